/** XML of the Citation Style Language as a tree, in the form of citeproc-js's "JSON styles". */
import { t } from '@vscode/l10n';
import { SaxesParser } from 'saxes';
import { decodeCharacterReferences } from '../literature/markedText';
import { escapeMarkup } from '../text/escape';

export interface CslNode {
  readonly name: string;
  readonly attrs: Record<string, string>;
  readonly children: (CslNode | string)[];
}

/** Why XML could not be read; `line` and `column` count from 0. */
export class XmlError extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message);
  }
}

/** The depth of nested elements that is read: styles have a dozen levels, a hostile file may have a million. */
const DEEPEST = 200;

/** Elements whose empty text counts: a style can remove a term that way. */
const emptyTexts = new Set(['term', 'single', 'multiple']);

/**
 * Parses XML. Comments and white space between elements are left out.
 *
 * @throws XmlError where it is not well-formed
 */
export function parseCsl(xml: string): CslNode {
  const parser = new SaxesParser({ xmlns: false });
  const root: CslNode = { name: '', attrs: {}, children: [] };
  const open = [root];
  parser.on('error', ({ message }) => {
    const reason = message.replace(/^(?:.*?:)?\d+:\d+: /, '');
    throw new XmlError(reason, parser.line - 1, parser.column);
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) {
      throw new XmlError(t('elements are nested too deeply'), parser.line - 1, parser.column);
    }
    const node: CslNode = { name, attrs: decoded(attributes), children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
  });
  parser.on('text', (text) => open.at(-1)?.children.push(text));
  parser.on('cdata', (text) => open.at(-1)?.children.push(text));
  parser.on('closetag', () => tidy(open.pop() as CslNode));
  parser.write(xml.replace(/^\uFEFF/, '')).close();
  return elementsOf(root)[0] as CslNode;
}

/** Attributes without references that an editor has escaped once more: `delimiter=". &amp;#8211; "`. */
function decoded(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [
      name,
      value.includes('&#') ? decodeCharacterReferences(value) : value,
    ]),
  );
}

/** Keeps either elements or text, since citeproc-js cannot handle both; white space alone is text only in a term. */
function tidy({ name, children }: CslNode): void {
  const elements = children.filter((child) => typeof child !== 'string');
  const written = children.filter((child) => typeof child === 'string').join('');
  // A term whose end tag is on the next line is empty.
  const text = /^\s*\n\s*$/.test(written) ? '' : written;
  const isText = elements.length === 0 && (text.trim() !== '' || emptyTexts.has(name));
  children.splice(0, children.length, ...(isText ? [text] : elements));
}

/** The elements within an element; with a name, only those with that name. */
export function elementsOf({ children }: CslNode, name?: string): CslNode[] {
  return children.filter(
    (child) => typeof child !== 'string' && (name === undefined || child.name === name),
  ) as CslNode[];
}

/** The text of an element. */
export function textOf(node: CslNode | undefined): string {
  return node?.children.filter((child) => typeof child === 'string').join('') ?? '';
}

/** A tree as XML, for programs that read styles from files; {@link parseCsl} reads it as the same tree. */
export function writeCsl(node: CslNode): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(node)}\n`;
}

function element({ name, attrs, children }: CslNode): string {
  const written = Object.entries(attrs).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`);
  const content = children.map((it) => (typeof it === 'string' ? escapeMarkup(it) : element(it)));
  return content.length > 0
    ? `<${name}${written.join('')}>${content.join('')}</${name}>`
    : `<${name}${written.join('')}/>`;
}

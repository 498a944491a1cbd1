/** The common parts of the readers of XML: they read record by record, so that a mistake damages one record only. */
import { SaxesParser } from 'saxes';
import { elementText } from '../literature/markedText';
import type { Range } from '../text/range';

/**
 * The ranges of the elements with some names; one that is not closed ends before the next one.
 *
 * @param names names of elements that are never nested in one another
 */
export function splitElements(text: string, names: readonly string[]): Range[] {
  const either = names.join('|');
  const opening = new RegExp(`<(${either})(?:\\s[^>]*)?>`, 'g');
  const next = new RegExp(`<(?:${either})(?:\\s[^>]*)?>|</(?:${either})(?:Set)?>`, 'g');
  const ranges: Range[] = [];
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    next.lastIndex = opening.lastIndex;
    const ending = next.exec(text);
    const isClosed = ending?.[0] === `</${match[1]}>`;
    const end = ending ? ending.index + (isClosed ? ending[0].length : 0) : text.length;
    ranges.push({ start: match.index, end });
    opening.lastIndex = end;
  }
  return ranges;
}

/** An element: its attributes, and the text between its tags if it contains no other element. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of the element and of all elements in it, with CSL's mark-up, and with one blank for several. */
  readonly text: string;
}

export interface ReadElement {
  readonly root: XmlElement;
  /** Whether it is well-formed. The part before a mistake is read in any case. */
  readonly isValid: boolean;
}

/** The most levels of elements that are read: a record has ten, a hostile file may have a million. */
const DEEPEST = 64;

class OpenElement implements XmlElement {
  readonly children: OpenElement[] = [];
  /** The text with all its blanks. */
  written = '';
  /** The text that it adds to the element around it. */
  marked = '';
  private read: string | undefined;

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  /** Computed on first access, since few of the many nested elements are used. */
  get text(): string {
    this.read ??= this.written.replace(/\s+/g, ' ').trim();
    return this.read;
  }
}

/**
 * Reads one element. Entities other than the five of XML and character references are mistakes: none is ever declared,
 * expanded or fetched.
 */
export function readElement(source: string): ReadElement {
  const root = new OpenElement('', {});
  const open = [root];
  let isValid = true;
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  const add = (piece: string) => {
    // Blanks between the elements of a formula are only layout.
    const isLayout = piece.trim() === '' && open.some(({ name }) => /^(?:\w+:)?math$/.test(name));
    (open.at(-1) as OpenElement).written += isLayout ? '' : piece;
  };
  parser.on('error', () => {
    isValid = false;
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > DEEPEST) {
      throw new Error('too deep');
    }
    const element = new OpenElement(name, attributes);
    (open.at(-1) as OpenElement).children.push(element);
    open.push(element);
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => close(open));
  try {
    parser.write(source).close();
  } catch {
    isValid = false;
  }
  while (open.length > 1) {
    close(open);
  }
  return { root, isValid };
}

/** Ends the innermost element; its text becomes part of the element around it. */
function close(open: OpenElement[]): void {
  const element = open.length > 1 ? open.pop() : undefined;
  if (element) {
    const parts = element.children.map(({ marked }) => marked);
    element.marked = elementText(element.name, element.written, parts);
    (open.at(-1) as OpenElement).written += element.marked;
  }
}

/** The elements at a path: `elementsAt(article, 'Journal', 'Title')`. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((it) => it.name === name)),
    [element],
  );
}

/** The text of the first element at a path that has any. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path).find(({ text }) => text !== '')?.text;
}

/** What the readers of XML share: records from tag to tag, so that a mistake damages one of them only. */
import { SaxesParser } from 'saxes';
import { elementText } from '../literature/markedText';
import type { Range } from '../text/range';

/**
 * The ranges of the elements of some names; one that is not closed ends before the next.
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

/** An element as it was read: attributes, and text between its tags where no other element is in it. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** The text of the element and of all in it, with mark-up that CSL has, blanks as one. */
  readonly text: string;
}

export interface ReadElement {
  readonly root: XmlElement;
  /** Whether it is well-formed; what comes before a mistake is read in any case. */
  readonly isValid: boolean;
}

/** Levels of elements that are read: a record has ten, an attack may have a million. */
const DEEPEST = 64;

class OpenElement implements XmlElement {
  readonly children: OpenElement[] = [];
  /** The text with all its blanks. */
  written = '';
  /** What it adds to the text of the element around it. */
  marked = '';
  private read: string | undefined;

  constructor(
    readonly name: string,
    readonly attributes: Readonly<Record<string, string>>,
  ) {}

  /** Made at the first access, since few texts of the many nested elements are used. */
  get text(): string {
    this.read ??= this.written.replace(/\s+/g, ' ').trim();
    return this.read;
  }
}

/**
 * Reads one element. Entities other than the five of XML and character references are mistakes: none
 * is ever declared, expanded or fetched.
 */
export function readElement(source: string): ReadElement {
  const root = new OpenElement('', {});
  const open = [root];
  let isValid = true;
  const parser = new SaxesParser({ fragment: true, xmlns: false });
  const add = (piece: string) => {
    // Blanks between the elements of a formula are its layout.
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

/** Ends the innermost element, whose text becomes part of the one around it. */
function close(open: OpenElement[]): void {
  const element = open.length > 1 ? open.pop() : undefined;
  if (element) {
    const parts = element.children.map(({ marked }) => marked);
    element.marked = elementText(element.name, element.written, parts);
    (open.at(-1) as OpenElement).written += element.marked;
  }
}

/** The elements that a path leads to: `elementsAt(article, 'Journal', 'Title')`. */
export function elementsAt(element: XmlElement, ...path: readonly string[]): XmlElement[] {
  return path.reduce<XmlElement[]>(
    (found, name) => found.flatMap(({ children }) => children.filter((it) => it.name === name)),
    [element],
  );
}

/** The text of the first element that a path leads to and that has any. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  return elementsAt(element, ...path).find(({ text }) => text !== '')?.text;
}

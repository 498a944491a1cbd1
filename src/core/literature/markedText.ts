/**
 * Titles and abstracts with the mark-up of HTML, JATS or MathML, as Crossref, PubMed, Web of Science and Scopus provide
 * them. Names of elements ignore case: Web of Science writes `<SUP>`.
 */

import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { subscript, superscript } from '../text/scripts';

/** Mark-up of CSL for elements of HTML and JATS with the same meaning; `inf` is Scopus' and Elsevier's. */
const cslMarks: ReadonlyMap<string, string> = new Map([
  ...['i', 'it', 'ital', 'italic', 'italics', 'em', 'emph'].map((name) => [name, 'i'] as const),
  ...['b', 'bf', 'bold', 'strong'].map((name) => [name, 'b'] as const),
  ...['sup', 'superscript'].map((name) => [name, 'sup'] as const),
  ...['sub', 'inf', 'subscript'].map((name) => [name, 'sub'] as const),
  ...['sc', 'small-caps', 'smallcaps'].map((name) => [name, 'sc'] as const),
]);
const SMALL_CAPITALS = '<span style="font-variant:small-caps;">';
/** Elements of JATS and HTML that end with a line end. */
const blocks = /^(?:title|p|sec|br|div|li|list-item|h\d)$/;
/** Elements that are replaced by their text. Other tags are text themselves: "IL-6<TNF and TNF>IL-1". */
const plainElements = new Set(
  `
    a abbr abstract article-title big br center cite code div font h1 h2 h3 h4 h5 h6 label li list
    list-item monospace named-content ol p q roman sans-serif scp script sec section small span strike
    styled-content subtitle title tt u ul underline overline xref ext-link formula tex inline-formula
    disp-formula inline-graphic alternatives tex-math sansserif nobr annotation annotation-xml
    semantics math maction mfenced mfrac mi mn mo mover mpadded mphantom mroot mrow ms mspace msqrt
    mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none mprescripts mmultiscripts
  `
    .trim()
    .split(/\s+/),
);
const tag = /<(\/?)([a-zA-Z][\w:.-]*)(\s[^<>]*)?(\/?)>/g;

/**
 * The text of an element in the mark-up of CSL: `<SUP>2</SUP>` is `<sup>2</sup>`, MathML's
 * `<msup><mi>x</mi><mn>2</mn></msup>` is `x<sup>2</sup>`.
 *
 * @param name of the element, with or without a prefix
 * @param inner its text, in the mark-up of CSL
 * @param parts the texts of the elements in it
 */
export function elementText(name: string, inner: string, parts: readonly string[]): string {
  const local = localName(name);
  const mark = cslMarks.get(local);
  if (mark) {
    const isEmpty = inner.trim() === '';
    return isEmpty
      ? inner
      : mark === 'sc'
        ? `${SMALL_CAPITALS}${inner}</span>`
        : `<${mark}>${inner}</${mark}>`;
  }
  const [base = '', first = '', second = ''] = parts.map((part) => part.trim());
  switch (local) {
    case 'msup':
    case 'mover':
      return `${base}<sup>${first}</sup>`;
    case 'msub':
    case 'munder':
      return `${base}<sub>${first}</sub>`;
    case 'msubsup':
    case 'munderover':
      return `${base}<sub>${first}</sub><sup>${second}</sup>`;
    case 'mfrac':
      return `${base}/${first}`;
    case 'msqrt':
      return `√${inner.trim()}`;
    case 'mspace':
      return ' ';
    case 'mi':
    case 'mn':
    case 'mo':
      // Invisible characters: "apply function", "times", and the like.
      return inner.replace(/[\u2061-\u2064]/g, '').trim();
    case 'annotation':
    case 'annotation-xml':
    case 'tex-math':
      return '';
    case 'math':
      return inner.trim();
    default:
      return blocks.test(local) ? `${inner} ` : inner;
  }
}

/** The most levels of elements that are read; deeper elements are read as text of their level. */
const DEEPEST = 64;

interface OpenTag {
  readonly name: string;
  /** The opening tag of a span in CSL's mark-up. */
  readonly span: string | undefined;
  text: string;
  readonly parts: string[];
}

/** Keeps the mark-up that CSL has, removes any other, and joins blanks. */
export function withCslMarks(written: string): string {
  return decodeCharacterReferences(tagsAsCsl(written)).replace(/\s+/g, ' ').trim();
}

/** Tags in the mark-up of CSL: `<SUP>+</SUP>` becomes `<sup>+</sup>`; the rest stays as it is. */
export function tagsAsCsl(text: string): string {
  const open: OpenTag[] = [{ name: '', span: undefined, text: '', parts: [] }];
  const counts = new Map<string, number>();
  const add = (piece: string) => {
    const isLayout = (counts.get('math') ?? 0) > 0 && piece.trim() === '';
    (open.at(-1) as OpenTag).text += isLayout ? '' : piece;
  };
  /** Ends the innermost element; one that was never closed gets no mark-up. */
  const close = (isClosed: boolean) => {
    const { name, span, text: inner, parts } = open.pop() as OpenTag;
    counts.set(name, (counts.get(name) ?? 1) - 1);
    const around = open.at(-1) as OpenTag;
    const block = blocks.test(name) ? `${inner} ` : inner;
    const result = !isClosed
      ? block
      : span
        ? `${span}${inner}</span>`
        : elementText(name, inner, parts);
    around.text += result;
    around.parts.push(result);
  };
  let from = 0;
  for (const match of text.matchAll(tag)) {
    const [whole, slash, , attributes = '', isEmpty] = match;
    const name = localName(match[2] as string);
    if (!isElement(name)) {
      continue;
    }
    add(text.slice(from, match.index));
    from = match.index + whole.length;
    if (isEmpty || name === 'br' || (!slash && open.length > DEEPEST)) {
      add(elementText(name, '', []));
    } else if (!slash) {
      open.push({ name, span: cslSpan(name, attributes), text: '', parts: [] });
      counts.set(name, (counts.get(name) ?? 0) + 1);
    } else if ((counts.get(name) ?? 0) > 0) {
      while (open.at(-1)?.name !== name) {
        close(false);
      }
      close(true);
    }
  }
  add(text.slice(from));
  while (open.length > 1) {
    close(false);
  }
  return (open[0] as OpenTag).text;
}

/** A title from a file of references, with the mark-up of CSL, and one blank for several. */
export function markedTitle(written: string | undefined): string | undefined {
  return written && tagsAsCsl(written).replace(/\s+/g, ' ').trim();
}

function isElement(name: string): boolean {
  return cslMarks.has(name) || plainElements.has(name);
}

function cslSpan(name: string, attributes: string): string | undefined {
  if (name !== 'span') {
    return undefined;
  }
  const [, kind] = /class=["']?(nocase|nodecor)\b/.exec(attributes) ?? [];
  if (kind) {
    return `<span class="${kind}">`;
  }
  return /font-variant:\s*small-caps/.test(attributes) ? SMALL_CAPITALS : undefined;
}

/**
 * Plain text. Superscripts and subscripts become Unicode characters if these exist, so that 10⁶ does not become 106;
 * each paragraph is one line, and the title of a section comes before its first paragraph.
 */
export function plainText(written: string): string {
  const raised = written
    .replace(
      /<(?:jats:)?sup>([^<>]{1,12})<\/(?:jats:)?sup>/gi,
      (_, marked: string) => superscript(marked) ?? marked,
    )
    .replace(
      /<(?:jats:)?(?:sub|inf)>([^<>]{1,12})<\/(?:jats:)?(?:sub|inf)>/gi,
      (_, marked: string) => subscript(marked) ?? marked,
    );
  const lines = raised
    .replace(/(<\/(?:\w+:)?title>)\s*/g, ': $1')
    .replace(tag, (whole: string, slash: string, name: string) => {
      const local = localName(name);
      if (!isElement(local)) {
        return whole;
      }
      const isBreak = blocks.test(local) && local !== 'title';
      return isBreak && (slash || local === 'br') ? '\n' : '';
    });
  return decodeCharacterReferences(lines)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

/** Removes characters that a text file cannot contain: control characters and halves of surrogate pairs. */
export function writable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1).toLowerCase();
}

/** Decodes character references once: those that publishers encode twice, "&amp;lt;", stay references. */
export function decodeCharacterReferences(text: string): string {
  return text.replace(/&(?:#(x[0-9a-f]{1,6}|\d{1,7})|(\w{2,31}));/gi, (whole, number, name) => {
    if (name) {
      return decodeNamedCharacterReference(name) || whole;
    }
    const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}

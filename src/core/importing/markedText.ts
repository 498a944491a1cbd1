/** Reads titles and abstracts with mark-up of HTML or JATS, as Crossref and PubMed deliver them. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const superscripts = lookup('0123456789+-−=()in', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ');
const subscripts = lookup('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');
/** CSL's mark-up by the elements of HTML and JATS with the same meaning. */
const cslMarks: ReadonlyMap<string, string> = new Map(
  Object.entries({ i: 'i', italic: 'i', em: 'i', b: 'b', bold: 'b', strong: 'b' }).concat([
    ['sup', 'sup'],
    ['sub', 'sub'],
  ]),
);
const tag = /<(\/?)([a-zA-Z][\w:.-]*)(?:\s[^<>]*)?\/?>/g;
/** Elements of JATS and HTML that end with a line end. */
const blocks = /^(?:title|p|sec|br|div|li|list-item|h\d)$/;

/** Keeps the mark-up that CSL has, removes any other, and joins blanks. */
export function withCslMarks(written: string): string {
  const text = written.replace(tag, (_, slash: string, name: string) => {
    const mark = cslMarks.get(localName(name));
    return mark ? `<${slash}${mark}>` : '';
  });
  return decoded(text).replace(/\s+/g, ' ').trim();
}

/**
 * Plain text: superscripts and subscripts become the letters that Unicode has for them, so that 10⁶ does not
 * become 106; each paragraph is one line, and the title of a section is before its first paragraph.
 */
export function plainText(written: string): string {
  const raised = written
    .replace(/<(?:jats:)?sup>([^<>]{1,12})<\/(?:jats:)?sup>/g, (_, marked: string) =>
      inScript(marked, superscripts),
    )
    .replace(/<(?:jats:)?sub>([^<>]{1,12})<\/(?:jats:)?sub>/g, (_, marked: string) =>
      inScript(marked, subscripts),
    );
  const lines = raised
    .replace(/(<\/(?:\w+:)?title>)\s*/g, ': $1')
    .replace(tag, (_, slash: string, name: string) => {
      const local = localName(name);
      const isBreak = blocks.test(local) && local !== 'title';
      return isBreak && (slash || local === 'br') ? '\n' : '';
    });
  return decoded(lines)
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
function decoded(text: string): string {
  return text.replace(/&(?:#(x[0-9a-f]{1,6}|\d{1,7})|(\w{2,31}));/gi, (whole, number, name) => {
    if (name) {
      return decodeNamedCharacterReference(name) || whole;
    }
    const code = /^x/i.test(number) ? Number.parseInt(number.slice(1), 16) : Number(number);
    const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
    return isCharacter ? String.fromCodePoint(code) : '\uFFFD';
  });
}

function inScript(marked: string, script: ReadonlyMap<string, string>): string {
  const units = [...marked].map((unit) => script.get(unit));
  return units.every((unit) => unit !== undefined) ? units.join('') : marked;
}

function lookup(plain: string, marked: string): ReadonlyMap<string, string> {
  const shown = [...marked];
  return new Map([...plain].map((unit, at) => [unit, shown[at] as string]));
}

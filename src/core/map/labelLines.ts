/** Widths of characters at a font size of 1. They are generous, since the reader's font is unknown. */
const NARROW = 0.34;
const USUAL = 0.58;
const WIDE = 0.76;
const WIDEST = 1.05;

/** The most UTF-16 units in the first line of a label, and in the second one. */
const LINE = 22;
const LAST_LINE = 28;

/** The approximate width of a text, in the unit of the font size. */
export function textWidth(text: string, fontSize: number): number {
  let width = 0;
  for (const character of text) {
    width += widthOf(character);
  }
  return width * fontSize;
}

function widthOf(character: string): number {
  if (/[ijlI.,:;'|()[\]/\- ]/.test(character)) {
    return NARROW;
  }
  if (/[\u2e80-\uffff]|[^\0-\uffff]/u.test(character)) {
    return WIDEST;
  }
  return /[A-ZmwMW@%…\u0391-\u03a9\u0410-\u042f]/.test(character) ? WIDE : USUAL;
}

/** Breaks a label into at most two lines, and cuts the rest with an ellipsis. */
export function labelLines(label: string): string[] {
  const text = label.replace(/\s+/g, ' ').trim();
  if (text.length <= LINE) {
    return [text];
  }
  const space = text.lastIndexOf(' ', LINE);
  const hyphen = text.lastIndexOf('-', LINE - 1) + 1;
  const end = Math.max(space, hyphen) > 0 ? Math.max(space, hyphen) : LINE;
  return [text.slice(0, end).trim(), shorten(text.slice(end).trim())];
}

function shorten(text: string): string {
  // Cuts between characters, so that no surrogate pair is split.
  const characters = [...text];
  return characters.length <= LAST_LINE ? text : `${characters.slice(0, LAST_LINE - 1).join('')}…`;
}

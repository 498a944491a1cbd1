/**
 * Runs in the page, so it uses only its parameters. Rendered lines are in any order, consist of spans that
 * split a text anywhere, and have no-break spaces instead of spaces.
 *
 * @param {Element[]} lines
 * @param {{ text: string, occurrence: number }} wanted
 * @returns {{ x: number, y: number, width: number, height: number } | undefined}
 */
export function findTextInPage(lines, { text, occurrence }) {
  /** @param {Element} line */
  const topOf = (line) => line.getBoundingClientRect().top;

  /** @param {Element} line @param {number} offset */
  const placeAt = (line, offset) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let rest = offset;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (rest <= length) return { node, offset: rest };
      rest -= length;
    }
    throw new Error('offset outside of the line');
  };

  let seen = 0;
  for (const line of [...lines].sort((a, b) => topOf(a) - topOf(b))) {
    const content = (line.textContent ?? '').replaceAll('\u00a0', ' ');
    for (let at = content.indexOf(text); at >= 0; at = content.indexOf(text, at + 1)) {
      if (seen++ < occurrence) continue;
      const range = document.createRange();
      const start = placeAt(line, at + 1);
      range.setStart(start.node, start.offset - 1);
      const end = placeAt(line, at + text.length);
      range.setEnd(end.node, end.offset);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x, y, width, height };
    }
  }
  return undefined;
}

/** Where an identifier or an address in a sentence ends. */

/**
 * Removes the end of a sentence after a DOI or an address, and closing brackets without an opening one in it: both may
 * contain pairs of brackets.
 */
export function withoutEnding(text: string): string {
  const open = new Map<string, number>(pairs.map(([opening]) => [opening, 0]));
  for (const mark of text) {
    const opening = pairs.find(([, closing]) => closing === mark)?.[0] ?? mark;
    const count = open.get(opening);
    if (count !== undefined) {
      open.set(opening, count + (opening === mark ? 1 : -1));
    }
  }
  let end = text.length;
  for (; end > 0; end--) {
    const mark = text[end - 1] as string;
    const opening = pairs.find(([, closing]) => closing === mark)?.[0];
    const surplus = opening === undefined ? 0 : (open.get(opening) ?? 0);
    if (opening !== undefined && surplus < 0) {
      open.set(opening, surplus + 1);
    } else if (!/[.,;:!?'"’”»*_]/.test(mark)) {
      break;
    }
  }
  return text.slice(0, end);
}

const pairs = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['<', '>'],
] as const;

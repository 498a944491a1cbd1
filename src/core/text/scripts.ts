/** Unicode's superscripts and subscripts, so that 10⁶ does not become 106. */

const raised = lookup('0123456789+-−=()in', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁱⁿ');
const lowered = lookup('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');

/** A text in superscript letters; undefined if Unicode lacks one of them. */
export function superscript(text: string): string | undefined {
  return inScript(text, raised);
}

/** A text in subscript letters; undefined if Unicode lacks one of them. */
export function subscript(text: string): string | undefined {
  return inScript(text, lowered);
}

function inScript(text: string, script: ReadonlyMap<string, string>): string | undefined {
  const letters = [...text].map((letter) => script.get(letter));
  return letters.includes(undefined) ? undefined : letters.join('');
}

function lookup(plain: string, marked: string): ReadonlyMap<string, string> {
  const letters = [...marked];
  return new Map([...plain].map((letter, at) => [letter, letters[at] as string]));
}

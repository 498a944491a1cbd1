/**
 * One typing slip between two words: a missing, added or replaced letter, or two swapped neighbours. That is
 * a Damerau–Levenshtein distance of 1 (Damerau 1964, CACM 7(3):171-176, who found that four in five
 * misspellings are such slips).
 *
 *     tocilizumb → tocilizumab      interluekin → interleukin      facter → factor
 */

/** Letters in endings of words: -s, -ed, -ing, -ic, -al, -ist, -y, and foreign -e, -a, -o, -i. */
const endings = /[acdegilorsty]/;
/**
 * The fewest letters of a word whose first letter may be a slip: in shorter words, another first letter makes
 * another word.
 */
const LONG_WORD = 9;

/**
 * Whether a written word is a known one with one slip.
 *
 * Some differences are not slips:
 *
 *     at the end      cytokines, cyclosporine, thrombopoietic: other forms, here or in other languages
 *     at the front    first letters are seldom wrong, and another makes another word: emission, remission
 *     British, or not chimaeric, tumour, stabiliser
 *     not of a to z   interféron: another language
 *
 * @param written folded
 * @param known folded, and different from the written word
 */
export function isOneSlip(written: string, known: string): boolean {
  const from = commonStart(written, known);
  const shared = commonEnd(written, known, Math.min(written.length, known.length) - from);
  const typed = written.slice(from, written.length - shared);
  const meant = known.slice(from, known.length - shared);
  if (!/^[a-z]*$/.test(typed) || inAmerican(written) === inAmerican(known)) {
    return false;
  }
  if (typed.length === 2 && meant.length === 2) {
    return typed[0] === meant[1] && typed[1] === meant[0];
  }
  if (typed.length > 1 || meant.length > 1 || typed === meant) {
    return false;
  }
  if (from === 0) {
    return meant.length === 1 && known.length >= LONG_WORD;
  }
  return shared > 0 || !endings.test(typed + meant);
}

/** The American spelling of a word. */
function inAmerican(word: string): string {
  return word
    .replace(/[ao]e/g, 'e')
    .replace(/our/g, 'or')
    .replace(/(?<=[iy])s(?=[aei])/g, 'z');
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) {
    length++;
  }
  return length;
}

function commonEnd(a: string, b: string, most: number): number {
  let length = 0;
  while (length < most && a[a.length - 1 - length] === b[b.length - 1 - length]) {
    length++;
  }
  return length;
}

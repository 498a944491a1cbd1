/**
 * Names that are the initials of an author: "Breton MP et al.", "Breton MP, Smith AB. Title", "MP Breton et al."
 */
import type { Range } from '../text/range';

/** UTF-16 units before and after initials that decide. */
const WINDOW = 60;

const initials = /^\p{Lu}{1,3}$/u;
const surname = "\\p{Lu}[\\p{L}'’-]+";
const author = `(?:${surname} )?${surname} \\p{Lu}{1,3}`;
const surnameBefore = new RegExp(`(?:^|[\\s,;.(])${surname} $`, 'u');
/** The author before, and the surname of this one. */
const authorBefore = new RegExp(
  `${author}(?:,|,? (?:and|und|et|y|&)) (?:${surname} )?${surname} $`,
  'u',
);
const authorAfter = new RegExp(
  `^(?:,|,? (?:and|und|et|y|&)) ${author}(?=[,.;:]|\\s(?:and|und|et|y|&)\\s)`,
  'u',
);
const andOthers = /^,? et al(?!\p{L})/u;
const surnameAndOthers = new RegExp(`^ ${surname}(?:,? et al(?!\\p{L}))`, 'u');

/** Whether what stands between two offsets of a text is the initials of an author. */
export function isInitials(text: string, { start, end }: Range): boolean {
  if (!initials.test(text.slice(start, end))) {
    return false;
  }
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const after = text.slice(end, end + WINDOW);
  const followsSurname = surnameBefore.test(before);
  return (
    (followsSurname &&
      (andOthers.test(after) || authorAfter.test(after) || authorBefore.test(before))) ||
    surnameAndOthers.test(after)
  );
}

/**
 * Names that are in fact the initials of an author: "Breton MP et al.", "Breton MP, Smith AB. Title", "MP Breton et
 * al.", "Breton, MP, and Smith, AB (2007)"; and those that are a surname: "Smith AB, Fas CD. Title".
 */
import { oneOf } from '../text/patterns';
import type { Range } from '../text/range';

/** UTF-16 units before and after initials that are examined. */
const WINDOW = 60;

const initials = /^\p{Lu}{1,3}$/u;
/** Said of what is measured, where a surname would be: "Serum TNF, Plasma CRP", "Low TNF and High CRP". */
const saidOfMolecules = oneOf`
  Anti Baseline Basal Blocking Circulating Combined Decreased Elevated Endogenous Exogenous Fasting Fetal High
    Higher Human Increased Initial Intracellular Local Low Lower Maternal Mean Median Mouse Murine Neutrali[sz]ing
    Normal Peak Plasma Raised Recombinant Reduced Saliva Salivary Serum Soluble Sputum Synovial Systemic Tissue Total
    Trough Urinary Urine`;
const surname = `(?!${saidOfMolecules} )\\p{Lu}[\\p{L}'’-]+`;
const author = `(?:${surname} )?${surname} \\p{Lu}{1,3}`;
const surnameBefore = new RegExp(`(?:^|[\\s,;.(])${surname} $`, 'u');
/** The author before, and the surname of this one. */
const authorBefore = new RegExp(
  `${author}(?:,|,? (?:and|und|et|y|&)) (?:${surname} )?${surname} $`,
  'u',
);
const authorAfter = new RegExp(
  `^(?:,|,? (?:and|und|et|y|&)) ${author}(?=[,.;:]|\\s(?:and|und|et|y|&)\\s|\\s?\\()`,
  'u',
);
const andOthers = /^,? et al(?!\p{L})/u;
const surnameAndOthers = new RegExp(`^ ${surname}(?:,? et al(?!\\p{L}))`, 'u');

/** Letters of what is a symbol rather than initials between commas: "Age, CRP, Sex, BMI". */
const SYMBOL = 3;
/** A surname, as opposed to a symbol in capitals in a list such as "PTH, PRL, GH". */
const wordlike = "\\p{Lu}\\p{Ll}[\\p{L}'’-]*";
/** A surname and a comma before initials, and the text that may follow such initials. */
const surnameAndComma = new RegExp(`(?:^|[\\s;.(&])${wordlike}, $`, 'u');
const otherAndComma = new RegExp(
  `^\\.?,?(?: (?:and|und|et|y|&))? (?:${wordlike}, \\p{Lu}|\\((?:19|20)\\d\\d)`,
  'u',
);
const word = /^\p{Lu}\p{Ll}+$/u;
/** Initials after a surname, and what shows that they are initials: another author, "et al.", or a year. */
const initialsAfter = new RegExp(
  `^ \\p{Lu}{1,3}(?:,? et al(?!\\p{L})|(?:,|,? (?:and|und|et|y|&)) ${author}(?=[,.;:]|\\s?\\())`,
  'u',
);
const lastInitials = /^ \p{Lu}{1,3}(?=[.,;:]| \()/u;
/** An author right before a surname. */
const otherBefore = new RegExp(`${author}(?:,|,? (?:and|und|et|y|&)) $`, 'u');
const initialsAndComma = /^, \p{Lu}\.(?:[ -]?\p{Lu}\.)*(?:,| \((?:19|20)\d\d|$)/u;

/** Whether the text between two offsets is the initials of an author, or the surname. */
export function isInitials(text: string, { start, end }: Range): boolean {
  const surface = text.slice(start, end);
  if (word.test(surface)) {
    const following = text.slice(end, end + WINDOW);
    return (
      initialsAfter.test(following) ||
      initialsAndComma.test(following) ||
      (lastInitials.test(following) &&
        otherBefore.test(text.slice(Math.max(0, start - WINDOW), start)))
    );
  }
  if (!initials.test(surface)) {
    return false;
  }
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const after = text.slice(end, end + WINDOW);
  const followsSurname = surnameBefore.test(before);
  return (
    (followsSurname &&
      (andOthers.test(after) || authorAfter.test(after) || authorBefore.test(before))) ||
    (surface.length < SYMBOL && surnameAndComma.test(before) && otherAndComma.test(after)) ||
    surnameAndOthers.test(after)
  );
}

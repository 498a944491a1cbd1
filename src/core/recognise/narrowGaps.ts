/**
 * Gaps in names that are wider than one hyphen or blank, as line ends and copied text have them:
 *
 *     IL- 6     TNF -α     interleukin-⏎6     tumour  necrosis factor
 *
 * and Greek letters in brackets, as databases write lowered ones: IFN(alpha), IL-1(beta).
 */

/** Passed over in names, as folding tells. */
const ZERO_WIDTH = '\u200B';

const greek = '(?:[α-ωᵅᵝᵞ]|(?:alpha|beta|gamma|delta|lambda)(?![a-z]))';
/**
 * Runs of blanks; a hyphen with blanks on one side of it where a number or Greek letter comes next. With
 * blanks on both sides it is a dash: "IL-1 – 6 patients". Behind a number it is one too: "IL-4 -13".
 */
const wide = new RegExp(
  [
    '\\s{2,}',
    `(?<=[A-Za-z])[-‐‑–−]\\s{1,8}(?=\\d|[ab]\\d|${greek})`,
    `(?<=[A-Za-z])\\s{1,8}[-‐‑−](?=\\d|${greek})`,
    `(?<=\\d)(?:[-‐‑–−]\\s{1,8}|\\s{1,8}[-‐‑−])(?=${greek})`,
  ].join('|'),
  'gu',
);

const bracketed = new RegExp(`(?<=[A-Za-z\\d])\\((${greek})\\)`, 'gu');

/** The text with every gap narrowed to one unit, and as long as before: its offsets stay. */
export function narrowGaps(text: string): string {
  return text
    .replace(wide, (gap) => gap.charAt(0) + ZERO_WIDTH.repeat(gap.length - 1))
    .replace(bracketed, `-$1${ZERO_WIDTH}`);
}

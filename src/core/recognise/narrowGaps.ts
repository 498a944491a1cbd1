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
 * blanks on both sides it is a dash: "IL-1 – 6 patients". After a number it is one too: "IL-4 -13".
 */
const wide = new RegExp(
  [
    '\\s{2,}',
    `(?<=[A-Za-z])[-‐‑–−]\\s{1,8}(?=\\d|[ab]\\d|${greek})`,
    `(?<=[A-Za-z])\\s{1,8}[-‐‑−](?=\\d|${greek})`,
    `(?<=\\d)(?:[-‐‑–−]\\s{1,8}|\\s{1,8}[-‐‑−])(?=${greek})`,
  ].join('|'),
  'uy',
);

const bracketed = new RegExp(`\\(${greek}\\)`, 'uy');

/**
 * The text with every gap narrowed to one unit, and as long as before: its offsets stay.
 *
 * @param gaps the triggers of the text
 */
export function narrowGaps(text: string, gaps: readonly number[]): string {
  let narrowed = '';
  let after = 0;
  for (const at of gaps) {
    const isBracket = text.charCodeAt(at) === OPEN;
    const start = isBracket ? at : at - 1;
    const gap = start < after ? undefined : matchAt(isBracket ? bracketed : wide, text, start);
    if (gap !== undefined) {
      narrowed += text.slice(after, start);
      narrowed += isBracket
        ? `-${gap.slice(1, -1)}${ZERO_WIDTH}`
        : gap.charAt(0) + ZERO_WIDTH.repeat(gap.length - 1);
      after = start + gap.length;
    }
  }
  return after === 0 ? text : narrowed + text.slice(after);
}

function matchAt(sticky: RegExp, text: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.test(text) ? text.slice(at, sticky.lastIndex) : undefined;
}

const OPEN = 0x28;

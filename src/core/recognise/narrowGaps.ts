/**
 * Gaps in names that are wider than one hyphen or blank, from line ends and copied text:
 *
 *     IL- 6     TNF -α     interleukin-⏎6     tumour  necrosis factor
 *
 * and Greek letters in brackets, by which databases write subscripts: IFN(alpha), IL-1(beta).
 */

/** Ignored in names, as folding skips it. */
const ZERO_WIDTH = '\u200B';

const greek = '(?:[α-ωᵅᵝᵞ]|(?:alpha|beta|gamma|delta|lambda)(?![a-z]))';
/**
 * Runs of blanks; a hyphen with blanks on one side, before a number or Greek letter. With blanks on both sides it is a
 * dash: "IL-1 – 6 patients". After a number it is also a dash: "IL-4 -13".
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
 * The text with every gap narrowed to one unit; fillers keep its length, so that offsets stay.
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

/**
 * Aligns the prose of blocks with the text that markdown-it renders for them.
 *
 * Two parsers of CommonMark agree on nearly all text. Where they differ (quotation marks of the typographer, math
 * without a plug-in, mark-up of other plug-ins), the alignment continues after the difference; text without a
 * counterpart is left out.
 */
import { firstIndexWhere } from '../text/bisect';
import { PLACEHOLDER } from '../text/placeholder';

/** The number of equal units by which two places count as the same. */
const SAME = 8;
/** How far to search for such a place, in UTF-16 units of each text. */
const AHEAD = 160;

/** A stretch of prose with the equally long stretch of the rendered text, in UTF-16 units. */
export interface AlignedStretch {
  readonly prose: number;
  readonly shown: number;
  readonly length: number;
}

/**
 * The stretches of prose that are rendered unchanged, in order; a blank may be rendered as another one.
 *
 * The cost grows with the length of both texts: the search ahead is limited, and ends for good if it never succeeds.
 */
export function alignRendered(prose: string, shown: string): AlignedStretch[] {
  if (prose === shown) {
    return [{ prose: 0, shown: 0, length: prose.length }];
  }
  const stretches: AlignedStretch[] = [];
  let at = 0;
  let beside = 0;
  let tries = 4 + (prose.length + shown.length) / AHEAD;
  while (at < prose.length && beside < shown.length) {
    const length = commonLength(prose, at, shown, beside);
    if (length > 0) {
      stretches.push({ prose: at, shown: beside, length });
      at += length;
      beside += length;
      continue;
    }
    const next =
      blanksAt(prose, at, shown, beside) ??
      highlightAt(at, shown, beside) ??
      (tries-- > 0 ? meetingPoint(prose, at, shown, beside) : undefined);
    if (!next) {
      break;
    }
    [at, beside] = next;
  }
  return stretches;
}

/** The rendered range of a range of prose, if all of it is rendered without other text in between. */
export function renderedRange(
  stretches: readonly AlignedStretch[],
  start: number,
  end: number,
): { start: number; end: number } | undefined {
  const first = stretchAt(stretches, start);
  const last = stretchAt(stretches, end - 1);
  if (!first || !last || start >= end) {
    return undefined;
  }
  const from = first.shown + start - first.prose;
  const to = last.shown + end - last.prose;
  // If a line ends in two units, only one of them is rendered.
  return first === last || to - from < end - start ? { start: from, end: to } : undefined;
}

/** The stretch that contains a unit of prose. */
function stretchAt(stretches: readonly AlignedStretch[], at: number): AlignedStretch | undefined {
  const endsAfter = ({ prose, length }: AlignedStretch) => prose + length > at;
  const found =
    stretches[
      firstIndexWhere(stretches.length, (it) => endsAfter(stretches[it] as AlignedStretch))
    ];
  return found && found.prose <= at ? found : undefined;
}

function commonLength(prose: string, at: number, shown: string, beside: number): number {
  const most = Math.min(prose.length - at, shown.length - beside);
  let length = 0;
  while (length < most && prose.charCodeAt(at + length) === shown.charCodeAt(beside + length)) {
    length++;
  }
  return length;
}

/** The offsets after the blanks at both places, if both have some: a line may end in two units. */
function blanksAt(
  prose: string,
  at: number,
  shown: string,
  beside: number,
): [number, number] | undefined {
  const next = [afterBlanks(prose, at), afterBlanks(shown, beside)] as const;
  const isBlank = next[0] > at && (next[1] > beside || /\s/.test(shown.charAt(beside - 1)));
  return isBlank ? [...next] : undefined;
}

/** After the mark of a highlight, which is no prose, and which markdown-it without a plug-in shows: ==IL-6==. */
function highlightAt(at: number, shown: string, beside: number): [number, number] | undefined {
  return shown.startsWith(HIGHLIGHT, beside) ? [at, beside + HIGHLIGHT.length] : undefined;
}

const HIGHLIGHT = '==';

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[ \t\r\n]/.test(text.charAt(at))) {
    at++;
  }
  return at;
}

/** The nearest places from which both texts continue with the same units. */
function meetingPoint(
  prose: string,
  from: number,
  shown: string,
  beside: number,
): [number, number] | undefined {
  const window = shown.slice(beside, beside + AHEAD + SAME);
  const last = Math.min(prose.length, from + AHEAD);
  for (let at = from; at < last; at++) {
    const sample = prose.slice(at, at + SAME);
    const found = sample.startsWith(PLACEHOLDER) ? -1 : window.indexOf(sample);
    if (found !== -1) {
      return [at, beside + found];
    }
  }
  return undefined;
}

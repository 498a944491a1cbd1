/**
 * Lays the prose of blocks beside the text that markdown-it shows of them.
 *
 * Two parsers of CommonMark agree on nearly all of it. Where they do not (quotation marks of the
 * typographer, math without a plug-in, mark-up of other plug-ins), the two are brought together again
 * after the place; what has no counterpart stays without one.
 */
import { firstIndexWhere } from '../text/bisect';
import { BARRIER } from '../text/placeholder';

/** Units that must agree for two places to be the same place. */
const SAME = 8;
/** How far to look for such a place, in UTF-16 units of each. */
const AHEAD = 160;

/** A stretch of prose and the equally long one that is shown of it, in UTF-16 units. */
export interface AlignedStretch {
  readonly prose: number;
  readonly shown: number;
  readonly length: number;
}

/**
 * The stretches of prose that are shown as they are, in order; one blank may be shown as another.
 *
 * The work follows the length of both: looking ahead is bounded, and given up where it never helps.
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
      (tries-- > 0 ? meetingPoint(prose, at, shown, beside) : undefined);
    if (!next) {
      break;
    }
    [at, beside] = next;
  }
  return stretches;
}

/** Where a range of prose is shown, if all of it is, and nothing else in between. */
export function shownRange(
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
  // Where a line ends in two units, one of them is shown.
  return first === last || to - from < end - start ? { start: from, end: to } : undefined;
}

/** The stretch that a unit of prose is in. */
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

/** After the blanks at both places, if there are some at each: a line may end in two units. */
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

function afterBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[ \t\r\n]/.test(text.charAt(at))) {
    at++;
  }
  return at;
}

/** The nearest places at which both go on alike. */
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
    const found = sample.startsWith(BARRIER) ? -1 : window.indexOf(sample);
    if (found !== -1) {
      return [at, beside + found];
    }
  }
  return undefined;
}

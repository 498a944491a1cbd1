/**
 * The mark that silences the name before it, at this one place: a comment that no reader sees.
 *
 *     the CSF<!-- cytonote: silence --> was clear
 */
import type { ProseBlock } from './prose';

export const SILENCE_MARK = '<!-- cytonote: silence -->';

const mark = /^<!--\s*cytonote:\s*silence\s*-->$/;

/**
 * Where names end that are silenced.
 *
 * @param source the text that the block's offsets count in
 * @returns UTF-16 offsets in the source
 */
export function silencedEnds(source: string, { excluded }: ProseBlock): number[] {
  return excluded
    .filter(({ start, end }) => mark.test(source.slice(start, end)))
    .map(({ start }) => start);
}

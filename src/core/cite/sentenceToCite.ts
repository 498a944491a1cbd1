/** A sentence of a note that needs a publication, and what the note cited before it: what ranking wants to know. */
import type { CitationGroup } from '../citation/citation';
import { CitedBefore } from '../fit/citedBefore';
import type { CitingSentence } from '../fit/citingSentence';
import type { LiteratureIndex } from '../fit/literatureIndex';
import { proseOffset } from '../markdown/proseOffsets';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import { headingsAbove } from '../note/noteContext';
import { sentenceAt } from '../text/sentences';
import { keyOf } from './citedPublication';
import type { NoteLiterature } from './noteLiterature';

/** Citations before a sentence that are looked at: the nearest ones, so that a long note costs no more than this. */
const REMEMBERED = 100;

/**
 * The sentence around an offset as plain text, without its citations.
 *
 * @param at where the citation is to be, in the note; in the sentence or right after it
 */
export function sentenceToCite(
  analysis: NoteAnalysis,
  block: NoteBlock,
  offset: number,
  at: number = offset,
): CitingSentence {
  const { text, pieces } = block;
  const { start, end } = sentenceAt(text, proseOffset(pieces, offset));
  const marked = Math.min(Math.max(proseOffset(pieces, at), start), end);
  const plain = (from: number, to: number) => withoutGroups(block, from, to);
  return {
    sentence: `${plain(start, marked)} [CITE]${plain(marked, end)}`.trim(),
    before: plain(0, start),
    after: plain(end, text.length),
    heading: headingsAbove(analysis, block)
      .map((heading) => heading.text)
      .toReversed()
      .join(' > '),
  };
}

/** What the note cites before a block, in which words; the nearest citations alone. */
export function citedBefore(
  analysis: NoteAnalysis,
  block: NoteBlock,
  literature: NoteLiterature,
  index: LiteratureIndex,
): CitedBefore {
  const groups: { readonly in: NoteBlock; readonly group: CitationGroup }[] = [];
  for (let at = analysis.blocks.indexOf(block) - 1; at >= 0; at--) {
    const earlier = analysis.blocks[at] as NoteBlock;
    groups.push(...earlier.citations.map((group) => ({ in: earlier, group })).toReversed());
    if (groups.length >= REMEMBERED) {
      break;
    }
  }
  const cited = new CitedBefore();
  for (const { in: earlier, group } of groups.slice(0, REMEMBERED).toReversed()) {
    const keys = group.citations.flatMap((it) => keyOf(analysis, it, literature) ?? []);
    const places = index.placesOf(keys);
    if (places.length > 0) {
      cited.add(sentenceToCite(analysis, earlier, group.start), places);
    }
  }
  return cited;
}

/** A part of the prose of a block without the citations in it. */
function withoutGroups({ text, pieces, citations }: NoteBlock, start: number, end: number): string {
  let plain = '';
  let from = start;
  for (const group of citations) {
    const opens = proseOffset(pieces, group.start);
    const closes = proseOffset(pieces, group.end);
    if (closes > from && opens < end) {
      plain += text.slice(from, Math.max(from, opens));
      from = Math.max(from, closes);
    }
  }
  return (plain + text.slice(Math.min(from, end), end)).replace(/\s+/gu, ' ');
}

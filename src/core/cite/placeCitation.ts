/**
 * Where a citation goes, and how it gets there with the smallest edit:
 *
 *     IL-6 rises in **sepsis**.            →  IL-6 rises in **sepsis** [@emilie1998].
 *     IL-6 rises in sepsis [@trenova2016]. →  IL-6 rises in sepsis [@trenova2016; @emilie1998].
 */
import type { CitationKey } from '../library/schema';
import { blockAt, type NoteAnalysis, type NoteBlock } from '../note/analyseNote';
import type { CitationGroup } from '../note/citations';
import { proseOffset, sourceRanges } from '../note/proseOffsets';
import { type Range, splits, touches } from '../note/range';
import { sentenceAt } from '../note/sentences';
import type { Mention } from '../recognise/recogniser';

/** Text to put in place of a range of the note. */
export interface TextEdit extends Range {
  readonly text: string;
}

/** A place in a note for a citation: a position, or the group that stands there already. */
export type CitationPlace =
  | { readonly at: number; readonly group?: undefined }
  | { readonly at: number; readonly group: CitationGroup };

/**
 * The place of a citation for what stands at an offset: behind the last word of its sentence and
 * before the full stop, behind any link or code that ends there.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined where the offset is not in prose
 */
export function placeInSentence(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const block = blockAt(analysis, offset);
  if (!block) {
    return undefined;
  }
  const sentence = sentenceAt(block.text, proseOffset(block.pieces, offset));
  const end = sentence.start + endOfWords(block.text.slice(sentence.start, sentence.end));
  const [next] = end < block.text.length ? sourceRanges(block.pieces, end, end + 1) : [];
  return outsideOfMarkup(analysis, block, next ? next.start : endOfContent(analysis, block));
}

/**
 * The place of a citation at the cursor: there, or behind the word, link, code or mention it is in.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined where no citation can stand: in front matter, code blocks, math and HTML
 */
export function placeAtCursor(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const inFrontMatter = analysis.frontMatter && offset < analysis.frontMatter.end;
  if (inFrontMatter || analysis.closed.some((range) => splits(range, offset))) {
    return undefined;
  }
  const block = blockAt(analysis, offset);
  if (!block) {
    return { at: offset };
  }
  const mention = block.mentions.find((range) => splits(range, offset));
  const start = mention ? endOfMention(analysis, mention) : offset;
  const before = analysis.text.slice(block.start, start);
  const isInWord = /[\p{L}\p{N}]$/u.test(before);
  const rest = isInWord ? /^[\p{L}\p{N}]*/u.exec(analysis.text.slice(start, block.end)) : undefined;
  return outsideOfMarkup(analysis, block, start + (rest?.[0].length ?? 0));
}

/**
 * The edit that cites sources at a place.
 *
 * @returns undefined where every key stands there already, so that doing it twice changes nothing
 */
export function citeAt(
  analysis: NoteAnalysis,
  { at, group }: CitationPlace,
  keys: readonly CitationKey[],
): TextEdit | undefined {
  const cited = new Set(group?.citations.map(({ key }) => key));
  const missing = [...new Set(keys)].filter((key) => !cited.has(key)).map((key) => `@${key}`);
  if (missing.length === 0) {
    return undefined;
  }
  const list = missing.join('; ');
  if (group && analysis.text[group.end - 1] === ']') {
    return { start: group.end - 1, end: group.end - 1, text: `; ${list}` };
  }
  const blankBefore = at === 0 || /\s/.test(analysis.text[at - 1] as string) ? '' : ' ';
  const blankAfter = /[\p{L}\p{N}]/u.test(analysis.text[at] ?? '') ? ' ' : '';
  return { start: at, end: at, text: `${blankBefore}[${list}]${blankAfter}` };
}

/** Behind a mention, and behind the emphasis that closes in or after it: `IL-**6**`. */
function endOfMention({ text }: NoteAnalysis, { end, parts }: Mention): number {
  const marks = parts.length > 1 ? /^[*_~]*/.exec(text.slice(end, end + 6)) : undefined;
  return end + (marks?.[0].length ?? 0);
}

/** The offset in a sentence behind its last word: before the full stop and what closes behind that. */
function endOfWords(sentence: string): number {
  const ending = /\s*[.!?…:;,]+["'”’»)\]]*\s*$|\s+$/u.exec(sentence);
  return ending ? ending.index : sentence.length;
}

/** Where the words of a block end in the source, before the attributes of a heading (`{#id}`). */
function endOfContent({ text }: NoteAnalysis, block: NoteBlock): number {
  const attributes = /\s*\{[#.][^{}]*\}$/.exec(text.slice(block.start, block.end));
  return block.kind === 'heading' && attributes ? block.start + attributes.index : block.end;
}

/** Moves a position behind everything closed that it would split, and looks for the group it meets. */
function outsideOfMarkup({ text }: NoteAnalysis, block: NoteBlock, start: number): CitationPlace {
  const closed = block.closed.filter((range) => range.start < start);
  const at = closed.reduce((offset, range) => (splits(range, offset) ? range.end : offset), start);
  const group = block.citations.find(
    (range) => touches(range, at) || (range.end < at && /^\s*$/.test(text.slice(range.end, at))),
  );
  return group ? { at: group.end, group } : { at };
}

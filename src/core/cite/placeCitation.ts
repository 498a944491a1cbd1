/** Finds the place for a citation. */

import type { CitationGroup } from '../citation/citation';
import { proseOffset, sourceRanges } from '../markdown/proseOffsets';
import { blockAt, type NoteAnalysis, type NoteBlock } from '../note/noteAnalysis';
import { type Range, splits, touches } from '../text/range';
import { initials, sentenceAt } from '../text/sentences';
import { citationsAfterStops, LONGEST_ENDING } from './citingSentences';

/** A place in a note for a citation: a position, or a group that is already there. */
export type CitationPlace =
  | { readonly at: number; readonly group?: undefined }
  | { readonly at: number; readonly group: CitationGroup };

/**
 * The place of a citation for the sentence at an offset: after the last word of the sentence and before the full stop,
 * after any link or code that ends there.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined if the offset is not in prose
 */
export function placeInSentence(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const block = blockAt(analysis, offset);
  if (!block) {
    return undefined;
  }
  const at = proseOffset(block.pieces, offset);
  const text = textAround(block, analysis.text, at);
  const sentence = sentenceAt(text, at);
  const end = sentence.start + endOfWords(text.slice(sentence.start, sentence.end));
  const [next] = sourceRanges(block.pieces, end, end + 1);
  return outsideOfMarkup(analysis, block, next ? next.start : endOf(block, analysis.text));
}

/** Where a block ends in the note, without marks that must stay last. Prose does not contain some of them. */
function endOf({ start, end }: NoteBlock, note: string): number {
  return start + withoutLastMarks(note.slice(start, end)).length;
}

/**
 * The prose of a block up to where the sentence of an offset ends at the latest: without text that must stay last, and up
 * to a citation that comes right after a full stop, since that belongs to the sentence before it.
 *
 *     ::: note
 *     IL-6 rises.[@trenova2016] TNF falls. {#sec:il6}
 *     :::
 */
function textAround(block: NoteBlock, note: string, offset: number): string {
  const text = withoutLastMarks(block.text.slice(0, endOfLines(block, note, offset)));
  const citation = citationsAfterStops(block).find(({ end }) => offset < end);
  if (!citation || citation.end > text.length) {
    return text;
  }
  // Letters in place of the citation and of the full stop before it keep the sentence from ending there.
  const words = text
    .slice(0, citation.start)
    .replace(endingStop, (stop) => 'x'.repeat(stop.length));
  return words + 'x'.repeat(citation.end - citation.start);
}

/**
 * The end of the lines around an offset: before a line that begins or ends a div or directive, and after the title of a
 * call-out if the offset is in it: `:::{note}`, `:::`, `[!note] Title`.
 */
function endOfLines({ text, pieces, start, end }: NoteBlock, note: string, offset: number): number {
  const [title = ''] = calloutTitle.exec(text) ?? [];
  if (offset <= title.length && title !== '') {
    return title.length;
  }
  // In the source: prose has placeholders instead of the line that begins a directive.
  const fences = note.slice(start, end).matchAll(/\r?\n[ \t>]*:{3,}/g);
  const ends = Array.from(fences, ({ index }) => proseOffset(pieces, start + index));
  return ends.find((at) => at >= offset) ?? text.length;
}

/** Obsidian and GitHub: the first line of a call-out, with its text below it. */
const calloutTitle = /^\[![^\]\r\n]+\][^\r\n]*(?=[\r\n])/;

const tag = String.raw`\s+#(?=[\p{N}_/-]*\p{L})[\p{L}\p{N}_/-]+`;
/**
 * What must stay last in a block: attributes; Obsidian's identifier of a block, and dates, priorities and recurrence of
 * its tasks; fields of Dataview; several tags, or one after a full stop (else it may be a word of the sentence).
 *
 *     - [ ] IL-6 rises 🔁 every week 📅 2024-05-01 [owner:: Ann] #il6 #sepsis ^il6-rises
 */
const lastMark = new RegExp(
  `(?:${[
    '(?:\\s+|(?<=[^\\s\\])}`\uFFFC]))\\{(?:[#.:][^{}]*|[\\w-]+=[^{}]*)\\}',
    String.raw`\s\^[\w-]+`,
    String.raw`\s+(?:📅|📆|⏳|🛫|✅|➕|❌)\uFE0F?\s*\d{4}-\d\d-\d\d`,
    String.raw`\s+(?:⏫|🔼|🔽|🔺|⏬)\uFE0F?`,
    String.raw`\s+🔁\uFE0F?\s*every [a-z\d ,]+`,
    String.raw`\s+[[(][\p{L}\p{N} _-]+::[^[\]()]*[\])]`,
    `(?:${tag}){2,}`,
    `(?<=[\\p{Sentence_Terminal}…]["'”’»]?)${tag}`,
  ].join('|')})$`,
  'u',
);
/** UTF-16 units of the longest mark: the pattern looks at no more, since its time grows with the square of them. */
const LONGEST_MARK = 500;

/** A text without the marks at its end, and without the blanks around them. */
function withoutLastMarks(text: string): string {
  let rest = text;
  for (;;) {
    const written = rest.trimEnd();
    const [mark] = lastMark.exec(written.slice(-LONGEST_MARK)) ?? [];
    if (!mark) {
      return rest;
    }
    rest = written.slice(0, -mark.length);
  }
}

const endingStop = /[\p{Sentence_Terminal}…]+["'”’»“‘\p{Pe}\p{Pf}]* ?$/u;

/**
 * The place of a citation at the cursor: there, or after the word, link, code or mention that contains it.
 *
 * @param offset UTF-16 offset in the note
 * @returns undefined if no citation can go there: in front matter, code blocks, math and HTML
 */
export function placeAtCursor(analysis: NoteAnalysis, offset: number): CitationPlace | undefined {
  const inFrontMatter = analysis.frontMatter && offset < analysis.frontMatter.end;
  if (inFrontMatter || analysis.closed.some((range) => splits(range, offset))) {
    return undefined;
  }
  const label = labelAround(analysis, offset);
  if (label) {
    return placeAtCursor(analysis, label.end);
  }
  const block = blockAt(analysis, offset);
  if (!block) {
    return afterBlock(analysis, offset);
  }
  const mention = block.mentions.find((range) => splits(range, offset));
  const start = mention?.end ?? offset;
  const before = analysis.text.slice(block.start, start);
  const isInWord = /[\p{L}\p{N}]$/u.test(before);
  const rest = isInWord ? /^[\p{L}\p{N}]*/u.exec(analysis.text.slice(start, block.end)) : undefined;
  return outsideOfMarkup(analysis, block, start + (rest?.[0].length ?? 0));
}

/** The label of a footnote's definition that an offset would split: `[^1]: `. */
function labelAround({ text, footnotes }: NoteAnalysis, offset: number): Range | undefined {
  return footnotes
    .map(({ start, end }) => {
      const [label] = /^\[\^(?:[^\]\\]|\\.)*\]:[ \t]*/.exec(text.slice(start, end)) ?? [''];
      return { start: start - 1, end: start + label.length };
    })
    .find((label) => splits(label, offset));
}

/** A place after the blanks that follow a block: beside the citation that ends the block, if there is one. */
function afterBlock(analysis: NoteAnalysis, offset: number): CitationPlace {
  const before = analysis.text.slice(0, offset).replace(/[ \t]*(?:\r?\n[ \t]*)?$/, '').length;
  const block = blockAt(analysis, before);
  const place = block && outsideOfMarkup(analysis, block, offset);
  const isSameLine = !/[\r\n]/.test(analysis.text.slice(before, offset));
  // For Pandoc, brackets in the next line are still a locator of `@key`.
  return place?.group && (isSameLine || place.group.form === 'inText') ? place : { at: offset };
}

/**
 * The offset in a sentence after its last word: before the full stop, in any script, and what closes after that, in
 * German „so.“ and ‚so.‘.
 */
function endOfWords(sentence: string): number {
  if (initials.test(sentence.slice(-LONGEST_ENDING))) {
    return sentence.trimEnd().length;
  }
  const ending = /\s*[\p{Terminal_Punctuation}…⋯]+["'”’»“‘\p{Pe}\p{Pf}]*\s*$|\s+$/u.exec(sentence);
  return ending ? ending.index : sentence.length;
}

/** Moves a position after every closed range that it would split, and looks for a group there. */
function outsideOfMarkup({ text }: NoteAnalysis, block: NoteBlock, start: number): CitationPlace {
  const at = block.closed.reduce((to, range) => (splits(range, to) ? range.end : to), start);
  const group = block.citations.find((range) => {
    const { start, end } = wholeOf(range);
    return touches({ start, end }, at) || (end < at && /^\s*$/.test(text.slice(end, at)));
  });
  return group ? { at: wholeOf(group).end, group } : { at };
}

/** A citation with the comment after it. */
function wholeOf({ start, end, origin }: CitationGroup): Range {
  return { start, end: origin?.end ?? end };
}

/** The context of a mention in a list: the words around it, and whether its sentence has a source. */
import { sentenceOf } from '../cite/citingSentences';
import { hasSource, rangeOfSentence } from '../cite/uncitedClaims';
import { proseOffset } from '../markdown/proseOffsets';
import { PLACEHOLDER } from '../text/placeholder';
import type { MentionNode } from './noteOutline';

/** The most UTF-16 units of the words before a mention, and after it. */
const BEFORE = 24;
const AFTER = 60;

interface MentionContext {
  /** On one line: "…serum IL-6 rises in sepsis, but…" */
  readonly text: string;
  /** Start and end of the mention in the text. */
  readonly highlight: readonly [number, number];
  /** Whether its sentence has a citation, a footnote, a link or an address. */
  readonly isCited: boolean;
}

/** The context of a mention in its block. */
export function contextOfMention({ part, block, mention }: MentionNode): MentionContext {
  const at = proseOffset(block.pieces, mention.start);
  const end = Math.min(block.text.length, at + mention.surface.length);
  const sentence = sentenceOf(block, at);
  const range = rangeOfSentence(block, sentence);
  const isLast = sentence.end === block.text.length;
  const before = wordsBefore(block.text.slice(0, at));
  const text = before + block.text.slice(at, end) + wordsAfter(block.text.slice(end));
  return {
    text: text.replaceAll(PLACEHOLDER, ' ').replace(/\s/gu, ' '),
    highlight: [before.length, before.length + end - at],
    isCited: range !== undefined && hasSource(part.analysis.text, block, range, isLast),
  };
}

function wordsBefore(text: string): string {
  if (text.length <= BEFORE) {
    return text.trimStart();
  }
  const tail = text.slice(-BEFORE);
  const cut = tail.search(/\s/);
  return `…${tail.slice(cut + 1).trimStart()}`;
}

function wordsAfter(text: string): string {
  if (text.length <= AFTER) {
    return text.trimEnd();
  }
  const head = text.slice(0, AFTER);
  const cut = Math.max(head.search(/\s\S*$/), 0);
  return `${head.slice(0, cut).trimEnd()}…`;
}

/** Analysing a whole note, compared with parsing it in one go, parsing it in slices, and other parsers. */
import { parser } from '@lezer/markdown';
import MarkdownIt from 'markdown-it';
import { marked } from 'marked';
import { parseMarkdown } from '../../src/core/markdown/markdownParser';
import { guessDefinitions, readInSlices } from '../../src/core/markdown/readInSlices';
import { analyseNote } from '../../src/core/note/analyseNote';
import type { Recogniser } from '../../src/core/recognise/recogniser';
import { largeNote } from '../unit/support/largeNote';
import { type Result, timeInRounds, withRatios } from './rounds';

export function benchAnalysis(recogniser: Recogniser): Result[] {
  const markdownIt = new MarkdownIt();
  return [10_000, 100_000].flatMap((length) => {
    const note = largeNote(length);
    const times = timeInRounds(
      {
        'remark, tree only': () => parseMarkdown(note),
        'prose, in slices': () => [...readInSlices(note, guessDefinitions(note))],
        'whole analysis': () => analyseNote(note, recogniser),
        'marked, tokens only': () => marked.lexer(note),
        'markdown-it, tokens only': () => markdownIt.parse(note, {}),
        '@lezer/markdown, tree only': () => parser.parse(note),
      },
      5,
    );
    return withRatios(`note of ${length / 1000} KB`, times);
  });
}

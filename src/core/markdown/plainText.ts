import { mathInText } from './mathText';
import type { ProseBlock } from './prose';
import { replaceStretches } from './replaceStretches';

/**
 * Plain text as blocks of prose, one for each paragraph between blank lines.
 *
 * @returns offsets in UTF-16 units of the text; prose and source are the same, except for letters written as math
 */
export function readPlainText(text: string): ProseBlock[] {
  return blocksOf(text, /\S(?:(?!\n[ \t\r]*\n)[\s\S])*/g);
}

/** The same for a text with one paragraph per line, such as a list or a structured abstract. */
export function readPlainLines(text: string): ProseBlock[] {
  return blocksOf(text, /\S[^\n]*/g);
}

function blocksOf(text: string, paragraphs: RegExp): ProseBlock[] {
  return [...text.matchAll(paragraphs)].map(({ index, 0: paragraph }) => {
    const end = index + paragraph.length;
    return {
      kind: 'paragraph',
      depth: 0,
      start: index,
      end,
      ...replaceStretches(
        {
          text: paragraph,
          pieces: [{ start: 0, length: paragraph.length, sourceStart: index, sourceEnd: end }],
        },
        mathInText(paragraph, () => false),
      ),
      excluded: [],
      closed: [],
      dressed: [],
    };
  });
}

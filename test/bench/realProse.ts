/** Prose like that of notes: from the dataset, where most sentences name something, and of other subjects. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../src/core/library/library';

/** UTF-16 units of a paragraph, at least. */
const PARAGRAPH = 600;

/** The summaries of sources, with their findings: paragraphs with a name in each tenth word or so. */
export function literature({ sources }: Library): string[] {
  return sources.map(({ summary, findings }) =>
    [summary, ...findings.map(({ text }) => text)].join(' '),
  );
}

/** Paragraphs of the control text, which names nothing. */
export function generalEnglish(): string[] {
  const file = join(__dirname, '..', 'fixtures', 'control', 'general-english.txt');
  const paragraphs: string[] = [];
  let paragraph = '';
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    paragraph += paragraph ? ` ${line}` : line;
    if (paragraph.length >= PARAGRAPH) {
      paragraphs.push(paragraph);
      paragraph = '';
    }
  }
  return paragraphs;
}

/** Paragraphs of a total length, repeated from the first one on; each a flat string of its own. */
export function repeated(paragraphs: readonly string[], length: number): string[] {
  const all: string[] = [];
  for (let number = 0, written = 0; written < length; number++) {
    const paragraph = paragraphs[number % paragraphs.length] as string;
    all.push(Buffer.from(paragraph).toString());
    written += paragraph.length;
  }
  return all;
}

/** One paragraph of literature for several of general English: about one word in a hundred is a name. */
export function sparse(library: Library): string[] {
  const english = generalEnglish();
  const each = 7;
  return literature(library).flatMap((paragraph, index) => [
    ...Array.from(
      { length: each },
      (_, at) => english[(index * each + at) % english.length] as string,
    ),
    paragraph,
  ]);
}

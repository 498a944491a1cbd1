/** What is kept of the texts of a publication, so that neither a search nor the next session reads them again. */
import type { EntryTexts } from '../literature/entry';
import { definitionsIn } from '../recognise/abbreviations';
import type { Recogniser } from '../recognise/recogniser';
import { wordsIn } from '../text/words';
import { LONGEST_ABSTRACT, type PublicationContents, readContents } from './publicationContents';
import type { Vocabulary } from './vocabulary';

/** An abbreviation that a text defines, and what it stands for, in small letters. */
export type Definition = readonly [short: string, long: string];

export interface PublicationRecord {
  readonly contents: PublicationContents;
  /** The numbers of words: those of the title in order, then the different ones of abstract and keywords. */
  readonly words: Uint32Array;
  /** How many of the words are the title's. */
  readonly inTitle: number;
  /** How often abstract and keywords have each of theirs; 255 for more. */
  readonly counts: Uint8Array;
  readonly definitions: readonly Definition[];
}

/** Reads the texts of a publication. */
export function readRecord(
  texts: EntryTexts,
  recogniser: Recogniser,
  vocabulary: Vocabulary,
): PublicationRecord {
  const { title = '', keywords } = texts;
  const abstract = (texts.abstract ?? '').slice(0, LONGEST_ABSTRACT);
  const inTitle = wordsIn(title).map((word) => vocabulary.add(word));
  const counts = new Map<number, number>();
  for (const text of [abstract, ...keywords]) {
    for (const word of wordsIn(text)) {
      const number = vocabulary.add(word);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  }
  const defining = `${title}. ${abstract}`;
  return {
    contents: readContents(texts, recogniser),
    words: Uint32Array.from([...inTitle, ...counts.keys()]),
    inTitle: inTitle.length,
    counts: Uint8Array.from(counts.values(), (count) => Math.min(count, 255)),
    definitions: definitionsIn(defining).map(({ short, longRange }) => [
      short,
      defining.slice(longRange.start, longRange.end).toLowerCase(),
    ]),
  };
}

/**
 * The record that is kept of the texts of a publication, so that neither a search nor the next session reads them
 * again.
 */
import type { EntryTexts } from '../literature/entry';
import type { StudyKind } from '../literature/study';
import { definitionsIn } from '../recognise/abbreviations';
import type { Recogniser } from '../recognise/recogniser';
import { piecesIn, plainWords, wordsIn } from '../text/words';
import { LONGEST_ABSTRACT, type PublicationContents, readContents } from './publicationContents';
import { type SubjectRows, subjectRows } from './subjectRows';
import { namesInTitle } from './titleNames';
import type { Vocabulary } from './vocabulary';

/** All numbers are indices of one vocabulary. */
export interface PublicationRecord extends SubjectRows {
  readonly study: StudyKind;
  /** Read on the first access, where it is kept as numbers. */
  readonly contents: PublicationContents;
  /** The numbers of words: those of the title in order, then each different word of abstract and keywords. */
  readonly words: Uint32Array;
  /** How many of the words belong to the title. */
  readonly inTitle: number;
  /** How often each word of abstract and keywords occurs; 255 also stands for more. */
  readonly counts: Uint8Array;
  /** Pieces of the words of the title, each once. */
  readonly pieces: Uint32Array;
  /** The words of key, authors and year, each once. */
  readonly calledBy: Uint32Array;
  /** Phrases: {@link namesInTitle}. */
  readonly names: Uint32Array;
  /** Phrases in pairs: an abbreviation that the texts define, and its long form, in small letters. */
  readonly definitions: Uint32Array;
}

/**
 * Reads the texts of a publication.
 *
 * @param called its key, authors and year
 */
export function readRecord(
  texts: EntryTexts,
  called: readonly string[],
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
  const definitions = definitionsIn(defining).flatMap(({ short, longRange }) => [
    short,
    defining.slice(longRange.start, longRange.end).toLowerCase(),
  ]);
  const contents = readContents(texts, recogniser);
  return {
    study: contents.study,
    contents,
    ...subjectRows(contents, vocabulary),
    words: Uint32Array.from([...inTitle, ...counts.keys()]),
    inTitle: inTitle.length,
    counts: Uint8Array.from(counts.values(), (count) => Math.min(count, 255)),
    pieces: vocabulary.pieces.addAll(piecesIn(title)),
    calledBy: Uint32Array.from(
      new Set(called.flatMap(wordsOfName).map((word) => vocabulary.add(word))),
    ),
    names: vocabulary.phrases.addAll(namesInTitle(title)),
    definitions: vocabulary.phrases.addAll(definitions),
  };
}

/** A key joins words: "emilie1998" is found by "emilie", by "1998" and as a whole. */
function wordsOfName(name: string): string[] {
  return plainWords(name).flatMap((word) => {
    const pieces = word.match(/\p{L}+|\p{N}+/gu) ?? [];
    return pieces.length > 1 ? [word, ...pieces] : [word];
  });
}

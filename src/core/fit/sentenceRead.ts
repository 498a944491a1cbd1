/** The properties of a sentence that needs a citation, and of the text around it, that a publication may share. */
import type { Recogniser } from '../recognise/recogniser';
import { piecesIn, stemsIn } from '../text/words';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { byRarity, lastSentence, lastWords, once, wordsOfSentence } from './sentenceWords';
import type { SpelledForms } from './spelledForms';
import { type Subjects, subjectsOf } from './subjects';

/** Maps have stems with weights. */
export interface SentenceRead {
  /** The sentence without its citations. */
  readonly text: string;
  readonly stems: ReadonlyMap<string, number>;
  /** The last words before a citation. */
  readonly last: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
  /** The sentence just before. */
  readonly previous: ReadonlyMap<string, number>;
  readonly heading: ReadonlyMap<string, number>;
  /** The long forms of the sentence's abbreviations, and the abbreviations of its long forms. */
  readonly otherForms: ReadonlyMap<string, number>;
  readonly pieces: ReadonlySet<string>;
  readonly subjects: Subjects;
}

/** Reads a sentence. @param spelled the abbreviations of the literature */
export function readSentence(
  sentence: CitingSentence,
  spelled: SpelledForms,
  recogniser: Recogniser,
): SentenceRead {
  const text = withoutCitations(sentence);
  const stems = wordsOfSentence(sentence);
  return {
    text,
    stems,
    last: lastWords(sentence),
    before: once(stemsIn(sentence.before)),
    previous: byRarity(stemsIn(lastSentence(sentence.before))),
    heading: byRarity(stemsIn(sentence.heading)),
    otherForms: once(spelled.otherStemsFor(text).filter((stem) => !stems.has(stem))),
    pieces: piecesIn(text),
    subjects: subjectsOf([text], recogniser),
  };
}

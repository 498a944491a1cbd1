/** What a sentence that needs a citation, and the text around it, may have in common with a publication. */
import type { Recogniser } from '../recognise/recogniser';
import { piecesIn, stemsIn } from '../text/words';
import { type CitingSentence, withoutCitations } from './citingSentence';
import { byRarity, lastSentence, once, wordsOfSentence } from './sentenceWords';
import type { SpelledForms } from './spelledForms';
import { type Subjects, subjectsOf } from './subjects';

/** Maps have stems, with how much each counts. */
export interface SentenceRead {
  /** The sentence without its citations. */
  readonly text: string;
  readonly stems: ReadonlyMap<string, number>;
  readonly before: ReadonlyMap<string, number>;
  /** The sentence just before. */
  readonly previous: ReadonlyMap<string, number>;
  readonly heading: ReadonlyMap<string, number>;
  /** What the sentence abbreviates, or abbreviations of what it spells out. */
  readonly otherForms: ReadonlyMap<string, number>;
  readonly pieces: ReadonlySet<string>;
  readonly subjects: Subjects;
}

/** Reads a sentence. @param spelled what the literature abbreviates */
export function readSentence(
  sentence: CitingSentence,
  spelled: SpelledForms,
  recogniser: Recogniser,
): SentenceRead {
  const text = withoutCitations(sentence);
  const stems = wordsOfSentence(sentence);
  return {
    ...{ text, stems },
    before: once(stemsIn(sentence.before)),
    previous: byRarity(stemsIn(lastSentence(sentence.before))),
    heading: byRarity(stemsIn(sentence.heading)),
    otherForms: once(spelled.otherStemsFor(text).filter((stem) => !stems.has(stem))),
    pieces: piecesIn(text),
    subjects: subjectsOf([text], recogniser),
  };
}

/** The whole recogniser on prose, with the whole library, compared with only reading the prose. */
import type { Library } from '../../src/core/library/library';
import type { ProseBlock } from '../../src/core/markdown/prose';
import { namesOf } from '../../src/core/recognise/entityNames';
import { NameMatcher } from '../../src/core/recognise/nameMatcher';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { blockOf } from './proseBlock';
import { generalEnglish, literature, repeated, sparse } from './realProse';
import { type Result, timeInRounds, withRatios } from './rounds';
import { sumOfUnits } from './sumOfUnits';

export function benchRecogniser(library: Library): Result[] {
  const recogniser = new Recogniser(library);
  const matcher = new NameMatcher(library.entities.flatMap(namesOf));
  const texts = {
    'general English': generalEnglish(),
    'a name in 100 words': sparse(library),
    literature: literature(library),
  };
  return Object.entries(texts).flatMap(([kind, paragraphs]) => {
    const blocks = repeated(paragraphs, 1_000_000).map(blockOf);
    const words = blocks.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
    const mentions = mentionsIn(recogniser, blocks);
    const times = timeInRounds(
      {
        'sum of units (bound)': () => blocks.map(({ text }) => sumOfUnits(text)),
        'NameMatcher.find': () => blocks.map(({ text }) => matcher.find(text).length),
        'names and mentions': () => mentionsIn(recogniser, blocks),
      },
      21,
    );
    return withRatios(
      `1 MB of ${kind} (${Math.round(words / Math.max(1, mentions))} words to a mention)`,
      times,
    );
  });
}

function mentionsIn(recogniser: Recogniser, blocks: readonly ProseBlock[]): number {
  const named = blocks.map((block) => ({ block, names: recogniser.namesIn(block, []) }));
  return recogniser.mentionsIn(named).reduce((sum, { length }) => sum + length, 0);
}

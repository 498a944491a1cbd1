/** Texts made to slow the recogniser down: the time for one, and for another of twice its length. */
import type { Library } from '../../src/core/library/library';
import { Recogniser } from '../../src/core/recognise/recogniser';
import { adversarialTexts } from './adversarialTexts';
import { blockOf } from './proseBlock';
import { type Result, timeInRounds, withRatios } from './rounds';

export function benchAdversarialTexts(library: Library): Result[] {
  const recogniser = new Recogniser(library);
  const work = (text: string) => {
    const block = blockOf(text);
    return () => recogniser.mentionsIn([{ block, names: recogniser.namesIn(block, []) }]);
  };
  return Object.entries(adversarialTexts).flatMap(([what, textOf]) => {
    const contenders = { '0.5 MB': work(textOf(500_000)), '1 MB': work(textOf(1_000_000)) };
    return withRatios(what, timeInRounds(contenders, 3));
  });
}

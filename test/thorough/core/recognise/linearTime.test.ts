import assert from 'node:assert/strict';
import type { NameForm } from '../../../../src/core/library/schema';
import { namesOf } from '../../../../src/core/recognise/entityNames';
import { type Name, NameMatcher } from '../../../../src/core/recognise/nameMatcher';
import { triggersIn } from '../../../../src/core/recognise/ruleTriggers';
import { foldText } from '../../../../src/core/text/fold';
import { adversarialTexts } from '../../../bench/adversarialTexts';
import { blockOf } from '../../../bench/proseBlock';
import { makeRecogniser, readLibrary } from '../../../unit/support/testLibrary';

/** Replaces a string from which code reads only single units, and counts the reads. */
class CountedText {
  reads = 0;

  constructor(private readonly text: string) {}

  get length(): number {
    return this.text.length;
  }

  charCodeAt(at: number): number {
    this.reads++;
    return this.text.charCodeAt(at);
  }
}

/** Counts the units that a rule may read: it reads no further than the length of a name. */
function triggerCount(text: string): number {
  return Object.values(triggersIn(text)).reduce((sum, { length }) => sum + length, 0);
}

describe('time that grows with the length of the text only', () => {
  /** The number of reads of units that it takes to find the names in a text. */
  const readsOf = (matcher: NameMatcher<unknown>, text: string): number => {
    const counted = new CountedText(text);
    matcher.find(counted as unknown as string);
    return counted.reads;
  };

  const lengths = [50_000, 100_000] as const;
  const matcher = new NameMatcher(readLibrary().entities.flatMap(namesOf));

  for (const [what, textOf] of Object.entries(adversarialTexts)) {
    it(`reads twice as many units in a text of twice the length: ${what}`, () => {
      const [short, long] = lengths.map((length) => readsOf(matcher, textOf(length)));
      assert.ok(short !== undefined && long !== undefined);
      assert.ok(short >= lengths[0] && long <= 2.1 * short, `${short} and ${long} units`);
      assert.ok(long <= 10 * lengths[1], `${long} units`);
    });
  }

  for (const [what, textOf] of Object.entries(adversarialTexts)) {
    it(`finds the triggers of rules with a few reads of each unit: ${what}`, () => {
      for (const length of lengths) {
        const text = textOf(length);
        const counted = new CountedText(text);
        triggersIn(counted as unknown as string);
        const found = triggerCount(text);
        assert.ok(found <= 2 * text.length, `${found} triggers`);
        // After each trigger, the rules read the units before it again.
        assert.ok(counted.reads >= text.length, `${counted.reads} units`);
        assert.ok(counted.reads <= text.length + 6 * (found + 1), `${counted.reads} units`);
      }
    });
  }

  it('reads a unit at most a few times more often than the longest name has words', () => {
    const words = 12;
    const form: NameForm = { text: `${'a '.repeat(words - 1)}b`, case: 'any' };
    const name: Name<string> = { form, plural: false, value: 'b' };
    const text = 'a '.repeat(20_000);
    assert.equal(foldText(form.text).split(' ').length, words);
    assert.ok(readsOf(new NameMatcher([name]), text) <= 2 * words * text.length);
  });

  // With work that grows with the square of the length, any of these would take minutes.
  for (const [what, textOf] of Object.entries(adversarialTexts)) {
    it(`recognises names in a quarter of a million units: ${what}`, () => {
      const recogniser = makeRecogniser();
      const block = blockOf(textOf(250_000));
      const names = recogniser.namesIn(block, []);
      const [mentions = []] = recogniser.mentionsIn([{ block, names }]);
      let previousEnd = 0;
      for (const { start, end, surface } of mentions) {
        assert.ok(start >= previousEnd && surface === block.text.slice(start, end));
        previousEnd = end;
      }
    });
  }
});

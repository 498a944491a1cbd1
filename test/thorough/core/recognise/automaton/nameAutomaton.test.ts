import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Name, NameMatcher } from '../../../../../src/core/recognise/nameMatcher';
import { isWordUnit } from '../../../../../src/core/text/fold';
import { SimpleMatcher } from '../../../../unit/support/simpleMatcher';

describe('the automaton of names', () => {
  // Few characters, so that names overlap, contain and extend one another.
  const character = fc.constantFrom(...'aAbB16αß', ' ', '-', '/', "'", 'é', 'ж', '(', '🧬');
  const nameText = fc
    .array(character, { minLength: 1, maxLength: 7 })
    .map((parts) => parts.join(''))
    .filter((text) => text.trim() !== '');
  const name: fc.Arbitrary<Name<string>> = fc.record({
    form: fc.record({ text: nameText, case: fc.constantFrom('any', 'symbol', 'exact') }),
    plural: fc.boolean(),
    value: nameText,
  });
  const mark = fc.constantFrom('\u0301', '\u00AD', '\u200B', '\0', '\n', 's', 'alpha', 'x');

  it('finds what a look-up of every substring finds', () => {
    const names = fc.array(name, { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(
        names.chain((all) =>
          fc.tuple(
            fc.constant(all),
            fc.array(fc.oneof(character, mark, fc.constantFrom(...all.map((it) => it.form.text))), {
              maxLength: 24,
            }),
          ),
        ),
        ([all, parts]) => {
          const text = parts.join('');
          assert.deepEqual(new NameMatcher(all).find(text), new SimpleMatcher(all).find(text));
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('finds the same if most states have no row of their own', () => {
    const word = (number: number) =>
      `w${number.toString(6)} ${(number * 7919) % 1296} x${number % 36}`;
    const all = Array.from(
      { length: 3000 },
      (_, number): Name<number> => ({
        form: { text: word(number), case: 'any' },
        plural: false,
        value: number,
      }),
    );
    const matcher = new NameMatcher(all);
    const simple = new SimpleMatcher(all);
    const piece = fc.oneof(
      fc.nat(2999).map(word),
      fc.nat(2999).map((number) => word(number).slice(0, -1 - (number % 5))),
      fc.constantFrom(' ', '-', '\u0301', 'x', '1'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (parts) => {
        const text = parts.join('');
        assert.deepEqual(matcher.find(text), simple.find(text));
      }),
      { numRuns: 1500 },
    );
  });

  it('loads what was saved, from bytes at any offset', () => {
    const all = ['IL-1', 'IL-1β', 'IL-1 receptor', 'receptor antagonist'].map(
      (text): Name<string> => ({ form: { text, case: 'symbol' }, plural: true, value: text }),
    );
    const matcher = new NameMatcher(all);
    const saved = matcher.save();
    const shifted = new Uint8Array(saved.length + 1);
    shifted.set(saved, 1);
    const text = 'IL-1 receptor antagonist, IL1-beta and il-1';
    for (const bytes of [saved, shifted.subarray(1)]) {
      assert.deepEqual(new NameMatcher(all, bytes).find(text), matcher.find(text));
    }
    assert.equal(matcher.find(text).length, 2);
  });

  it('counts the same letters and digits as Unicode, except raised ones, which mark references', () => {
    const raised = /[²³¹⁰-⁹ⁱⁿʰ-ʸˡˢᵃᵇᶜᵈᵉᶠᵍᵏᵐᵒᵖᵗᵘᵛᶻ]/;
    for (let unit = 0; unit < 0x10000; unit++) {
      const character = String.fromCharCode(unit);
      const isWord = /[\p{L}\p{N}]/u.test(character) && !raised.test(character);
      assert.equal(isWordUnit(unit), isWord, `${unit}`);
    }
  });
});

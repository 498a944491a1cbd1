import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LayeredMatcher } from '../../../../src/core/recognise/layeredMatcher';
import { type Name, NameMatcher } from '../../../../src/core/recognise/nameMatcher';
import { isWordUnit } from '../../../../src/core/text/fold';

describe('a matcher of user names beside the library', () => {
  // Few characters, so that names of both overlap, contain and extend one another.
  const character = fc.constantFrom(...'aAbB16αß', ' ', '-', '/', "'", 'é', 'ж', '(', '🧬');
  const nameText = fc
    .array(character, { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(''))
    .filter((text) => isWordUnit(text.charCodeAt(0)));
  const name: fc.Arbitrary<Name<string>> = fc.record({
    form: fc.record({ text: nameText, case: fc.constantFrom('any', 'symbol', 'exact') }),
    plural: fc.boolean(),
    value: nameText,
  });
  const names = fc.array(name, { minLength: 1, maxLength: 8 });
  const mark = fc.constantFrom('\u0301', '\u00AD', '\u200B', '\0', '\n', 's', 'alpha', 'x');
  const cases = fc.tuple(names, names).chain(([user, library]) => {
    const known = [...user, ...library].map(({ form }) => form.text);
    const piece = fc.oneof(character, mark, fc.constantFrom(...known));
    return fc.tuple(fc.constant(user), fc.constant(library), fc.array(piece, { maxLength: 24 }));
  });

  it('finds what one matcher of all names finds, user names first', () => {
    let fromBoth = 0;
    fc.assert(
      fc.property(cases, ([user, library, parts]) => {
        const text = parts.join('');
        const found = new LayeredMatcher(new NameMatcher(user), new NameMatcher(library)).find(
          text,
        );
        assert.deepEqual(found, new NameMatcher([...user, ...library]).find(text));
        const isOf = (all: readonly Name<string>[]) => found.some((it) => all.includes(it.name));
        fromBoth += isOf(user) && isOf(library) ? 1 : 0;
      }),
      { numRuns: 5000 },
    );
    assert.ok(fromBoth > 50, `${fromBoth} of the texts had names of both`);
  });
});

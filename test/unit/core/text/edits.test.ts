import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  applyChange,
  applyEdits,
  findChange,
  joinChanges,
  offsetAfter,
  offsetBefore,
  type TextChange,
} from '../../../../src/core/text/edits';

/** Short texts of few letters, so that changes often touch and texts often have common ends. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '😀'), maxLength: 12 });

/** Any change of a text with a given length. */
const changeOf = (length: number) =>
  fc
    .tuple(fc.nat({ max: length }), fc.nat({ max: length }), text)
    .map(([a, b, put]): TextChange => ({ from: Math.min(a, b), to: Math.max(a, b), text: put }));

const twoChanges = text.chain((note) =>
  changeOf(note.length).chain((first) =>
    fc.record({
      note: fc.constant(note),
      first: fc.constant(first),
      second: changeOf(applyChange(note, first).length),
    }),
  ),
);

describe('joining two changes', () => {
  it('gives what both give one after the other, and is possible for all changes within the first', () => {
    fc.assert(
      fc.property(twoChanges, ({ note, first, second }) => {
        const joined = joinChanges(first, second);
        const end = first.from + first.text.length;
        assert.equal(joined !== undefined, first.from <= second.from && second.to <= end);
        if (joined) {
          const both = applyChange(applyChange(note, first), second);
          assert.equal(applyChange(note, joined), both);
          assert.deepEqual([joined.from, joined.to], [first.from, first.to]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('joins typed text letter by letter', () => {
    const typed = [...'IL-6'].map((letter, index) => ({
      from: 3 + index,
      to: 3 + index,
      text: letter,
    }));
    const joined = typed.reduce<TextChange | undefined>(
      (all, next) => all && joinChanges(all, next),
      { from: 3, to: 5, text: '' },
    );
    assert.deepEqual(joined, { from: 3, to: 5, text: 'IL-6' });
  });

  for (const [what, second] of [
    ['begins before the first', { from: 2, to: 4, text: 'x' }],
    ['ends after the first', { from: 4, to: 6, text: 'x' }],
    ['lies before the first', { from: 0, to: 1, text: '' }],
    ['lies after the first', { from: 6, to: 6, text: 'x' }],
  ] as const) {
    it(`is impossible if the second ${what}`, () => {
      assert.equal(joinChanges({ from: 3, to: 9, text: 'ab' }, second), undefined);
    });
  }

  for (const [what, second, joined] of [
    ['at its start', { from: 3, to: 3, text: 'x' }, 'xab'],
    ['at its end', { from: 5, to: 5, text: 'x' }, 'abx'],
    ['over all of it', { from: 3, to: 5, text: '' }, ''],
    ['inside it', { from: 4, to: 4, text: 'x' }, 'axb'],
  ] as const) {
    it(`is possible if the second is ${what}`, () => {
      const change = joinChanges({ from: 3, to: 9, text: 'ab' }, second);
      assert.deepEqual(change, { from: 3, to: 9, text: joined });
    });
  }
});

describe('finding a change', () => {
  const long = fc.tuple(text, fc.nat({ max: 3000 }), text, fc.nat({ max: 3000 }), text);
  const longText = long.map(([a, before, b, after, c]) => {
    return a + 'x'.repeat(before) + b + 'y'.repeat(after) + c;
  });

  it('gives the smallest change that turns one text into the other', () => {
    fc.assert(
      fc.property(fc.oneof(text, longText), fc.oneof(text, longText), (before, after) => {
        const change = findChange(before, after);
        assert.equal(applyChange(before, change), after);
        const gone = [...before.slice(change.from, change.to)];
        const put = [...change.text];
        assert.ok(gone.length === 0 || put.length === 0 || gone[0] !== put[0]);
        assert.ok(gone.length === 0 || put.length === 0 || gone.at(-1) !== put.at(-1));
      }),
    );
  });

  it('replaces whole characters, of which an editor or a file can hold no half', () => {
    for (const [before, after, change] of [
      ['TNF-𝛼 rises', 'TNF-𝛽 rises', { from: 4, to: 6, text: '𝛽' }],
      ['a😀b', 'a𠘀b', { from: 1, to: 3, text: '𠘀' }],
      ['😀', '😀😁', { from: 2, to: 2, text: '😁' }],
      ['😀😀', '😀', { from: 2, to: 4, text: '' }],
      ['😁', '', { from: 0, to: 2, text: '' }],
    ] as const) {
      assert.deepEqual(findChange(before, after), change);
    }
  });

  it('is exact even if the common end is longer than one comparison', () => {
    for (const length of [1023, 1024, 1025, 2048, 5000]) {
      const same = 'x'.repeat(length);
      assert.deepEqual(findChange(`${same}a${same}`, `${same}b${same}`), {
        from: length,
        to: length + 1,
        text: 'b',
      });
      assert.deepEqual(findChange(same, `${same}x`), { from: length, to: length, text: 'x' });
      assert.deepEqual(findChange(same, same), { from: length, to: length, text: '' });
    }
  });
});

describe('applying edits', () => {
  it('is the same as applying them from the last to the first, given in any order', () => {
    const places = fc.uniqueArray(fc.nat({ max: 30 }), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 31, maxLength: 40 }),
        places,
        fc.infiniteStream(text),
        (note, at, put) => {
          const sorted = [...at].sort((a, b) => a - b);
          const edits = sorted.flatMap((start, index) => {
            const end = sorted[index + 1];
            const [next] = [put.next().value as string];
            return index % 2 === 0 && end !== undefined ? [{ start, end, text: next }] : [];
          });
          const expected = edits.reduceRight(
            (edited, { start, end, text: into }) =>
              applyChange(edited, { from: start, to: end, text: into }),
            note,
          );
          assert.equal(applyEdits(note, edits), expected);
          assert.equal(applyEdits(note, [...edits].reverse()), expected);
        },
      ),
    );
  });
});

describe('an offset of an edited text', () => {
  it('leads back to where it was before, and from new text to its place', () => {
    const edits = [
      { start: 8, end: 8, text: 'new' },
      { start: 2, end: 5, text: 'x' },
      { start: 6, end: 7, text: '' },
    ];
    const [before, after] = ['0123456789', applyEdits('0123456789', edits)];
    assert.equal(after, '01x57new89');
    const back = offsetBefore(edits);
    assert.deepEqual(
      [...after].map((_, at) => back(at)),
      [0, 1, 2, 5, 7, 8, 8, 8, 8, 9],
    );
    assert.equal(back(after.length), before.length);
  });
});

describe('the place of an offset after a change', () => {
  const noteAndChange = text.chain((note) =>
    fc.record({
      note: fc.constant(note),
      change: changeOf(note.length),
      offset: fc.nat({ max: note.length }),
    }),
  );

  it('has the same text before it or after it, and is unknown within the replaced text only', () => {
    fc.assert(
      fc.property(noteAndChange, ({ note, change, offset }) => {
        const after = applyChange(note, change);
        const moved = offsetAfter(change, offset);
        assert.equal(moved === undefined, change.from < offset && offset < change.to);
        if (moved !== undefined) {
          const isBefore = after.slice(0, moved) === note.slice(0, offset);
          assert.ok(isBefore || after.slice(moved) === note.slice(offset));
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is found by the change between two versions', () => {
    assert.equal(offsetAfter(findChange('IL-6 rises.', 'IL-6 rises.'), 4), 4);
    assert.equal(offsetAfter(findChange('IL-6 rises.', 'Now IL-6 rises.'), 4), 8);
    assert.equal(offsetAfter(findChange('IL-6 rises.', 'IL-6 rises again.'), 4), 4);
    assert.equal(offsetAfter(findChange('IL-6 rises.', 'TNF falls.'), 4), undefined);
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isWritableKey, renameCitedKey } from '../../../../src/core/cite/renameCitedKey';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { smallLibrary } from '../../support/smallLibrary';

const recogniser = new Recogniser(smallLibrary());

function rename(text: string, key: string, newKey: string): string {
  const edits = renameCitedKey(analyseNote(text, recogniser), key, newKey);
  return edits.reduceRight(
    (done, { start, end, text: written }) => done.slice(0, start) + written + done.slice(end),
    text,
  );
}

describe('renaming the key of a source in a note', () => {
  for (const [what, before, after] of [
    [
      'in every form of Pandoc',
      'As @a says [see @a, p. 3; -@a].',
      'As @b says [see @b, p. 3; -@b].',
    ],
    ['in braces', 'High [@{a}].', 'High [@{b}].'],
    ['in LaTeX', 'High \\citep[p. 3]{x,a}.', 'High \\citep[p. 3]{x,b}.'],
    ['in MyST', 'High {cite:p}`x,a`.', 'High {cite:p}`x,b`.'],
    ['with its footnote', 'High.[^a]\n\n[^a]: By A.\n', 'High.[^b]\n\n[^b]: By A.\n'],
    [
      'in the list that numbers refer to',
      'High [1].\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @a -->\n\n<!-- cytonote: end of references -->\n',
      'High [1].\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @b -->\n\n<!-- cytonote: end of references -->\n',
    ],
    [
      'in the list alone where others have other keys, and in the text below it',
      'High [1].\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @a added -->\n2. By C. <!-- @c -->\n\n<!-- cytonote: end of references -->\n\nLow [@a].',
      'High [1].\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @b added -->\n2. By C. <!-- @c -->\n\n<!-- cytonote: end of references -->\n\nLow [@b].',
    ],
    [
      'in the footnote of that label alone',
      'High [@a].[^a] Low.[^n]\n\n[^a]: By A.\n[^n]: Mine.\n',
      'High [@b].[^b] Low.[^n]\n\n[^b]: By A.\n[^n]: Mine.\n',
    ],
    [
      'but not in a footnote of that label that is none of its citations',
      'High [@a].\n\n[^a]: By A.\n',
      'High [@b].\n\n[^a]: By A.\n',
    ],
    ['but not where an identifier names it', 'High [@doi:10.1000/a].', 'High [@doi:10.1000/a].'],
    ['but not in code or other keys', 'So `@a` and [@a1; @aa].', 'So `@a` and [@a1; @aa].'],
    [
      'but not a footnote that is cited by none',
      'High.\n\n[^a]: By A.\n',
      'High.\n\n[^a]: By A.\n',
    ],
  ] as const) {
    it(`happens ${what}`, () => assert.equal(rename(before, 'a', 'b'), after));
  }

  it('gives the edits in the order of the note', () => {
    const list =
      '<!-- cytonote: references -->\n\n1. By A. <!-- @a -->\n\n<!-- cytonote: end of references -->';
    const note = (key: string) => `${list.replace('@a', `@${key}`)}\n\nHigh [@${key}].\n`;
    assert.equal(rename(note('a'), 'a', 'longer2024'), note('longer2024'));
  });

  it('puts a key in braces that would end too early', () => {
    assert.equal(rename('High [@a].', 'a', 'b.'), 'High [@{b.}].');
  });

  it('gives none where the syntax needs none', () => {
    const text = 'High \\citep{x,a} and {cite:p}`x,a`.';
    assert.equal(rename(text, 'a', 'b.'), text.replaceAll('x,a', 'x,b.'));
  });

  it('leaves numbers alone, though a key may be the same', () => {
    assert.equal(rename('High [1] \\citep{1}.', '1', 'b'), 'High [1] \\citep{b}.');
  });

  it('finds a key in the list that is not written as Cytonote writes it', () => {
    const note = (key: string) =>
      `High [1].\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @${key} --> \n\n<!-- cytonote: end of references -->\n`;
    assert.equal(rename(note('a--a>'), 'a--a>', 'b'), note('b'));
  });

  it('is reversed by renaming back, for any two keys that can be written', () => {
    const keys = fc
      .string({ unit: fc.constantFrom(...'ab1é.:-_/+'), minLength: 1, maxLength: 8 })
      .filter(isWritableKey);
    const note = (key: string) =>
      `High [see @{${key}}, p. 3]; \\cite{${key}}.\n\n<!-- cytonote: references -->\n\n1. By A. <!-- @x -->\n\n<!-- cytonote: end of references -->\n`;
    fc.assert(
      fc.property(keys, keys, (key, other) => {
        const text = note(key);
        assert.equal(rename(rename(text, key, other), other, key), text);
        assert.equal(rename(text, key, other), note(other));
      }),
    );
  });

  it('rejects a key that would end the comment, list or braces around it', () => {
    for (const key of ['', 'a b', 'a,b', 'a}', '@a', 'a]', 'a`b', 'a>b']) {
      assert.ok(!isWritableKey(key), key);
    }
  });
});

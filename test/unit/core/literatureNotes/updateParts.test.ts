import assert from 'node:assert/strict';
import { updateParts } from '../../../../src/core/literatureNotes/updateParts';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { applyEdits } from '../../../../src/core/text/edits';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser } from '../../support/testLibrary';

const written = [
  '# From the template',
  '<!-- cytonote: summary -->',
  'A new summary.',
  '<!-- cytonote: end of summary -->',
  '<!-- cytonote: findings -->',
  '- A new finding.',
  '- Another one.',
  '<!-- cytonote: end of findings -->',
  '',
].join('\n');

describe('making a literature note again', () => {
  const update = (text: string) => updateParts(analyseNote(text, makeRecogniser()), written);

  for (const { name, input, expect } of goldenPairs(
    'literatureNotesAgain',
    '.after.md',
    '.before.md',
  )) {
    it(`changes the text between its marks: ${name}`, () => {
      const note = applyEdits(input, update(input).edits);
      expect(note);
      assert.deepEqual(update(note).edits, []);
    });
  }

  it('names parts without an end', () => {
    const { edits, unpaired } = update('<!-- cytonote: findings -->\nMine.\n');
    assert.deepEqual([edits, unpaired], [[], ['findings']]);
  });

  it('does not restore a part that the user deleted', () => {
    assert.deepEqual(update('Only mine.\n').edits, []);
  });
});

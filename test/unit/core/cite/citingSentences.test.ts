import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentenceOf, sentencesOf } from '../../../../src/core/cite/citingSentences';
import { citationsOfSentence } from '../../../../src/core/cite/sentenceToCite';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import type { NoteBlock } from '../../../../src/core/note/noteAnalysis';
import { makeRecogniser } from '../../support/testLibrary';

describe('the sentences of a block', () => {
  const recogniser = makeRecogniser();
  const blockOf = (note: string) => analyseNote(note, recogniser).blocks[0] as NoteBlock;
  const sentencesIn = (note: string) => {
    const block = blockOf(note);
    return [...sentencesOf(block)].map(({ start, end }) => block.text.slice(start, end));
  };

  for (const sentences of [
    ['TNF falls.[@emilie1998] ', 'IL-6 rises.'],
    ['TNF falls. [@emilie1998] ', 'IL-6 rises.'],
    ['TNF falls [@emilie1998]. ', 'IL-6 rises.'],
    ['TNF falls (e.g. [@emilie1998]) in mice. ', 'IL-6 rises.[@emilie1998]'],
    ['TNF falls.'],
    // The hidden comment after a citation goes with it.
    ['TNF falls.[@emilie1998]￼ ', 'IL-6 rises.'],
    ['TNF falls.^[Emilie 1998] ', 'IL-6 rises.'],
    ['TNF falls. ^[Emilie 1998.][@emilie1998] ', 'IL-6 rises. ^[See p. 3. It is long.]'],
    ['TNF falls.^[See [@emilie1998]. It is ^[very] long.] ', 'IL-6 rises.'],
    ['TNF falls^[Emilie 1998. It is long.] in mice. ', 'IL-6 rises.'],
    // No note, since it is not closed.
    ['TNF falls ^[in mice. ', 'IL-6 rises.'],
  ]) {
    it(`are ${sentences.join(' | ')}`, () =>
      assert.deepEqual(
        sentencesIn(sentences.join('').replace('￼', '<!-- cytonote: [@emilie1998, p. 3] -->')),
        sentences,
      ));
  }

  it('are its whole prose, and contain each offset', () => {
    const part = fc.constantFrom(
      'TNF falls',
      '. ',
      '.',
      ' [@a]',
      '[@b]',
      ' IL-6 rises',
      '? ',
      ' e.g. ',
      '^[',
      ']',
    );
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
        const block = blockOf(`x${parts.join('')}`);
        const all = [...sentencesOf(block)];
        assert.equal(
          all.map(({ start, end }) => block.text.slice(start, end)).join(''),
          block.text,
        );
        for (let at = 0; at < block.text.length; at++) {
          const { start, end } = sentenceOf(block, at);
          assert.ok(start <= at && at < end);
        }
      }),
    );
  });

  it('have their citations', () => {
    const note = 'TNF falls.[^emilie1998] IL-6 rises.\n\n[^emilie1998]: A note.';
    const block = blockOf(note);
    assert.equal(citationsOfSentence(block, note.indexOf('falls')).length, 1);
    assert.equal(citationsOfSentence(block, note.indexOf('rises')).length, 0);
  });
});

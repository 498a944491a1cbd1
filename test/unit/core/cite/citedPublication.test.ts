import assert from 'node:assert/strict';
import { keysIn } from '../../../../src/core/cite/citedPublication';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

describe('the keys of the citations in a note', () => {
  const literature = runToEnd(NoteLiterature.gather(readLibrary(), []));

  it('are found by one look at the list of references, however many citations have numbers', () => {
    const items = ['emilie1998', 'trenova2016', 'strouse2007'].map(
      (key, at) => `${at + 1}. Someone. <!-- @${key} -->`,
    );
    const note = `IL-6 [1], [2] and [3], again [1].\n\n<!-- cytonote: references -->\n\n${items.join('\n')}\n\n<!-- cytonote: end of references -->\n`;
    const analysis = analyseNote(note, makeRecogniser());
    const looksFor = (most: number) => {
      let looks = 0;
      const counted = {
        ...analysis,
        blocksAt: () => [],
        get closed() {
          looks++;
          return analysis.closed;
        },
      };
      const keyOf = keysIn(counted, literature);
      const citations = analysis.blocks.flatMap((block) =>
        block.citations.flatMap((group) => group.citations),
      );
      const keys = citations.slice(0, most).map(keyOf);
      return { keys, looks };
    };
    const all = looksFor(4);
    assert.deepEqual(all.keys, ['emilie1998', 'trenova2016', 'strouse2007', 'emilie1998']);
    assert.ok(all.looks > 0);
    assert.equal(all.looks, looksFor(1).looks);
  });
});

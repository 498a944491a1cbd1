import assert from 'node:assert/strict';
import { countSections } from '../../../../src/core/cite/uncitedClaims';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { unlessOptedOut } from '../../../../src/core/note/noteAnalysis';
import { runToEnd } from '../../../../src/core/text/steps';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const note = `IL-4 stands above all headings.

# Sepsis

IL-6 rises in sepsis. Then it falls [@a; @b].

## Treatment

Tocilizumab blocks IL-6 receptors in adults [@c].

Empty
-----

Nothing.

# Pain and IL-2
`;

describe('counts of sections', () => {
  const analysis = analyseNote(note, makeRecogniser());

  it('include the sections below, count each entity once, and leave out empty sections', () => {
    const counts = runToEnd(countSections(readLibrary(), analysis)).map(
      ({ heading, claims, ...rest }) => ({
        heading: note.slice(heading.start, heading.end),
        claims: claims.map(({ start, end }) => note.slice(start, end)),
        ...rest,
      }),
    );
    assert.deepEqual(counts, [
      { heading: 'Sepsis', claims: ['IL-6 rises in sepsis.'], entities: 3, citations: 2 },
      { heading: 'Treatment', claims: [], entities: 2, citations: 1 },
      { heading: 'Pain and IL-2', claims: [], entities: 1, citations: 0 },
    ]);
  });

  it('are none in a note that opts out', () => {
    assert.equal(unlessOptedOut(analysis), analysis);
    const text = `---\ncytonote: false\n---\n${note}`;
    const alone = unlessOptedOut(analyseNote(text, makeRecogniser()));
    assert.deepEqual(runToEnd(countSections(readLibrary(), alone)), []);
    assert.deepEqual(alone.blocksAt({ start: 0, end: note.length }), []);
  });
});

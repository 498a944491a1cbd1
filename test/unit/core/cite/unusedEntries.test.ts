import assert from 'node:assert/strict';
import { keysIn, readNoteCitations } from '../../../../src/core/cite/noteCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { unusedEntries } from '../../../../src/core/cite/unusedEntries';
import { listedIn } from '../../../../src/core/note/metadataCitations';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { smallLibrary } from '../../support/smallLibrary';

const bib = `@book{lamps, title={Lamps}}
@incollection{wick, title={Wicks}, crossref={lamps}}
@article{oil, title={Oil}}
@article{fuse, title={Fuses}}
`;

describe('entries that a note does not cite', () => {
  const bibliography = bibliographyOf(bib);
  const literature = runToEnd(
    NoteLiterature.gather(smallLibrary(), [{ file: 'refs.bib', bibliography }]),
  );
  const unusedIn = (note: string) =>
    unusedEntries(runToEnd(readNoteCitations(note, literature)), literature).map(
      ({ entry }) => entry.key,
    );

  for (const [note, keys] of [
    ['Nothing.', ['lamps', 'wick', 'oil', 'fuse']],
    ['IL-6 [@oil; see @fuse].', ['lamps', 'wick']],
    ['IL-6 [@wick].', ['oil', 'fuse']],
    ['---\nnocite: |\n  @oil\n---\n\nIL-6 [@wick].', ['fuse']],
    ['---\nnocite: "@*"\n---\n\nNothing.', []],
    ['`[@oil]` is code.', ['lamps', 'wick', 'oil', 'fuse']],
  ] as const) {
    it(`of ${JSON.stringify(note)}: ${keys.join(', ') || 'none'}`, () => {
      assert.deepEqual(unusedIn(note), keys);
    });
  }

  it('do not include those that the project lists', () => {
    const unusedWith = (nocite: string) => {
      const ofProject = { listed: listedIn(nocite), crossReferences: [] };
      const known = [{ file: 'refs.bib', bibliography }];
      const gathered = runToEnd(NoteLiterature.gather(smallLibrary(), known, [], ofProject));
      const citations = runToEnd(readNoteCitations('IL-6 [@oil].', gathered));
      assert.deepEqual(keysIn(citations).slice(0, 1), ['oil']);
      return unusedEntries(citations, gathered).map(({ entry }) => entry.key);
    };
    assert.deepEqual(unusedWith('@wick, @fuse'), []);
    assert.deepEqual(unusedWith('[@fuse]'), ['lamps', 'wick']);
    assert.deepEqual(unusedWith('@*'), []);
  });
});

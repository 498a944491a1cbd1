import assert from 'node:assert/strict';
import { Library } from '../../../../src/core/library/library';
import { rankSources } from '../../../../src/core/library/rankSources';
import type { Source } from '../../../../src/core/library/schema';
import { analyseNote, blockAt, mentionAt } from '../../../../src/core/note/analyseNote';
import { contextOf } from '../../../../src/core/note/noteContext';
import { filterSources } from '../../../../src/core/views/findInLibrary';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const library = readSeedLibrary();
const recogniser = makeRecogniser();

/** Notes with the mention asked about between `‹` and `›`, and the sources that should come first. */
const cases: readonly (readonly [note: string, first: string, about: string])[] = [
  ['‹IL-6› in sepsis.', 'il6infectious', 'il-6'],
  ['‹IL-2› was given.', 'borradori1987', 'il-2'],
  ['‹Aldesleukin› was given.', 'borradori1987', 'il-2'],
  ['The ‹IL-6 receptor› is blocked.', 'il6infectious', 'il-6-receptor'],
  ['‹Estriol› may help.', 'trenova2016', 'estriol'],
  ['‹Simvastatin› may help.', 'trenova2016', 'statins'],
  ['‹Interferon-beta› helps.', 'trenova2016', 'ifn-beta'],
  ['‹CCR5› lets the virus in.', 'emilie1998', 'chemokine-receptors'],
  ['‹Proinflammatory cytokines› hurt.', 'strouse2007', 'proinflammatory-cytokines'],
  ['‹TNF› hurts.', 'strouse2007', 'proinflammatory-cytokines'],
  // The paragraph decides where several sources speak of the same.
  ['‹Cytokines› in HIV infection.', 'emilie1998', 'cytokines'],
  ['‹Cytokines› in multiple sclerosis.', 'trenova2016', 'cytokines'],
  ['‹Cytokines› in depression and neuropathic pain.', 'strouse2007', 'cytokines'],
  // Where the paragraph says nothing, its headings do.
  ['# Multiple sclerosis\n\n## Balance\n\n‹Cytokines› are disturbed.', 'trenova2016', 'cytokines'],
  ['# Multiple sclerosis\n\n# HIV\n\n‹Cytokines› are disturbed.', 'emilie1998', 'cytokines'],
];

describe('ranking of sources', () => {
  for (const [marked, first, about] of cases) {
    it(`${JSON.stringify(marked)} → ${first}`, () => {
      const offset = marked.indexOf('‹');
      const analysis = analyseNote(marked.replace(/[‹›]/g, ''), recogniser);
      const block = blockAt(analysis, offset);
      const mention = mentionAt(analysis, offset);
      assert.ok(block && mention);
      const ranked = rankSources(library, contextOf(analysis, block, recogniser), mention.entity);
      assert.equal(ranked.length, library.sources.length);
      assert.equal(ranked[0]?.source.key, first);
      assert.equal(ranked[0]?.about, about);
    });
  }

  describe('with a source whose abstract was only read', () => {
    const imported: Source = {
      key: 'imported2020',
      type: 'article-journal',
      title: 'Lamps',
      author: [],
      'authors-complete': true,
      topics: [],
      entities: ['il-31', 'il-6'],
      findings: [],
    };
    const { entities, sources, topics } = library;
    const grown = new Library({ entities, topics, sources: [imported, ...sources] });
    const nowhere = { entities: new Map(), topics: new Map() };

    it('puts it behind findings about the entity, and before those about its kin', () => {
      const keys = rankSources(grown, nowhere, 'il-6').map(({ source }) => source.key);
      assert.equal(keys[0], 'il6infectious');
      assert.ok(keys.indexOf('imported2020') < keys.indexOf('emilie1998'));
      const [first] = rankSources(grown, nowhere, 'il-31');
      assert.equal(first?.source.key, 'imported2020');
      assert.equal(first?.about, 'il-31');
    });

    it('finds it by the names of these entities', () => {
      assert.deepEqual(
        filterSources(grown, 'interleukin-31').map(({ key }) => key),
        ['imported2020'],
      );
    });
  });
});

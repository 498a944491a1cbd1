import assert from 'node:assert/strict';
import { Library } from '../../../../src/core/library/library';
import { rankSources } from '../../../../src/core/library/rankSources';
import type { Source } from '../../../../src/core/library/schema';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt, mentionAt } from '../../../../src/core/note/noteAnalysis';
import { contextOf } from '../../../../src/core/note/noteContext';
import { filterSources } from '../../../../src/core/views/findInLibrary';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const library = readSeedLibrary();
const recogniser = makeRecogniser();

/** Notes with a mention between `‹` and `›`, and the sources that should come first for it. */
const cases: readonly (readonly [note: string, first: string, about: string])[] = [
  ['‹IL-6› in sepsis.', 'il6infectious', 'il-6'],
  ['‹IL-2› was given.', 'borradori1987', 'il-2'],
  ['‹Aldesleukin› was given.', 'borradori1987', 'il-2'],
  ['The ‹IL-6 receptor› is blocked.', 'il6infectious', 'il-6-receptor'],
  ['‹Estriol› was given.', 'trenova2016', 'estriol'],
  ['‹Simvastatin› may help.', 'trenova2016', 'statins'],
  ['‹Interferon-beta› helps.', 'trenova2016', 'ifn-beta'],
  ['‹CCR5› lets the virus in.', 'emilie1998', 'chemokine-receptors'],
  ['‹Proinflammatory cytokines› hurt.', 'strouse2007', 'proinflammatory-cytokines'],
  ['‹TNF› hurts.', 'strouse2007', 'proinflammatory-cytokines'],
  // If several sources are about the entity, the paragraph decides.
  ['‹Cytokines› in HIV infection.', 'emilie1998', 'cytokines'],
  ['‹Cytokines› in multiple sclerosis.', 'trenova2016', 'cytokines'],
  ['‹Cytokines› in depression and neuropathic pain.', 'strouse2007', 'cytokines'],
  // If the paragraph says nothing, its headings decide.
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

  describe('with a source that has an abstract but no findings', () => {
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

    it('places it after findings about the entity, and before those about its kin', () => {
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

describe('the weights of ranking', () => {
  const { entities, topics } = library;
  const source = (key: string, parts: Partial<Source>): Source => ({
    key,
    type: 'article-journal',
    title: key,
    author: [],
    'authors-complete': true,
    topics: [],
    entities: [],
    findings: [],
    ...parts,
  });
  const finding = (...about: string[]) => ({ entities: about, text: about.join(' and ') });
  /** The keys in their order, the best first. */
  const orderOf = (
    sources: readonly Source[],
    entity: string,
    near: { readonly entities?: readonly string[]; readonly topics?: readonly string[] } = {},
  ) => {
    const context = {
      entities: new Map((near.entities ?? []).map((id) => [id, 1] as const)),
      topics: new Map((near.topics ?? []).map((id) => [id, 1] as const)),
    };
    // In reverse, so that no order is that of the library by chance.
    const grown = new Library({ entities, topics, sources: [...sources].reverse() });
    return rankSources(grown, context, entity)
      .filter(({ score }) => score > 0)
      .map((ranked) => ranked.source.key);
  };
  const fiveTopics = library.topics.slice(0, 5).map(({ id }) => id);
  const fiveOthers = ['il-1', 'il-4', 'il-5', 'il-10', 'il-13'];

  it('rank a finding about the entity above everything that the paragraph adds', () => {
    const found = source('found', { findings: [finding('il-6')] });
    const fitting = source('fitting', { entities: ['il-6', ...fiveOthers], topics: fiveTopics });
    const near = { entities: fiveOthers, topics: fiveTopics };
    assert.deepEqual(orderOf([found, fitting], 'il-6', near), ['found', 'fitting']);
  });

  it('rank an abstract that names the entity above findings about its kin', () => {
    const named = source('named', { entities: ['il-6'] });
    const [nearest] = library.kinOf('il-6');
    assert.ok(nearest);
    const kin = source('kin', { findings: [finding(nearest.id), finding(nearest.id)] });
    assert.deepEqual(orderOf([named, kin], 'il-6'), ['named', 'kin']);
  });

  it('rank nearer kin above more distant kin', () => {
    const lineage = library.kinOf('il-6').map(({ id }) => id);
    const kin = lineage.map((id) => source(id, { findings: [finding(id)] }));
    assert.ok(lineage.length > 2);
    assert.deepEqual(orderOf(kin, 'il-6'), lineage);
  });

  it('rank a topic of the paragraph above one neighbour, and two neighbours above one topic', () => {
    const topic = source('topic', { findings: [finding('il-6')], topics: fiveTopics.slice(0, 1) });
    const one = source('one', { findings: [finding('il-6')], entities: ['il-1'] });
    const two = source('two', { findings: [finding('il-6')], entities: ['il-1', 'il-4', 'il-5'] });
    const near = { entities: fiveOthers, topics: fiveTopics };
    assert.deepEqual(orderOf([two, topic, one], 'il-6', near), ['two', 'topic', 'one']);
  });

  it('rank the source with the most findings first if everything else is equal', () => {
    const much = source('much', { findings: [finding('il-6'), finding('il-6')] });
    const little = source('little', { findings: [finding('il-6')] });
    assert.deepEqual(orderOf([much, little], 'il-6'), ['much', 'little']);
  });

  it('rank findings of the user above sources that fit the paragraph better', () => {
    const user = source('user', { findings: [finding('il-6')] });
    const fitting = source('fitting', { findings: [finding('il-6')], topics: fiveTopics });
    const context = { entities: new Map(), topics: new Map(fiveTopics.map((id) => [id, 1])) };
    const sources = [fitting, user];
    const keysWith = (userFindings: Source['findings']) =>
      rankSources(
        new Library({ entities, topics, sources, userFindings: new Set(userFindings) }),
        context,
        'il-6',
      ).map((ranked) => ranked.source.key);
    assert.deepEqual(keysWith([]), ['fitting', 'user']);
    assert.deepEqual(keysWith(user.findings), ['user', 'fitting']);
  });

  it('rank findings that name no other entities first', () => {
    const mixed = source('mixed', {
      findings: [finding('il-6', 'il-10'), finding('il-6'), finding('il-6', 'il-4')],
    });
    const grown = new Library({ entities, topics, sources: [mixed] });
    const context = { entities: new Map([['il-4', 0.5]]), topics: new Map() };
    const [ranked] = rankSources(grown, context, 'il-6');
    assert.deepEqual(
      ranked?.findings.map(({ text }) => text),
      ['il-6 and il-4', 'il-6', 'il-6 and il-10'],
    );
  });
});

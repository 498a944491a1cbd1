import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type AddedReference,
  ImportTargets,
  type SourceFile,
} from '../../../../src/core/importing/importTargets';
import { mentionedEntities } from '../../../../src/core/importing/mentionedEntities';
import { readFields } from '../../../../src/core/importing/sourceYaml';
import type { Source } from '../../../../src/core/library/schema';
import type { Reference } from '../../../../src/core/literature/reference';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const bundled = readSeedLibrary().sources;

function targetsIn(
  files: readonly SourceFile[],
  sources: readonly Source[] = bundled,
): ImportTargets {
  const work = ImportTargets.of(sources, files);
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) {
      return step.value;
    }
  }
}

/** The files after references were added to some. */
function addAll(files: readonly SourceFile[], references: readonly Reference[]) {
  const targets = targetsIn(files);
  const all = new Map(files.map(({ name, text }) => [name, text]));
  const outcomes: AddedReference[] = references.map((reference) =>
    targets.add(reference, () => ['il-6']),
  );
  for (const outcome of outcomes) {
    if (outcome.outcome === 'new' || outcome.outcome === 'merged') {
      all.set(outcome.file.name, outcome.file.text);
    }
  }
  return { outcomes, files: [...all].map(([name, text]) => ({ name, text })) };
}

const lamp: Reference = {
  id: 'Lamp2001',
  type: 'article-journal',
  title: 'An imagined lamp',
  author: [{ family: 'Lampe', given: 'Émile' }],
  issued: { 'date-parts': [[2001]] },
  DOI: '10.5555/lamp.2001',
};

describe('importing into the workspace library', () => {
  it('creates a file for each source, with its key if that is valid and free', () => {
    const { outcomes } = addAll(
      [{ name: 'taken.source.yaml', text: 'key: taken\ntitle: Another\n' }],
      [
        lamp,
        { ...lamp, id: 'Taken', DOI: '10.5555/2', title: 'Two' },
        { ...lamp, id: 'no: key/../at all', DOI: '10.5555/3', title: 'Three' },
        { ...lamp, id: 'emilie1998', DOI: '10.5555/4', title: 'Four' },
        { ...lamp, id: '../../evil', DOI: '10.5555/5', title: 'Five' },
      ],
    );
    assert.deepEqual(
      outcomes.map((it) => (it.outcome === 'new' ? it.file.name : it)),
      ['Lamp2001', 'Takena', 'lampe2001', 'emilie1998a', 'lampe2001a'].map(
        (key) => `${key}.source.yaml`,
      ),
    );
  });

  it('adds to the file of the same publication under another key, and creates no second one', () => {
    const file = {
      name: 'mine.source.yaml',
      text: 'key: mine\ntitle: My words\nDOI: 10.5555/LAMP.2001\n',
    };
    const { outcomes, files } = addAll([file], [{ ...lamp, PMID: '990000001' }]);
    assert.equal(outcomes[0]?.outcome, 'merged');
    assert.equal(files.length, 1);
    assert.ok(files[0]?.text.startsWith(file.text));
    const fields = readFields(files[0]?.text ?? '');
    assert.deepEqual([fields?.key, fields?.title, fields?.PMID], ['mine', 'My words', '990000001']);
  });

  it('finds a publication by identifiers that the same import has joined', () => {
    const { outcomes } = addAll(
      [],
      [
        lamp,
        { ...lamp, title: 'Another title of it', PMID: '990000001' },
        { id: '', type: 'article-journal', title: 'A third title', PMID: '990000001' },
      ],
    );
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['new', 'merged', 'same'],
    );
  });

  it('skips sources of the library, references without a title, and broken files', () => {
    const source = bundled.find(({ DOI }) => DOI);
    assert.ok(source?.DOI);
    const broken = { name: 'lamp.source.yaml', text: `key: lamp\nDOI: ${lamp.DOI}\ntitle: [\n` };
    const { outcomes, files } = addAll(
      [broken],
      [
        { id: 'x', type: 'book', title: 'What is this?', DOI: source.DOI.toUpperCase() },
        { id: 'y', type: 'book' },
        lamp,
      ],
    );
    assert.deepEqual(
      outcomes.map(({ outcome }) => outcome),
      ['bundled', 'untitled', 'broken'],
    );
    assert.deepEqual(files, [broken]);
  });

  const letters = fc.constantFrom('a', 'b', 'B', 'é', '');
  const few = (requiredKeys: ('id' | 'type' | 'DOI')[]) =>
    fc.array(
      fc.record(
        {
          id: letters,
          type: fc.constant('book'),
          title: fc.constantFrom('One', 'Two <i>lamps</i>', ''),
          author: fc.array(fc.record({ family: letters }), { maxLength: 2 }),
          issued: fc.constantFrom({ 'date-parts': [[2001]] }, { 'date-parts': [[2002, 13, 40]] }),
          DOI: fc.constantFrom('10.5555/a', '10.5555/A', '10.5555/b'),
          PMID: fc.constantFrom('1', '2'),
          abstract: letters,
        },
        { requiredKeys },
      ) as fc.Arbitrary<Reference>,
      { maxLength: 8 },
    );

  it('is idempotent', () => {
    fc.assert(
      fc.property(few(['id', 'type', 'DOI']), (references) => {
        const once = addAll([], references);
        const twice = addAll(once.files, references);
        assert.deepEqual(twice.files, once.files);
        const done = twice.outcomes.map(({ outcome }) => outcome);
        assert.ok(done.every((outcome) => outcome === 'same' || outcome === 'untitled'));
      }),
      { numRuns: 500 },
    );
  });

  it('ends even if one reference equals two different ones', () => {
    fc.assert(
      fc.property(few(['id', 'type']), (references) => {
        const once = addAll([], references);
        const twice = addAll(once.files, references);
        const names = (files: readonly SourceFile[]) => files.map(({ name }) => name.toLowerCase());
        assert.equal(new Set(names(once.files)).size, once.files.length);
        assert.deepEqual(names(twice.files), names(once.files));
        assert.deepEqual(addAll(twice.files, references).files, twice.files);
      }),
      { numRuns: 500 },
    );
  });

  const odd = fc.array(
    fc.record(
      {
        id: fc.constantFrom('', 'a', 'a b'),
        type: fc.constantFrom('book', 'article-journal'),
        title: fc.constantFrom(
          '<em>Listeria</em> at sea',
          'Lamps &amp; light',
          '&lt;i&gt;Lamps&lt;/i&gt;',
          '!?',
          '…',
          'IL-6<sup>+</sup> cells',
          'One\n  two',
          'Cafe\u0301 lamps',
          'Lamps <unknown/> 2',
          'a\u2028b',
        ),
        author: fc.array(
          fc.constantFrom<NonNullable<Reference['author']>[number]>(
            { family: 'Berg', 'dropping-particle': 'van der' },
            { family: 'Berg', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
            { family: 'Berg', given: '<b>J</b>' },
            { literal: 'The Lamp & Group' },
            { family: '!' },
            { given: 'Ada' },
          ),
          { maxLength: 2 },
        ),
        issued: fc.constantFrom<NonNullable<Reference['issued']>>(
          { 'date-parts': [[800]] },
          { 'date-parts': [[5, 1]] },
          { 'date-parts': [[-44]] },
          { 'date-parts': [[12001]] },
          { literal: 'about 1999' },
          { literal: 'in press' },
        ),
        DOI: fc.constantFrom('NA', 'none', '10.1/a b', 'http://doi.acm.org/10.1145/1', 'doi:none'),
        PMID: fc.constantFrom('n/a', 'PMID: 1'),
      },
      { requiredKeys: ['id', 'type', 'title'] },
    ) as fc.Arbitrary<Reference>,
    { maxLength: 5 },
  );

  it('makes no second file of a reference whose file has it in another form', () => {
    fc.assert(
      fc.property(odd, (references) => {
        const once = addAll([], references);
        const names = (files: readonly SourceFile[]) => files.map(({ name }) => name);
        const twice = addAll(once.files, references);
        assert.deepEqual(names(twice.files), names(once.files));
        assert.deepEqual(addAll(twice.files, references).files, twice.files);
      }),
      { numRuns: 300 },
    );
  });

  it('looks for entities in title, abstract and keywords', () => {
    const reference = { ...lamp, abstract: 'Of IL-6.', keyword: 'GITR ligand; a lamp' };
    const result = targetsIn([]).add(reference, (texts) =>
      mentionedEntities(texts, makeRecogniser()),
    );
    assert.ok(result.outcome === 'new');
    assert.deepEqual(readFields(result.file.text)?.entities, ['il-6', 'gitrl']);
  });

  it('recognises the entities of title and abstract, the most frequent first', () => {
    const entities = mentionedEntities(
      ['TNF-α and IL-6', 'IL-6 *rises* [@a](b): IL‐6 $x$.\nRESULTS: anakinra, <i>IL-6</i>'],
      makeRecogniser(),
    );
    assert.deepEqual(entities, ['il-6', 'tnf', 'anakinra']);
  });
});

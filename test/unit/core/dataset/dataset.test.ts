import assert from 'node:assert/strict';
import { formatProblem } from '../../../../src/build/projectFiles';
import type { DatasetText } from '../../../../src/core/dataset/datasetFile';
import { readDataset } from '../../../../src/core/dataset/readDataset';
import { readProjectData } from '../../support/testLibrary';

const summary = Array.from({ length: 40 }, (_, index) => `word${index}`).join(' ');

/** A valid dataset of three files, which the cases damage. */
const entities = `- id: cytokines
  kind: class
  label: cytokine
  name: cytokine
  synonyms: [{ text: cytokine, case: any }]
- id: il-6
  kind: cytokine
  label: IL-6
  name: interleukin-6
  families: [cytokines]
  synonyms:
    - { text: IL-6, case: symbol }
    - { text: interleukin-6, case: any }
`;
const topics = `- { id: infection, label: Infection }
- { id: sepsis, label: Sepsis, broader: infection }
`;
const source = `key: roe2001
type: article-journal
title: IL-6 in sepsis
DOI: 10.1000/one
PMID: "1"
summary: ${summary}
topics: [sepsis]
findings:
  - entities: [il-6]
    text: IL-6 rises.
seen: [{ address: https://pages.example/1, date: 2001-02-03 }]
`;

const sound: readonly DatasetText[] = [
  { path: 'a.entities.yaml', text: entities },
  { path: 'a.topics.yaml', text: topics },
  { path: 'a.source.yaml', text: source },
];

interface Broken {
  readonly is: string;
  readonly files: readonly DatasetText[];
  readonly problems: readonly string[];
}

const inEntities = (text: string) => [...sound, { path: 'b.entities.yaml', text }];
const inTopics = (text: string) => [...sound, { path: 'b.topics.yaml', text }];
const inSource = (text: string) => [...sound, { path: 'b.source.yaml', text }];
const otherSource = source
  .replace('roe2001', 'doe2002')
  .replace('/one', '/two')
  .replace('"1"', '"2"');
const entity = (id: string, kind: string, names: readonly string[], more = '') =>
  `- id: ${id}\n  kind: ${kind}\n  label: ${names[0]}\n  name: ${names[0]}\n${more}  synonyms:\n` +
  names.map((name) => `    - { text: ${name}, case: symbol }\n`).join('');

const cases: readonly Broken[] = [
  {
    is: 'broken syntax',
    files: inEntities('- id: il-8\n  kind: [cytokine\n  label: IL-8\n'),
    problems: [
      'b.entities.yaml:3:3: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  },
  {
    is: 'an alias without its anchor',
    files: inTopics('- *nothing\n'),
    problems: [
      'b.topics.yaml:1:1: Unresolved alias (the anchor must be set before the alias): nothing',
    ],
  },
  {
    is: 'a file that is no list',
    files: inEntities('id: il-8\n'),
    problems: ['b.entities.yaml:1:1: the file must be a list of entries'],
  },
  {
    is: 'an empty source file',
    files: inSource(''),
    problems: ['b.source.yaml:1:1: null must be a mapping of fields'],
  },
  {
    is: 'a missing field, an unknown one and others of the wrong form',
    files: inEntities(
      '- id: IL 8\n  kind: cytokin\n  label: 8\n  nam: x\n  ids: [HGNC]\n  synonyms: []\n',
    ),
    problems: [
      'b.entities.yaml:1:3: missing field "name"',
      'b.entities.yaml:1:7: "IL 8" must be a lower-case slug such as "il-6"',
      'b.entities.yaml:2:9: "cytokin" must be one of "cytokine", "receptor", "drug", "protein", "class", "term"',
      'b.entities.yaml:3:10: 8 must be text: put it in quotes',
      'b.entities.yaml:4:3: unknown field "nam"',
      'b.entities.yaml:5:9: "HGNC" must be a CURIE such as "HGNC:6018" or "DrugBank:DB06273"',
      'b.entities.yaml:6:13: must list at least one name',
    ],
  },
  {
    is: 'an unknown entity in a finding and an unknown topic',
    files: inSource(
      otherSource.replace('[il-6]', '[il-66, tnf]').replace('[sepsis]', '[sepsis, malaria]'),
    ),
    problems: [
      'b.source.yaml:7:18: unknown topic "malaria"',
      'b.source.yaml:9:16: unknown entity "il-66" (did you mean "il-6"?)',
      'b.source.yaml:9:23: unknown entity "tnf"',
    ],
  },
  {
    is: 'unknown families, receptors and targets',
    files: inEntities(
      entity(
        'il-8',
        'cytokine',
        ['IL-8'],
        '  families: [x-a]\n  receptors: [x-b]\n  targets: [il6]\n',
      ),
    ),
    problems: [
      'b.entities.yaml:5:14: unknown entity "x-a"',
      'b.entities.yaml:6:15: unknown entity "x-b"',
      'b.entities.yaml:7:13: unknown entity "il6" (did you mean "il-6"?)',
    ],
  },
  {
    is: 'a family that is no class',
    files: inEntities(entity('il-8', 'cytokine', ['IL-8'], '  families: [cytokines, il-6]\n')),
    problems: ['b.entities.yaml:5:25: family "il-6" is a cytokine, not a class'],
  },
  {
    is: 'families that go in a circle',
    files: inEntities(
      entity('c-a', 'class', ['AAA'], '  families: [c-b]\n') +
        entity('c-b', 'class', ['BBB'], '  families: [c-a]\n'),
    ),
    problems: [
      'b.entities.yaml:5:14: entity "c-a" is in a family below itself: c-a → c-b → c-a',
      'b.entities.yaml:12:14: entity "c-b" is in a family below itself: c-b → c-a → c-b',
    ],
  },
  {
    is: 'a human identifier under the name of the mouse, and one that is none of a mouse',
    files: inEntities(
      entity(
        'tnf',
        'cytokine',
        ['TNF-α'],
        '  ids: [NCBIGene:7124]\n  mouse: { symbol: Tnf, ids: [MGI:104798, NCBIGene:7124] }\n' +
          '  rat: { ids: [NCBIGene:24835] }\n',
      ) + entity('lta', 'cytokine', ['LT-α'], '  mouse: { ids: [HGNC:6709] }\n'),
    ),
    problems: [
      'b.entities.yaml:6:43: "NCBIGene:7124" is among "ids", which are human; it cannot be in "mouse", too',
      'b.entities.yaml:14:18: "HGNC:6709" must be a CURIE such as "MGI:96559" or "NCBIGene:16193"',
    ],
  },
  {
    is: 'an unknown broader topic',
    files: inTopics('- id: malaria\n  label: Malaria\n  broader: infections\n'),
    problems: ['b.topics.yaml:3:12: unknown topic "infections" (did you mean "infection"?)'],
  },
  {
    is: 'topics that go in a circle',
    files: inTopics(
      '- { id: t-a, label: A, broader: t-b }\n- { id: t-b, label: B, broader: t-a }\n',
    ),
    problems: [
      'b.topics.yaml:1:33: topic "t-a" is above itself: t-a → t-b → t-a',
      'b.topics.yaml:2:33: topic "t-b" is above itself: t-b → t-a → t-b',
    ],
  },
  {
    is: 'a topic on a third level',
    files: inTopics('- { id: shock, label: Shock, broader: sepsis }\n'),
    problems: [
      'b.topics.yaml:1:39: topics have two levels, but "sepsis" is itself below "infection"',
    ],
  },
  {
    is: 'a duplicate entity, topic and citation key',
    files: [
      ...inEntities(entity('il-6', 'cytokine', ['IL-8'])),
      { path: 'b.topics.yaml', text: '- { id: sepsis, label: Sepsis }\n' },
      { path: 'b.source.yaml', text: otherSource.replace('doe2002', 'roe2001') },
    ],
    problems: [
      'b.entities.yaml:1:7: duplicate entity "il-6"',
      'b.topics.yaml:1:9: duplicate topic "sepsis"',
      'b.source.yaml:1:6: duplicate citation key "roe2001"',
    ],
  },
  {
    is: 'two sources with the same DOI, two with the same PMID',
    files: [
      ...inSource(otherSource.replace('10.1000/two', '10.1000/ONE')),
      {
        path: 'c.source.yaml',
        text: otherSource.replace('doe2002', 'poe2003').replace('"2"', '"1"'),
      },
    ],
    problems: [
      'b.source.yaml:4:6: duplicate DOI "10.1000/ONE"',
      'c.source.yaml:5:7: duplicate PMID "1"',
    ],
  },
  {
    is: 'names of two entities that share a spelling',
    files: inEntities(entity('il-6-again', 'cytokine', ['BSF-2', 'IL6'])),
    problems: [
      'b.entities.yaml:7:15: "IL6" and "IL-6" of "il-6" share the spelling "il6": keep one of them',
    ],
  },
  {
    is: 'names of one entity that share a spelling',
    files: inEntities(entity('tnf', 'cytokine', ['TNF-α', 'TNF alpha'])),
    problems: [
      'b.entities.yaml:7:15: "TNF alpha" and "TNF-α" of this entity share the spelling "tnf α": keep one of them',
    ],
  },
  {
    is: 'a class whose plural is the name of another entity',
    files: inEntities(entity('cytokiness', 'protein', ['Cytokines'])),
    problems: [
      'b.entities.yaml:6:15: "Cytokines" and "cytokine" of "cytokines" share the spelling "cytokines": keep one of them',
    ],
  },
  {
    is: 'a label and a name that are no synonyms',
    files: inEntities(
      '- id: tnf\n  kind: cytokine\n  label: Tnf-α\n  name: tumour necrosis factor\n' +
        '  synonyms: [{ text: tNf-α, case: exact }]\n',
    ),
    problems: [
      'b.entities.yaml:3:10: label "Tnf-α" is not recognised: add it to the synonyms',
      'b.entities.yaml:4:9: name "tumour necrosis factor" is not recognised: add it to the synonyms',
    ],
  },
  {
    is: 'a summary that is too short',
    files: inSource(otherSource.replace('word0 ', '')),
    problems: ['b.source.yaml:6:10: summary has 39 words: 40 to 75 are right'],
  },
  {
    is: 'a summary that is too long',
    files: inSource(otherSource.replace('word0 ', 'word '.repeat(37))),
    problems: ['b.source.yaml:6:10: summary has 76 words: 40 to 75 are right'],
  },
  {
    is: 'a source that nobody can check',
    files: inSource(otherSource.replace(/^seen.*\n/m, '')),
    problems: ['b.source.yaml:1:1: missing field "seen"'],
  },
  {
    is: 'a source without an identifier, but for the documents that the dataset began with',
    files: [
      ...inSource(otherSource.replace(/^(?:DOI|PMID).*\n/gm, '')),
      {
        path: 'c.source.yaml',
        text: otherSource
          .replace('doe2002', 'seed')
          .replace(/^(?:DOI|PMID).*\n/gm, '')
          .replace(/address: [^,]*/, 'address: seeds/000.txt'),
      },
    ],
    problems: ['b.source.yaml:1:1: must have a DOI, PMID or PMCID'],
  },
];

describe('readDataset', () => {
  it('reports nothing in a valid dataset', () => {
    const { problems, ...dataset } = readDataset(sound);
    assert.deepEqual(problems.map(formatProblem), []);
    assert.deepEqual(
      [dataset.entities, dataset.sources, dataset.topics].map(({ length }) => length),
      [2, 1, 2],
    );
  });

  for (const { is, files, problems } of cases) {
    it(`reports ${is} and keeps the rest`, () => {
      const dataset = readDataset(files);
      assert.deepEqual(dataset.problems.map(formatProblem), problems);
      const before = readDataset(sound);
      assert.deepEqual(dataset.entities.slice(0, 2), before.entities);
      assert.deepEqual(dataset.sources.slice(0, 1), before.sources);
      assert.deepEqual(dataset.topics.slice(0, 2), before.topics);
    });
  }

  it('reads the valid entries of a file in which one is broken', () => {
    const text = `- id: 5\n${entities}- just text\n`;
    const { entities: read, problems } = readDataset([{ path: 'a.entities.yaml', text }]);
    assert.deepEqual(
      read.map(({ id }) => id),
      ['cytokines', 'il-6'],
    );
    assert.deepEqual(
      problems.map(({ line }) => line),
      [1, 1, 1, 1, 1, 15],
    );
  });

  it('does not call an entity unknown because it is broken', () => {
    const broken = entities.replace('kind: cytokine\n', 'kind: cytokin\n');
    const { sources, problems } = readDataset([
      { path: 'a.entities.yaml', text: broken },
      ...sound.slice(1),
    ]);
    assert.deepEqual(
      problems.map(({ line }) => line),
      [7],
    );
    assert.deepEqual(sources, []);
  });

  it('leaves out references to ids that do not exist, and only these', () => {
    const text = otherSource
      .replace('[sepsis]', '[malaria, sepsis]')
      .replace('[il-6]', '[tnf, il-6]')
      .replace('seen:', '  - entities: [tnf]\n    text: TNF rises.\nseen:');
    const [, read] = readDataset(inSource(text)).sources;
    assert.deepEqual(read?.topics, ['sepsis']);
    assert.deepEqual(read?.findings, [{ entities: ['il-6'], text: 'IL-6 rises.' }]);
  });

  it('reads JSON like YAML, and skips other files', () => {
    const json = '[\n\t{ "id": "infection", "label": "Infection" },\n\t{ "id": "sepsis" }\n]\n';
    const read = readDataset([
      { path: 'a.topics.json', text: json },
      { path: 'README.md', text: '[' },
    ]);
    assert.deepEqual(read.topics, [{ id: 'infection', label: 'Infection', terms: [] }]);
    assert.deepEqual(read.problems.map(formatProblem), [
      'a.topics.json:3:2: missing field "label"',
    ]);
  });

  it('gives optional fields their defaults', () => {
    const [cytokines] = readDataset(sound).entities;
    assert.deepEqual(cytokines, {
      id: 'cytokines',
      kind: 'class',
      label: 'cytokine',
      name: 'cytokine',
      ids: [],
      families: [],
      receptors: [],
      targets: [],
      partOf: [],
      synonyms: [{ text: 'cytokine', case: 'any' }],
    });
  });
});

describe('data/', () => {
  const dataset = readProjectData();

  it('has no problem', () => {
    assert.deepEqual(dataset.problems.map(formatProblem), []);
  });

  it('has the five sources with which the library began', () => {
    const keys = new Set(dataset.sources.map(({ key }) => key));
    const first = ['emilie1998', 'il6infectious', 'strouse2007', 'borradori1987', 'trenova2016'];
    assert.deepEqual(
      first.filter((key) => !keys.has(key)),
      [],
    );
  });
});

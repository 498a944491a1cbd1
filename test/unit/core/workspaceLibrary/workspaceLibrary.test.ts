import assert from 'node:assert/strict';
import { formatProblem } from '../../../../src/build/projectFiles';
import { firstInLibrary } from '../../../../src/core/card/aboutInLibrary';
import { entityCard } from '../../../../src/core/card/entityCard';
import { Library } from '../../../../src/core/library/library';
import type { Entity, Source } from '../../../../src/core/library/schema';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { Recogniser } from '../../../../src/core/recognise/recogniser';
import { runToEnd } from '../../../../src/core/text/steps';
import {
  mergeLibraries,
  readWorkspaceLibrary,
  type UserLibrary,
} from '../../../../src/core/workspaceLibrary/readWorkspaceLibrary';
import { readUserFile, type UserFile } from '../../../../src/core/workspaceLibrary/userFile';
import { cardLinks } from '../../support/cardLinks';
import { goldenPairs } from '../../support/golden';
import { plainMentions } from '../../support/plainMentions';
import { smallLibrary } from '../../support/smallLibrary';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

const source = (key: string, rest: Partial<Source>): Source => ({
  key,
  type: 'article-journal',
  title: `About ${key}`,
  author: [],
  'authors-complete': true,
  summary: 'What it says in our words.',
  topics: ['sepsis'],
  entities: [],
  findings: [{ entities: ['il-6'], text: `IL-6 rises in ${key}.` }],
  ...rest,
});
const library = new Library({
  entities: smallLibrary().entities.concat(
    smallLibrary()
      .entities.slice(0, 1)
      .map((it) => ({
        ...it,
        id: 'zorbs',
        synonyms: [{ text: 'zorbs', case: 'any' }],
      })),
  ),
  sources: [
    source('roe2001', { DOI: '10.1000/one', PMID: '1' }),
    source('doe2002', { DOI: '10.1000/two' }),
  ],
  topics: [
    { id: 'infection', label: 'Infection', terms: [] },
    { id: 'sepsis', label: 'Sepsis', broader: 'infection', terms: [] },
  ],
});
const recogniser = new Recogniser(library);
const entityNamed = (text: string) => recogniser.entityNamed(text);

const read = (path: string, text: string, before?: UserFile) =>
  readUserFile({ path, text }, before) as UserFile;
const combine = (...files: UserFile[]) =>
  runToEnd(readWorkspaceLibrary(files, library, entityNamed));

/** The files of a fixture: each begins with `=== path`. */
function filesIn(input: string): UserFile[] {
  return input
    .split(/^=== /m)
    .slice(1)
    .flatMap((part) => {
      const [path = ''] = part.split('\n', 1);
      return readUserFile({ path, text: part.slice(path.length + 1) }) ?? [];
    });
}

function describeUserLibrary({
  problems,
  entities,
  sources,
  topics,
  names,
  findings,
}: UserLibrary): string {
  const lines = [
    ...problems.map(formatProblem),
    '',
    ...entities.map(describeEntity),
    ...sources.map((it) => describeSource(it, findings)),
    ...topics.map((topic) => `topic ${JSON.stringify(topic)}`),
    `names: ${names.names.map(({ form, value }) => `${form.text} → ${value.entity.id}`).join(', ')}`,
    `terms: ${names.terms.map(({ form, value }) => `${form.text} → ${value}`).join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function describeEntity({ synonyms, ...entity }: Entity): string {
  const names = synonyms.map((form) => `${form.text} (${form.case}${form.needs ? '?' : ''})`);
  return `entity ${JSON.stringify(entity)}\n  ${names.join(', ')}`;
}

function describeSource({ findings, ...rest }: Source, own: UserLibrary['findings']): string {
  const told = findings.map(
    (finding) => `\n  ${own.has(finding) ? 'own' : 'ours'}: ${finding.entities}: ${finding.text}`,
  );
  return `source ${JSON.stringify(rest)}${told.join('')}`;
}

describe('the workspace library', () => {
  for (const { name, input, expect } of goldenPairs('workspaceLibrary', '.txt', '.yaml')) {
    it(`is read: ${name}`, () => expect(describeUserLibrary(combine(...filesIn(input)))));
  }

  const entities = '/w/cytonote/entities.yaml';
  const sound = '- id: il-6\n  synonyms: [{ text: BCDF, case: symbol }]\n';

  it('keeps the last valid contents of a broken file', () => {
    const before = read(entities, sound);
    const broken = read(entities, `${sound}- id: tnf\n  about: "half a sen`, before);
    const own = combine(broken);
    assert.deepEqual(own.entities, combine(before).entities);
    assert.equal(own.problems.length, 1);
    assert.deepEqual(combine(read(entities, '', broken)).entities, []);
  });

  it('keeps the last valid form of a broken entry, and the entries after it', () => {
    const before = read(entities, sound);
    const text = '- id: il-6\n  synonyms: [{ text: BCDF }]\n- id: tnf\n  about: Known.\n';
    const own = combine(read(entities, text, before));
    assert.deepEqual(own.entities.map(({ id }) => id).sort(), ['il-6', 'tnf']);
    assert.deepEqual(own.problems.map(formatProblem), [`${entities}:2:14: missing field "case"`]);
  });

  it('does not read files that are too large or nested too deeply', () => {
    for (const text of [
      `# ${'x'.repeat(2 ** 21)}`,
      '['.repeat(1e6),
      '- '.repeat(1e6),
      '{a: '.repeat(2e5),
    ]) {
      const own = combine(read(entities, text));
      assert.equal(own.problems.length > 0, true);
      assert.deepEqual(own.entities, []);
    }
  });

  it('is empty if there are no files', () => {
    const merged = mergeLibraries(library, combine());
    assert.deepEqual(merged.entities, library.entities);
    assert.deepEqual(merged.sources, library.sources);
  });

  it('shows the findings of the user on the card of an entity', () => {
    const own = combine(
      read(
        '/w/cytonote/sources/roe2001.source.yaml',
        'key: doe2002\nfindings:\n  - entities: [il-6]\n    text: What I have found.\n',
      ),
    );
    const merged = mergeLibraries(library, own);
    const context = { entities: new Map(), topics: new Map() };
    const il6 = merged.entity('il-6') as Entity;
    const known = { context, isPartial: false, about: firstInLibrary(merged, context) };
    const card = entityCard(merged, il6, known, cardLinks);
    assert.match(card, /^\*\*IL-6\*\*[\s\S]*doe2002[^\n]* · your library {2}\nWhat I have found\./);
    assert.match(card, /IL-6 rises in roe2001\./);
  });
});

describe('terms of the user', () => {
  const files = goldenPairs('workspaceLibrary', '.txt', '.yaml').find(
    ({ name }) => name === 'terms',
  );
  const [, yaml = ''] = files?.input.split(/^=== .*$/m) ?? [];
  const bundled = readLibrary();
  const own = runToEnd(
    readWorkspaceLibrary([read('/w/cytonote/entities.yaml', yaml)], bundled, (text) =>
      makeRecogniser().entityNamed(text),
    ),
  );
  const merged = mergeLibraries(bundled, own);

  it('are recognised and have cards like the names of the library', () => {
    const note =
      'TFH cells (follicular helper T cells) make IL-21; Lumi-27 and our 27-plex panel say so.\n';
    const analysis = analyseNote(note, makeRecogniser().extendedBy(own.names));
    const mentions = analysis.blocks.flatMap((block) => block.mentions);
    assert.deepEqual(
      mentions.map(({ start, end, entity }) => `${note.slice(start, end)} ${entity}`),
      [
        'TFH cells tfh',
        'follicular helper T cells tfh',
        'IL-21 il-21',
        'Lumi-27 luminex-panel',
        'our 27-plex panel luminex-panel',
      ],
    );
    const context = { entities: new Map(), topics: new Map() };
    const known = { context, isPartial: false, about: firstInLibrary(merged, context) };
    const card = entityCard(merged, merged.entity('tfh') as Entity, known, cardLinks);
    assert.match(card, /^\*\*TFH cell\*\* · follicular helper T cell · term {2}\nHelps B cells/);
  });
});

describe('names of a workspace together with those of the library', () => {
  const bundled = readLibrary();
  const named = (text: string) => makeRecogniser().entityNamed(text);
  const own = () =>
    runToEnd(
      readWorkspaceLibrary(
        [
          read(
            '/w/cytonote/entities.yaml',
            `- { id: il-6, synonyms: [{ text: BCDF-9, case: symbol }] }
- id: zorba-receptor
  kind: receptor
  label: IL-99 receptor
  name: interleukin-99 receptor
- { id: il-99, kind: cytokine, label: IL-99, name: interleukin-99, receptors: [zorba-receptor] }
- { id: spinal-fluid, kind: protein, label: CSF, name: spinal fluid }
- { id: zorbumab, kind: drug, label: zorbumab, name: zorbumab, targets: [il-99] }
`,
          ),
        ],
        bundled,
        named,
      ),
    );

  it('follow all rules for ambiguous names, across both', () => {
    const { names, problems } = own();
    assert.deepEqual(problems, []);
    const extended = makeRecogniser().extendedBy(names);
    const mentions = (note: string) =>
      analyseNote(note, extended).blocks.flatMap((block) =>
        block.mentions.map(({ surface, entity, rule }) => `${surface} ${entity} ${rule}`),
      );
    const expected: Readonly<Record<string, string[]>> = {
      'IL-99 and IL-6.': ['IL-99 il-99 name', 'IL-6 il-6 name'],
      'IL-6, -99 and -13': ['IL-6 il-6 name', '99 il-99 partner', '13 il-13 partner'],
      'IL-99 and -6': ['IL-99 il-99 name', '6 il-6 partner'],
      'the IL-99 receptor': ['IL-99 receptor zorba-receptor name'],
      'rhIL-99, Il99 and IL-99KO': ['rhIL-99 il-99 prefix', 'Il99 il-99 name', 'IL-99 il-99 name'],
      'interleukin (IL)-99': ['interleukin (IL)-99 il-99 acronym'],
      'interleukins 4 and 99': ['interleukins 4 il-4 partner', '99 il-99 partner'],
      'zorbumab-abcd': ['zorbumab-abcd zorbumab ending'],
      'CSF is clear.': ['CSF spinal-fluid name'],
      'BCDF-9 is old.': ['BCDF-9 il-6 name'],
      'zorbumab (ZBM) and then ZBM': [
        'zorbumab zorbumab name',
        'ZBM zorbumab defined',
        'ZBM zorbumab defined',
      ],
    };
    for (const [note, found] of Object.entries(expected)) {
      assert.deepEqual(mentions(note), found, note);
    }
  });

  it('are found as one recogniser of all names finds them', () => {
    const library = own();
    const merged = mergeLibraries(bundled, library);
    // The user's entities come first, since their names take precedence.
    const first = new Set(library.entities.map(({ id }) => id));
    const isOwn = ({ id }: Entity) => first.has(id);
    const { entities, sources, topics } = merged;
    const whole = new Recogniser(
      new Library({
        entities: [...entities.filter(isOwn), ...entities.filter((it) => !isOwn(it))],
        sources,
        topics,
      }),
    );
    const extended = makeRecogniser().extendedBy(library.names);
    const notes = bundled.sources.map(({ title, summary = '', findings }) =>
      [title, summary, ...findings.map(({ text }) => text)]
        .join('\n\n')
        .replaceAll('IL-2', 'IL-99'),
    );
    const told = (by: Recogniser, note: string) =>
      plainMentions(note, by).map(
        ({ start, end, entity, rule }) => `${start} ${end} ${entity} ${rule}`,
      );
    for (const note of notes) {
      assert.deepEqual(told(extended, note), told(whole, note));
    }
    assert.ok(notes.some((note) => told(extended, note).join().includes('il-99')));
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { entitiesOf } from '../../../../src/core/cite/citedPublication';
import { type NamedBibliography, NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import type { Source } from '../../../../src/core/library/schema';
import {
  idOfSource,
  type Publication,
  shortPublication,
} from '../../../../src/core/literature/publication';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { runToEnd } from '../../../../src/core/text/steps';
import { Backlinks, citedPublications } from '../../../../src/core/views/backlinks';
import { groupPublications } from '../../../../src/core/views/groupPublications';
import { LibraryTree } from '../../../../src/core/views/libraryTree';
import {
  countMarks,
  filterList,
  type PublicationFacts,
  type PublicationFilter,
} from '../../../../src/core/views/publicationFilter';
import { PublicationList } from '../../../../src/core/views/publicationList';
import { ReadMarks } from '../../../../src/core/views/readMarks';
import * as sorting from '../../../../src/core/views/sortPublications';
import { bibliographyOf } from '../../support/bibliographyOf';
import { digestOf } from '../../support/digestOf';
import { largeBibliography } from '../../support/largeBibliography';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

type PublicationOrder = sorting.PublicationOrder;

const library = readSeedLibrary();
const emilie = library.source('emilie1998') as Source;

const file = (name: string, text: string): NamedBibliography => ({
  file: name,
  bibliography: bibliographyOf(text),
});
const entry = (key: string, fields: string) => `@article{${key}, ${fields}}\n`;

const first = file(
  'first.bib',
  entry('em', `author={Emilie, D}, title={Another title}, doi={${emilie.DOI?.toUpperCase()}}`) +
    entry('smith', 'author={Smith, A}, title={IL-33 in lamps}, year={2021}') +
    entry('smith', 'author={Other, O}, title={Never cited}, year={1900}'),
);
const second = file(
  'second.bib',
  entry('lamps', 'author={Smith, Ann}, title={{IL}-33 in Lamps}, year=2021, pmid={77}') +
    entry(
      'smith',
      'author={Zett, Z}, title={A drug}, year={2001}, abstract={It closed fistulas of psoriasis.}',
    ) +
    entry('nameless', 'title={Anonymous words}'),
);
const list = runToEnd(PublicationList.gather(library, [first, second]));
const publication = (work: string) => list.find(work) as Publication;

/** The citations in notes that have bibliographies. */
const cites = (note: string, ...files: readonly NamedBibliography[]) => {
  const digest = digestOf(analyseNote(note, makeRecogniser()));
  assert.ok(digest);
  return citedPublications(digest, runToEnd(NoteLiterature.gather(library, files)), library);
};
const namesOf = (note: string, ...files: readonly NamedBibliography[]) =>
  cites(note, ...files).map(({ id, start, end }) => [list.find(id)?.id, note.slice(start, end)]);

describe('the list of all sources', () => {
  it('has each publication once, even if it is in several files', () => {
    assert.deepEqual(
      list.all.map(({ id }) => id),
      [
        ...library.sources.map(({ key }) => idOfSource(key)),
        'entry:first.bib#smith',
        'entry:second.bib#smith',
        'entry:second.bib#nameless',
      ],
    );
    const files = (work: string) =>
      publication(work).entries.map((it) => `${it.file} ${it.entry.key}`);
    assert.deepEqual(files('source:emilie1998'), ['first.bib em']);
    assert.deepEqual(files('entry:first.bib#smith'), ['first.bib smith', 'second.bib lamps']);
    assert.equal(list.find('entry:second.bib#lamps'), publication('entry:first.bib#smith'));
    assert.equal(list.find('entry:gone.bib#smith'), undefined);
  });

  it('keeps the ids of its sources when it is gathered again', () => {
    const again = runToEnd(PublicationList.gather(library, [first, second]));
    assert.deepEqual(
      again.all.map(({ id }) => id),
      list.all.map(({ id }) => id),
    );
  });

  it('has citations by the meaning of a key in each note', () => {
    const note = 'A [@smith; @emilie1998]. B [@em].\n';
    assert.deepEqual(namesOf(note, first), [
      ['entry:first.bib#smith', 'smith'],
      ['source:emilie1998', 'emilie1998'],
      ['source:emilie1998', 'em'],
    ]);
    assert.deepEqual(namesOf(note, second), [
      ['entry:second.bib#smith', 'smith'],
      ['source:emilie1998', 'emilie1998'],
    ]);
    assert.deepEqual(namesOf(note), [['source:emilie1998', 'emilie1998']]);
  });

  it('has citations by identifier, and not by labels or handles that are not keys', () => {
    const note = `A [x](https://doi.org/${emilie.DOI}). B [y](https://pubmed.ncbi.nlm.nih.gov/77/).[^em][^1] C [@pmid:77; @doi:10.5555/unknown]\n\n[^em]: E.\n[^1]: F.\n`;
    assert.deepEqual(
      namesOf(note, first, second).map(([name]) => name),
      ['source:emilie1998', 'entry:first.bib#smith', 'source:emilie1998', 'entry:first.bib#smith'],
    );
  });
});

const backlinks = runToEnd(
  Backlinks.gather(list, [
    ['a', cites('One [@smith]. Two [@smith; @emilie1998].\n', first)],
    ['b', cites('Three [@lamps].\n', second)],
  ]),
);
const read = new ReadMarks().with([publication('source:emilie1998')], true);
const index = runToEnd(
  LiteratureIndex.of(list.all, new PublicationReader(makeRecogniser()), library),
);
const facts: PublicationFacts = {
  library,
  activeNote: new Set(['b']),
  notesCiting: (it) => backlinks.notesOf(it),
  entitiesOf: (it) => entitiesOf(it, makeRecogniser()),
  topicsOf: (it) => index.read(it.id)?.contents.topics ?? [],
  containing: (words) => new Set(index.search(words, 9).map((it) => it.publication.id)),
  isRead: (it) => read.isRead(it),
};

describe('backlinks of a source', () => {
  it('are all places in all notes that cite it, under any key', () => {
    const smith = publication('entry:first.bib#smith');
    assert.deepEqual(
      backlinks.placesOf(smith).map(({ note, start }) => [note, start]),
      [
        ['a', 6],
        ['a', 20],
        ['b', 8],
      ],
    );
    assert.deepEqual([...backlinks.notesOf(smith)], ['a', 'b']);
    assert.deepEqual([...backlinks.notesOf(publication('source:strouse2007'))], []);
  });
});

describe('the filter of the library', () => {
  const filters: readonly (readonly [PublicationFilter, readonly string[]])[] = [
    [{ year: '2021' }, ['Smith 2021']],
    [{ year: '' }, ['il 6 - Infectious Diseases (n.d.)', 'n.d.']],
    [
      { topic: 'infectious-diseases' },
      ['Borradori et al. 1987', 'Emilie et al. 1998', 'il 6 - Infectious Diseases (n.d.)'],
    ],
    [{ entity: 'il-33' }, ['Smith 2021']],
    [{ cited: 'anywhere' }, ['Emilie et al. 1998', 'Smith 2021']],
    [{ cited: 'here' }, ['Smith 2021']],
    [{ cited: 'anywhere', unread: true }, ['Smith 2021']],
    [{ words: 'lamps il33' }, ['Smith 2021']],
    [{ words: 'actemra' }, ['il 6 - Infectious Diseases (n.d.)']],
    [{ words: 'fistulas' }, ['Zett 2001']],
    [{ topic: 'autoimmune-diseases' }, ['Zett 2001']],
    [{ words: 'LAMPS', year: '2001' }, []],
  ];
  for (const [filter, labels] of filters) {
    it(`${JSON.stringify(filter)} leaves ${labels.join(', ') || 'nothing'}`, () => {
      const found = runToEnd(filterList(list.all, filter, facts));
      assert.deepEqual(found.map(shortPublication).sort(), labels);
    });
  }

  it('has counts for the entities to choose from', () => {
    const counts = runToEnd(countMarks(list.all, facts.entitiesOf));
    assert.equal(counts.get('il-33'), 1);
  });
});

describe('the order of the library', () => {
  const sortPublications = (...of: Parameters<typeof sorting.sortPublications>) =>
    runToEnd(sorting.sortPublications(...of));

  const orders: readonly (readonly [PublicationOrder, readonly string[]])[] = [
    ['author', ['Borradori et al. 1987', 'Emilie et al. 1998']],
    ['year', ['Smith 2021', 'Trenova & Slavov 2016']],
    ['title', ['Zett 2001', 'n.d.']],
    ['cited', ['Smith 2021', 'Emilie et al. 1998']],
  ];
  for (const [order, labels] of orders) {
    it(`by ${order} begins with ${labels.join(', ')}`, () => {
      const sorted = sortPublications(list.all, order, facts).map(shortPublication);
      assert.equal(sorted.length, list.all.length);
      assert.deepEqual(sorted.slice(0, 2), labels);
    });
  }

  it('puts sources without author or year last', () => {
    const last = (order: PublicationOrder) => sortPublications(list.all, order, facts).at(-1)?.id;
    assert.equal(last('author'), 'source:il6infectious');
    assert.equal(last('year'), 'source:il6infectious');
  });

  it('has no groups if the list is short', () => {
    assert.equal(runToEnd(groupPublications(list.all, 'author', facts)), undefined);
  });

  it('has groups if the list is long, which contain every source once, in order', () => {
    const large = file('large.bib', largeBibliography(1500));
    const long = runToEnd(PublicationList.gather(library, [large]));
    assert.ok(long.all.length > 1400);
    for (const [order] of orders) {
      const sorted = sortPublications(long.all, order, facts);
      const groups = runToEnd(groupPublications(sorted, order, facts)) ?? [];
      assert.deepEqual(
        groups.flatMap(({ publications }) => publications),
        sorted,
      );
      assert.equal(new Set(groups.map(({ name }) => name)).size, groups.length);
      assert.ok(groups.every(({ label }) => label !== ''));
      for (const { publications, parts } of groups) {
        assert.equal(parts.length > 0, publications.length > 200);
        assert.ok(parts.every((part) => part.publications.length <= 200 && part.label !== ''));
        assert.deepEqual(
          parts.length > 0 ? parts.flatMap((it) => it.publications) : publications,
          publications,
        );
      }
      const all = groups.flatMap(({ name, parts }) => [name, ...parts.map((it) => it.name)]);
      assert.equal(new Set(all).size, all.length);
      assert.ok(order === 'year' || groups.some(({ parts }) => parts.length > 0), order);
    }
  });

  it('shows where the parts of a long group begin and end', () => {
    const entries = Array.from({ length: 201 }, (_, at) =>
      entry(`m${at}`, `author={Müller${at % 2}, A}, title={T${at}}, year={${1800 + at}}`),
    );
    const many = runToEnd(PublicationList.gather(library, [file('m.bib', entries.join(''))]));
    const sorted = sortPublications(many.all, 'author', facts);
    const groups = runToEnd(groupPublications(sorted, 'author', facts)) ?? [];
    assert.deepEqual(
      groups.find(({ name }) => name === 'M')?.parts.map(({ label }) => label),
      ['Müller0 2000 – Müller0 1800', 'Müller1 1999 – Müller1 1801'],
    );
  });

  it('is that of a stable sort, with pauses', () => {
    const like = publication('entry:first.bib#smith');
    const years = fc.array(fc.integer({ min: 1980, max: 2020 }), { maxLength: 3000, size: 'max' });
    fc.assert(
      fc.property(years, (all) => {
        const sources = all.map(
          (year, at): Publication => ({
            ...like,
            id: `entry:${at}`,
            summary: { ...like.summary, year: String(year) },
          }),
        );
        const newestFirst = [...sources].sort(
          (a, b) => Number(b.summary.year) - Number(a.summary.year),
        );
        assert.deepEqual(
          sortPublications(sources, 'year', facts).map(({ id }) => id),
          newestFirst.map(({ id }) => id),
        );
        const whileReading = Math.floor(all.length / 25);
        const pauses = [...sorting.sortPublications(sources, 'year', facts)].length;
        assert.ok(pauses >= whileReading + all.length / 256);
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });
});

describe('the tree of the library', () => {
  it('shows the places that cite a source below it', () => {
    const arrangement = { filter: { words: 'lamps' }, order: 'author' } as const;
    const tree = runToEnd(LibraryTree.arrange(list, arrangement, backlinks, facts));
    assert.equal(tree.size, 1);
    const [node] = tree.children();
    assert.equal(node?.is === 'publication' && node.noteCount, 2);
    assert.deepEqual(
      tree.children(node).map((it) => it.is === 'place' && it.place.note),
      ['a', 'a', 'b'],
    );
  });
});

describe('marks of read publications', () => {
  it('remain with a publication that gets another key and file, and are saved as data', () => {
    const smith = publication('entry:first.bib#smith');
    const other = runToEnd(
      PublicationList.gather(library, [
        file('c.bib', entry('e', `title={X}, doi={${emilie.DOI}}`)),
      ]),
    );
    const marks = new ReadMarks(JSON.parse(JSON.stringify(read.saved)));
    assert.ok(marks.isRead(other.find('entry:c.bib#e') as Publication));
    assert.ok(!marks.isRead(smith));
    const both = marks.with([smith], true);
    assert.ok(both.isRead(smith) && both.isRead(publication('source:emilie1998')));
    const none = both.with([smith, publication('source:emilie1998')], false);
    assert.deepEqual(none.saved, []);
  });
});

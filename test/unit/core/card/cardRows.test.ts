import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { firstInLibrary } from '../../../../src/core/card/aboutInLibrary';
import { type CardRow, cardRows } from '../../../../src/core/card/cardRows';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import type { NoteContext } from '../../../../src/core/library/rankSources';
import type { Entity } from '../../../../src/core/library/schema';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readFixedLibrary } from '../../support/testLibrary';

const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

describe('the card of a name as rows', () => {
  const library = readFixedLibrary();
  const about = firstInLibrary(library, nowhere);
  const rowsOf = (id: string, note?: { path: string; text: string }) =>
    cardRows(
      library,
      library.entity(id) as Entity,
      { context: nowhere, isPartial: false, about },
      note,
    );
  const kinds = (rows: readonly CardRow[]) => rows.map(({ is }) => is);

  it('has the description, the relations and the publications of the entity, as the card does', () => {
    const rows = rowsOf('tocilizumab');
    const [head, what, relation, publication] = rows;
    assert.deepEqual([head?.label, head?.description], ['tocilizumab', 'drug']);
    assert.deepEqual(head?.target, { is: 'entity', entity: 'tocilizumab' });
    assert.equal(what?.label, library.entity('tocilizumab')?.about);
    assert.deepEqual([relation?.label, relation?.description], ['Acts on', 'IL-6 receptor']);
    assert.deepEqual(relation?.children[0]?.target, { is: 'entity', entity: 'il-6-receptor' });
    assert.equal(publication?.is, 'publication');
    assert.equal(publication?.target?.is, 'publication');
    assert.deepEqual(kinds(publication?.children ?? []), ['statement']);
    assert.ok(publication?.children[0]?.label);
    const shown = rows.filter(({ is }) => is === 'publication');
    const further = about('tocilizumab').count - shown.length;
    assert.equal(shown.length, 3);
    assert.equal(rows.at(-1)?.label, `${further} further`);
    assert.deepEqual(rows.at(-1)?.target, { is: 'entity', entity: 'tocilizumab' });
  });

  it('has the user’s concept note before all publications', () => {
    const rows = rowsOf('tocilizumab', { path: 'concepts/tocilizumab.md', text: 'Mine. *x*' });
    const at = rows.findIndex(({ is }) => is === 'note');
    assert.equal(rows[at]?.label, 'Mine. *x*');
    assert.equal(rows[at]?.description, 'your note · concepts/tocilizumab.md');
    assert.deepEqual(rows[at]?.target, { is: 'note', entity: 'tocilizumab' });
    assert.equal(rows[at + 1]?.is, 'publication');
    const empty = rowsOf('tocilizumab', { path: 'a.md', text: '' }).find(({ is }) => is === 'note');
    assert.deepEqual([empty?.label, empty?.description], ['a.md', 'your note']);
  });

  it('has a row for the species that the text shows, with its identifiers', () => {
    const entity = library.entity('il-6') as Entity;
    const rowsFor = (species?: 'mouse') =>
      cardRows(
        library,
        entity,
        { context: nowhere, isPartial: false, about: () => ({ first: [], count: 0, own: 0 }) },
        undefined,
        species,
      );
    const [row, ...others] = rowsFor('mouse').filter(({ is }) => is === 'species');
    assert.equal(row?.label, 'mouse');
    assert.equal(row?.description, 'MGI 96559 · NCBI Gene 16193 · UniProt P08505');
    assert.deepEqual(others, []);
    assert.ok(!kinds(rowsFor()).includes('species'));
  });

  it('says that no publication names the entity, and offers to look for sources', () => {
    const entity = library.entity('tocilizumab') as Entity;
    const rows = cardRows(library, entity, {
      context: nowhere,
      isPartial: false,
      about: () => ({ first: [], count: 0, own: 0 }),
    });
    assert.deepEqual(kinds(rows), ['entity', 'about', 'relation', 'nothing']);
    assert.equal(rows.at(-1)?.label, 'No publication that you can cite names tocilizumab.');
    assert.deepEqual(rows.at(-1)?.target, { is: 'search', entity: 'tocilizumab' });
  });

  it('quotes a sentence of an abstract in a bibliography, and names the file', () => {
    const entry =
      '@article{okafor2017, title={A trial}, abstract={Guselkumab helped many patients.}}';
    const bibliography = bibliographyOf(entry);
    const file = 'file:///notes/my%20refs.bib';
    const { all } = runToEnd(NoteLiterature.gather(library, [{ file, bibliography }]));
    const index = runToEnd(LiteratureIndex.of(all, new PublicationReader(makeRecogniser())));
    const rows = cardRows(library, library.entity('guselkumab') as Entity, {
      context: nowhere,
      isPartial: false,
      about: (id) => index.firstAbout(id, nowhere),
    });
    const row = rows.find(({ is }) => is === 'publication');
    assert.match(row?.description ?? '', /in my refs\.bib$/);
    assert.equal(row?.children[0]?.label, '“Guselkumab helped many patients.”');
  });
});

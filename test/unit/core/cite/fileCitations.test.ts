import assert from 'node:assert/strict';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliography';
import { writeCslJson } from '../../../../src/core/bibliography/cslJson';
import type { BibliographyText } from '../../../../src/core/bibliography/editBibliography';
import { fileCitations, writableFile } from '../../../../src/core/cite/fileCitations';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import type { Source } from '../../../../src/core/library/schema';
import {
  type Publication,
  publicationOf,
  publicationOfEntry,
} from '../../../../src/core/literature/publication';
import { applyEdits } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { readSeedLibrary } from '../../support/testLibrary';

function fileOf(text: string, format: BibliographyFormat = 'bibtex'): BibliographyText {
  return { text, bibliography: bibliographyOf(text, format) };
}

function literatureOf(...files: readonly BibliographyText[]): NoteLiterature {
  const named = files.map(({ bibliography }, at) => ({ file: `${at}`, bibliography }));
  return runToEnd(NoteLiterature.gather(readSeedLibrary(), named));
}

/** The file after publications were cited, and the keys that they got. */
function citing(file: BibliographyText, ...publications: readonly Publication[]) {
  const { keys, addition } = fileCitations(publications, literatureOf(file), file);
  return { keys, text: addition ? applyEdits(file.text, [addition]) : file.text };
}

function entriesOf(text: string): Publication[] {
  return fileOf(text).bibliography.entries.map((entry) =>
    publicationOfEntry({ file: 'other.bib', entry }),
  );
}

const lamp = '@article{lamp, author={Sample, Ada}, title={On lamps}, year={2020}}\n';
const otherLamp = '@book{lamp, author={Muster, Bo}, title={Of other lamps}, year={2021}}\n';

describe('adding cited publications to bibliographies', () => {
  const emilie = readSeedLibrary().source('emilie1998') as Source;
  const all = readSeedLibrary().sources.map((source) => publicationOf(source));

  for (const [format, text] of [
    ['bibtex', lamp],
    ['csl-json', writeCslJson({ id: 'lamp', type: 'book', title: 'On lamps' })],
    ['csl-yaml', 'references:\n- id: lamp\n  title: On lamps\n  type: book\n'],
  ] as const) {
    it(`adds what a file of ${format} lacks, and is idempotent`, () => {
      const first = citing(fileOf(text, format), ...all);
      const wanted = all.map(({ key }) => key);
      assert.deepEqual(first.keys, wanted);
      const after = fileOf(first.text, format);
      assert.deepEqual(
        after.bibliography.entries.map(({ key }) => key),
        ['lamp', ...wanted],
      );
      assert.deepEqual(citing(after, ...all), { keys: wanted, text: first.text });
    });
  }

  it('only inserts text', () => {
    const file = fileOf(lamp);
    const { addition } = fileCitations(all, literatureOf(file), file);
    assert.ok(addition && addition.start === addition.end);
  });

  it('cites by the key that the file has for a publication', () => {
    const text = `@article{hiv, title={Something else}, doi={${emilie.DOI?.toUpperCase()}}}\n`;
    assert.deepEqual(citing(fileOf(text), publicationOf(emilie)), { keys: ['hiv'], text });
  });

  it('cites an entry of another file by the key that this file has for it', () => {
    const [publication] = entriesOf(lamp.replace('lamp,', 'sample2020,'));
    assert.deepEqual(citing(fileOf(lamp), publication as Publication), {
      keys: ['lamp'],
      text: lamp,
    });
  });

  it('gives the next free key to a publication whose key means another one', () => {
    const { keys, text } = citing(fileOf(lamp), ...entriesOf(otherLamp));
    assert.deepEqual(keys, ['lampa']);
    assert.match(text, /@book\{lampa, author/);
  });

  it('adds one entry for two that are the same publication', () => {
    const twins = entriesOf(otherLamp + otherLamp.replace('lamp,', 'twin,'));
    const { keys, text } = citing(fileOf(''), ...twins);
    assert.deepEqual(keys, ['lamp', 'lamp']);
    assert.equal(fileOf(text).bibliography.entries.length, 1);
  });

  it('gives different keys to two publications with one key', () => {
    const { keys } = citing(fileOf(''), ...entriesOf(lamp), ...entriesOf(otherLamp));
    assert.deepEqual(keys, ['lamp', 'lampa']);
  });

  it('cites only what the note knows if nothing can be added to a file', () => {
    const ris = fileOf('TY  - JOUR\nID  - a\nTI  - On lamps\nER  - \n', 'ris');
    assert.equal(writableFile([ris]), undefined);
    const publications = [publicationOf(emilie), ...entriesOf(otherLamp)];
    const { keys, addition } = fileCitations(publications, literatureOf(ris), undefined);
    assert.deepEqual([keys, addition], [['emilie1998'], undefined]);
  });

  it('cites what the note knows by its key and its fields, whatever another file says of it', () => {
    const ris = fileOf('TY  - JOUR\nID  - a\nTI  - On lamps\nDO  - 10.5555/lamp\nER  - \n', 'ris');
    const [same] = entriesOf('@book{b, title={Lamps}, doi={10.5555/lamp}}\n');
    const [ofLibrary] = entriesOf(`@book{c, title={x}, doi={${emilie.DOI}}}\n`);
    const publications = [same, ofLibrary] as Publication[];
    const { keys, sources } = fileCitations(publications, literatureOf(ris), undefined);
    assert.deepEqual(keys, ['a', 'emilie1998']);
    assert.equal(sources.reference('a')?.title, 'On lamps');
    assert.equal(sources.reference('emilie1998')?.title, emilie.title);
  });

  it('cites only what the note knows where the file has a form to which nothing can be added', () => {
    const file = fileOf('{"id": "lamp", "type": "book", "title": "On lamps"}', 'csl-json');
    const result = fileCitations(
      [publicationOf(emilie), ...entriesOf(otherLamp)],
      literatureOf(file),
      file,
    );
    assert.deepEqual(result.keys, ['emilie1998']);
    assert.deepEqual([result.missing, result.addition], [[], undefined]);
    assert.equal(result.refusal, 'a form to which nothing can be added');
    assert.equal(result.sources.isKey('lampa'), false);
  });

  it('cites a source that was added to the library after the literature was gathered', () => {
    const source: Source = { ...emilie, key: 'new2024', title: 'On lamps', DOI: '10.5555/new' };
    const { PMID: _, ...written } = source;
    const { keys, sources, missing } = fileCitations(
      [publicationOf(written)],
      literatureOf(),
      undefined,
    );
    assert.deepEqual([keys, missing], [['new2024'], []]);
    assert.equal(sources.reference('new2024')?.title, 'On lamps');
  });

  it('adds to the first file of a format that Cytonote writes', () => {
    const ris = fileOf('TY  - JOUR\nER  - \n', 'ris');
    const [first, second] = [fileOf(lamp), fileOf(otherLamp)];
    assert.equal(writableFile([ris, first, second]), first);
  });
});

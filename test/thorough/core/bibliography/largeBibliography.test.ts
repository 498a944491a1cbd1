import assert from 'node:assert/strict';
import { readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { PublicationIndex } from '../../../../src/core/literature/samePublication';
import { bundledParser } from '../../../unit/support/bundledParser';
import { isBroken, largeBibliography } from '../../../unit/support/largeBibliography';

const ENTRIES = 15_000;

describe('a bibliography of 15,000 entries', () => {
  const parse = bundledParser();
  const text = largeBibliography(ENTRIES);
  let parsed = 0;
  const counting: typeof parse = (entry) => {
    parsed++;
    return parse(entry);
  };

  it('is read with pauses, without parsing entries that nobody requests', () => {
    const work = readBibliography(text, 'bibtex', counting);
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) {
      pauses++;
    }
    const { entries, problems } = step.value;
    // About one pause for each 100 entries in each of three passes: a few milliseconds of work.
    assert.ok(pauses >= (2 * ENTRIES) / 100, `${pauses} pauses`);
    assert.deepEqual(
      entries.map(({ key }) => key),
      Array.from({ length: ENTRIES }, (_, at) => `lamps${at + 1}`),
    );
    const broken = entries.filter((_, at) => isBroken(at + 1));
    assert.equal(problems.length, broken.length);
    for (const [at, { start, end }] of problems.entries()) {
      const entry = broken[at];
      assert.ok(entry && entry.start <= start && end <= entry.end);
    }
    const [last] = entries.slice(-1);
    assert.equal(last?.summary.title?.includes('never closed'), true);
    // A search of all abstracts does not parse entries, either.
    const texts = entries.map((entry) => entry.readTexts());
    assert.equal(
      texts.filter(({ abstract }) => abstract?.includes('% of all things')).length,
      (ENTRIES * 7) / 10 - broken.length,
    );
    assert.deepEqual(texts[3], {
      title: 'Interleukin-6 under invented lamps: a study of E. coli and β-things 4',
      abstract: `Lamps shed light on 4 % of all things, 5% of them twice.${' Nothing was measured.'.repeat(4)}`,
      keywords: [],
      type: 'article',
    });
    assert.equal(parsed, 0);
    const chapter = entries[11];
    assert.equal(chapter?.reference['container-title'], 'A book of invented lamps, volume 11');
    assert.equal(parsed, 1);
  });

  it('has an index of its sources', () => {
    const work = readBibliography(text, 'bibtex', counting);
    let step = work.next();
    while (!step.done) {
      step = work.next();
    }
    const indexing = PublicationIndex.of(step.value.entries);
    let indexed = indexing.next();
    while (!indexed.done) {
      indexed = indexing.next();
    }
    const index = indexed.value;
    const found = (DOI?: string, PMID?: string, title?: string, year?: string) =>
      index.find({ authors: [], DOI, PMID, title, year })?.key;
    assert.equal(found('https://doi.org/10.9999/LAMPS.14994'), 'lamps14994');
    assert.equal(found(undefined, '1014994'), 'lamps14994');
    assert.equal(found('10.9999/other', '1014994'), undefined);
    assert.equal(found(undefined, undefined, 'A PAGE of lamps, 13', '1963'), 'lamps13');
    assert.equal(found(undefined, undefined, 'A page of lamps 13', '1964'), undefined);
    assert.equal(parsed, 1);
  });
});

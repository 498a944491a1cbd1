import assert from 'node:assert/strict';
import { rankPreferences, strengthOfStudy, weighed } from '../../../../src/core/fit/evidence';
import { EvidenceTable } from '../../../../src/core/fit/evidenceTable';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import type { StudyKind } from '../../../../src/core/literature/study';

describe('what evidence adds to a fit', () => {
  it('is more for a stronger kind of study, whatever is preferred', () => {
    const order: readonly StudyKind[] = [
      'meta-analysis',
      'guideline',
      'randomised-trial',
      'cohort',
      'observational',
      'review',
      'unknown',
      'case-series',
      'in-vitro-experiment',
      'commentary',
      'web-page',
    ];
    for (const prefer of rankPreferences) {
      const added = order.map((kind) => weighed(strengthOfStudy[kind], 5, prefer));
      assert.deepEqual(
        added,
        [...added].sort((a, b) => b - a),
      );
      assert.equal(new Set(added).size, added.length);
    }
  });

  it('counts half for each eight years, nothing without a year, and no more for the future', () => {
    const newest = (age: number) => weighed(0, age, 'newest');
    assert.equal(newest(8), newest(0) / 2);
    assert.equal(newest(16), newest(0) / 4);
    assert.equal(newest(Number.POSITIVE_INFINITY), 0);
    assert.equal(newest(-3), newest(0));
    assert.ok(newest(0) > 0);
  });

  it('puts an old trial before a new review unless the newest are preferred', () => {
    const trialBefore = (prefer: (typeof rankPreferences)[number]) =>
      weighed(strengthOfStudy['randomised-trial'], 12, prefer) >
      weighed(strengthOfStudy.review, 0, prefer);
    assert.deepEqual(rankPreferences.map(trialBefore), [true, true, false]);
  });

  const tableOf = (...years: string[]) => {
    const table = new EvidenceTable(years.length);
    years.forEach((year, place) => {
      const publication = publicationOfEntry({ file: '/a.bib', entry: entryOf(year) });
      table.add({ publication, study: 'cohort' }, place);
    });
    return table;
  };

  it('does not make all publications old where one year is mistyped', () => {
    const sound = tableOf('2024', '1980');
    for (const year of ['2202', '2042', '2031', '20244']) {
      const mistyped = tableOf('2024', '1980', year);
      for (const place of [0, 1]) {
        assert.equal(mistyped.of(place, 'newest'), sound.of(place, 'newest'), year);
      }
    }
    const beyond = tableOf('2024', '1980', '2202');
    assert.ok(beyond.of(0, 'newest') > beyond.of(2, 'newest'));
  });

  it('counts from the latest year also in a literature of later years, in any order', () => {
    const years = ['2035', '2029', '2032', '1999', '2027', '2038'];
    for (const order of [years, [...years].reverse()]) {
      const table = tableOf(...order);
      const place = (year: string) => table.of(order.indexOf(year), 'newest');
      assert.equal(place('2038'), weighed(strengthOfStudy.cohort, 0, 'newest'));
      assert.equal(place('2035'), weighed(strengthOfStudy.cohort, 3, 'newest'));
    }
    assert.equal(tableOf('1998').of(0, 'newest'), tableOf('2040').of(0, 'newest'));
  });
});

function entryOf(year: string) {
  return lazyEntry(
    { start: 0, end: 1, key: `key${year}`, keyRange: { start: 0, end: 0 } },
    () => ({ id: 'key', type: 'article-journal' }),
    () => ({ title: 'Lamps', authors: [], year }),
    () => ({ title: 'Lamps', abstract: undefined, keywords: [] }),
  );
}

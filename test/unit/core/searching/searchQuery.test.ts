import assert from 'node:assert/strict';
import type { Entity, NameForm, Topic } from '../../../../src/core/library/schema';
import { filteredQuery } from '../../../../src/core/searching/searchFilters';
import { makeQuery, translateQuery } from '../../../../src/core/searching/searchQuery';
import { smallLibrary } from '../../support/smallLibrary';

const library = smallLibrary();
const lamps: Topic = {
  id: 'lamps',
  label: 'Lamps',
  terms: [
    { text: 'lamp', case: 'any' },
    { text: 'light "bulb" [new]', case: 'any' },
    { text: 'Lampe', case: 'any', language: 'de' },
  ],
};

function entity(id: string, change: Partial<Entity> = {}): Entity {
  const found = library.entity(id);
  assert.ok(found);
  return { ...found, ...change };
}

function symbol(text: string): NameForm {
  return { text, case: 'symbol' };
}

describe('the query for a name or sentence', () => {
  const il6 = entity('il-6', {
    ids: ['HGNC:6018', 'MESH:D015850'],
    synonyms: [symbol('IL-6'), { text: 'interleukin-6', case: 'any' }],
  });
  const ifn = entity('ifn-gamma', { synonyms: [symbol('IFN-γ')] });
  const pairs: readonly (readonly [
    string,
    { entities: readonly Entity[]; topics: readonly Topic[] },
    pubmed: string,
    europePmc: string,
  ])[] = [
    ['nothing', { entities: [], topics: [] }, '', ''],
    [
      'one name in all its spellings, with its heading of MeSH',
      { entities: [il6], topics: [] },
      '("IL-6"[tiab] OR "interleukin-6"[tiab] OR "IL6"[tiab] OR D015850[mh])',
      '(TITLE_ABS:"IL-6" OR TITLE_ABS:"interleukin-6" OR TITLE_ABS:"IL6")',
    ],
    [
      'a supplementary concept of MeSH',
      { entities: [entity('tocilizumab', { ids: ['MESH:C502936'] })], topics: [] },
      '("tocilizumab"[tiab] OR C502936[nm])',
      '(TITLE_ABS:"tocilizumab")',
    ],
    [
      'Greek letters',
      { entities: [ifn], topics: [] },
      '("IFN-gamma"[tiab] OR "IFNgamma"[tiab])',
      '(TITLE_ABS:"IFN-γ" OR TITLE_ABS:"IFN-gamma" OR TITLE_ABS:"IFNγ" OR TITLE_ABS:"IFNgamma")',
    ],
    [
      'no name that may mean something else',
      { entities: [entity('csf')], topics: [] },
      '("colony-stimulating factor"[tiab])',
      '(TITLE_ABS:"colony-stimulating factor")',
    ],
    [
      'the plural of a class',
      { entities: [entity('cytokines')], topics: [] },
      '("cytokine"[tiab] OR "cytokines"[tiab])',
      '(TITLE_ABS:"cytokine" OR TITLE_ABS:"cytokines")',
    ],
    [
      'a sentence: one of the others, and one of the topics, without marks of the syntax in them',
      { entities: [entity('tocilizumab'), il6, ifn], topics: [lamps] },
      '("tocilizumab"[tiab]) AND ("IL-6"[tiab] OR "IL6"[tiab] OR D015850[mh] OR "IFN-gamma"[tiab] OR "IFNgamma"[tiab])' +
        ' AND ("lamp"[tiab] OR "light bulb new"[tiab])',
      '(TITLE_ABS:"tocilizumab") AND (TITLE_ABS:"IL-6" OR TITLE_ABS:"IL6" OR TITLE_ABS:"IFN-γ" OR TITLE_ABS:"IFN-gamma"' +
        ' OR TITLE_ABS:"IFNγ" OR TITLE_ABS:"IFNgamma") AND (TITLE_ABS:"lamp" OR TITLE_ABS:"light bulb new")',
    ],
    [
      'a topic alone',
      { entities: [], topics: [{ ...lamps, terms: [] }] },
      '("Lamps"[tiab])',
      '(TITLE_ABS:"Lamps")',
    ],
  ];
  for (const [name, subject, pubmed, europePmc] of pairs) {
    it(`has ${name}`, () => {
      assert.equal(makeQuery(subject, 'pubmed'), pubmed);
      assert.equal(makeQuery(subject, 'europe-pmc'), europePmc);
    });
  }

  it('is short enough to read, with any number of names', () => {
    const many = Array.from({ length: 500 }, (_, at) => symbol(`ABC-${at}`));
    const one = entity('il-6', { synonyms: many, ids: ['MESH:D015850'] });
    const query = makeQuery({ entities: Array(50).fill(one), topics: [] }, 'pubmed');
    assert.ok(query.length < 5_000);
    assert.ok(query.startsWith('("ABC-0"[tiab]') && query.includes('D015850[mh])'));
  });
});

describe('a query in the syntax of another database', () => {
  const pairs: readonly (readonly [pubmed: string, europePmc: string, back?: string])[] = [
    ['lamp AND light', 'lamp AND light'],
    ['"IL-6"[tiab] AND lamp[ti]', 'TITLE_ABS:"IL-6" AND TITLE:lamp'],
    ['("a b"[tiab] OR D015850[mh])', '(TITLE_ABS:"a b")', '("a b"[tiab])'],
    ['(D015850[mh] OR "a"[tiab])', '(TITLE_ABS:"a")', '("a"[tiab])'],
    ['"a"[tiab] AND (C502936[nm])', 'TITLE_ABS:"a"', '"a"[tiab]'],
    ['review[pt] AND "x"[la]', 'PUB_TYPE:review AND "x"', 'review[pt] AND "x"'],
    ['Lampe[au] OR "Invent J"[ta]', 'AUTH:Lampe OR JOURNAL:"Invent J"'],
    ['', ''],
  ];
  for (const [pubmed, europePmc, back = pubmed] of pairs) {
    it(`is ${europePmc || 'empty'} for ${pubmed || 'nothing'}`, () => {
      assert.equal(translateQuery(pubmed, 'europe-pmc'), europePmc);
      assert.equal(translateQuery(europePmc, 'pubmed'), back);
    });
  }

  it('keeps words in a field that PubMed does not have', () => {
    assert.equal(translateQuery('ORGANISM:"mice" AND x', 'pubmed'), '"mice" AND x');
  });
});

describe('filters of a search', () => {
  const now = Date.UTC(2026, 10, 29);

  it('select what a database received since a day, even if it appeared earlier', () => {
    const request = { query: 'a', filters: ['humans'], newest: { since: '2026-10-01' } } as const;
    assert.equal(
      filteredQuery(request, 'pubmed', now),
      '(a) AND humans[mh] AND ("2026/10/01"[crdt] : "3000"[crdt])',
    );
    assert.equal(
      filteredQuery({ ...request, filters: [] }, 'europe-pmc', now),
      '(a) AND CREATION_DATE:[2026-10-01 TO 3000-12-31]',
    );
    const first = { query: 'a', filters: [], newest: { since: undefined } };
    assert.equal(filteredQuery(first, 'pubmed', now), 'a');
  });

  it('add nothing to a query if none is chosen', () => {
    assert.equal(filteredQuery({ query: ' a OR b ', filters: [] }, 'pubmed', now), 'a OR b');
  });

  it('narrow any query, and let publications of either of two kinds of study pass', () => {
    assert.equal(
      filteredQuery({ query: 'a OR b', filters: ['trials', 'reviews', 'humans'] }, 'pubmed', now),
      '(a OR b) AND (review[pt] OR systematic review[pt] OR clinical trial[pt] OR randomized controlled trial[pt]' +
        ' OR meta-analysis[pt]) AND humans[mh]',
    );
    assert.equal(
      filteredQuery({ query: 'a', filters: ['recent', 'freeText'] }, 'pubmed', now),
      '(a) AND ("2021/11/29"[dp] : "3000"[dp]) AND free full text[filter]',
    );
    assert.equal(
      filteredQuery(
        { query: 'a', filters: ['reviews', 'recent', 'humans', 'freeText'] },
        'europe-pmc',
        now,
      ),
      '(a) AND (PUB_TYPE:"review" OR PUB_TYPE:"systematic review") AND FIRST_PDATE:[2021-11-29 TO 3000-12-31]' +
        ' AND (KW:"humans" OR MESH:"humans") AND HAS_FREE_FULLTEXT:y',
    );
    assert.equal(
      filteredQuery({ query: 'a', filters: ['trials'] }, 'europe-pmc', now),
      '(a) AND (PUB_TYPE:"clinical trial" OR PUB_TYPE:"randomized controlled trial" OR PUB_TYPE:"meta-analysis")',
    );
  });
});

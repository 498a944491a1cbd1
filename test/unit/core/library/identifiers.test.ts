import assert from 'node:assert/strict';
import {
  addressOf,
  bareDoi,
  barePmid,
  identifierIn,
  identifierOfAddress,
  identifiersOf,
  readPmcid,
  serialNumbersIn,
  webAddress,
} from '../../../../src/core/library/identifiers';

describe('identifiers of publications', () => {
  /** What people write, and what it stands for. */
  const written: readonly (readonly [text: string, identifier: string | undefined])[] = [
    ['10.1007/S11916-007-0005-y', 'doi:10.1007/s11916-007-0005-y'],
    ['doi: 10.1000/x', 'doi:10.1000/x'],
    ['https://dx.doi.org/10.1000/x%3Cy', 'doi:10.1000/x<y'],
    [
      '10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6',
      'doi:10.1002/(sici)1097-0142(19990215)85:4<765::aid-cncr1>3.0.co;2-6',
    ],
    ['PMID: 123', 'pmid:123'],
    ['https://pubmed.ncbi.nlm.nih.gov/123/?from=x', 'pmid:123'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/123', 'pmid:123'],
    ['PMCID: pmc8084355', 'pmcid:PMC8084355'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8084355/', 'pmcid:PMC8084355'],
    ['123', undefined],
    ['NA', undefined],
    ['11.1000/x', undefined],
    ['see 10.1000/x', undefined],
    ['https://example.org/10.1000/x', undefined],
  ];
  for (const [text, identifier] of written) {
    it(`${text} is ${identifier ?? 'none'}`, () => {
      assert.equal(identifierIn(text), identifier);
      assert.equal(identifierIn(` ${text}\n`), identifier);
    });
  }

  it('are read back from their addresses', () => {
    for (const DOI of ['10.1000/x', '10.1016/S0140-6736(05)67483-1', '10.1000/a<b>;c']) {
      const address = addressOf({ DOI });
      assert.doesNotMatch(address ?? '', /[()<>]/);
      assert.equal(identifierOfAddress(address ?? ''), `doi:${DOI.toLowerCase()}`);
    }
    assert.equal(identifierOfAddress(addressOf({ PMID: '12' }) ?? ''), 'pmid:12');
    assert.equal(identifierOfAddress(addressOf({ PMCID: 'PMC12' }) ?? ''), 'pmcid:PMC12');
    assert.equal(addressOf({}), undefined);
  });

  it('are PMCIDs with or without a prefix', () => {
    assert.equal(readPmcid(' PMC12 '), 'PMC12');
    assert.equal(readPmcid('12'), undefined);
  });

  /** What fields for DOIs hold, and the DOI in them. */
  const fields: readonly (readonly [field: string, doi: string | undefined])[] = [
    ['10.9999/Lamps(05)1', '10.9999/Lamps(05)1'],
    [' doi: 10.9999/lamps ', '10.9999/lamps'],
    ['DOI 10.9999/lamps', '10.9999/lamps'],
    ['doi.org/10.9999/lamps', '10.9999/lamps'],
    ['doi:https://doi.org/10.9999/lamps', '10.9999/lamps'],
    ['http://doi.lamps.example/10.9999/1137627.1137631', '10.9999/1137627.1137631'],
    ['https://doi-org.proxy.example/10.9999.1/lamps', '10.9999.1/lamps'],
    ['https://dx.doi.org/10.9999/lamps%3C1%3E', '10.9999/lamps<1>'],
    ['10.9999%2Flamps', '10.9999/lamps'],
    ['10.9999/100%2F1', '10.9999/100%2F1'],
    ...['', 'NA', 'n/a', 'none', '-', 'https://lamps.example/1', 'https://doi.org/', '10.9999'].map(
      (field) => [field, undefined] as const,
    ),
    ['Sums 10.9999/lamps', undefined],
    ['10.9999/', undefined],
  ];
  for (const [field, doi] of fields) {
    it(`a field for a DOI with “${field}” holds ${doi ?? 'none'}`, () => {
      assert.equal(bareDoi(field), doi);
    });
  }

  it('are none where a program has a word for “none”', () => {
    assert.deepEqual(identifiersOf({ DOI: 'NA', PMID: 'NA', PMCID: 'n/a' }), []);
    assert.deepEqual(identifiersOf({ DOI: 'doi:10.9999/A', PMID: 'PMID: 12', PMCID: 'pmc12' }), [
      ...['doi:10.9999/a', 'pmid:12', 'pmcid:PMC12'],
    ]);
    assert.equal(barePmid('0'), undefined);
  });

  it('numbers of journals and books are told apart by their forms', () => {
    const both = { ISSN: '0302-9743', ISBN: '978-3-319-46492-3' };
    assert.deepEqual(serialNumbersIn('03029743 (ISSN); 978-3-319-46492-3 (ISBN)', 'ISBN'), both);
    assert.deepEqual(serialNumbersIn('978-3-319-46492-3 0302-9743', 'ISSN'), both);
    assert.deepEqual(serialNumbersIn('EISSN-2096-412x', 'ISBN'), { ISSN: '2096-412X' });
    assert.deepEqual(serialNumbersIn('2096-4129 (Print)', 'ISBN'), { ISSN: '2096-4129' });
    assert.deepEqual(serialNumbersIn('R-12 (second)', 'number'), { number: 'R-12' });
    assert.deepEqual(serialNumbersIn(' ', 'ISSN'), {});
  });

  it('addresses lead somewhere on every computer', () => {
    for (const address of ['https://lamps.example/1', 'www.lamps.example', 'lamps.example/1']) {
      assert.equal(webAddress(` ${address} `), address);
    }
    for (const none of ['<Go to ISI>://WOS:000000000000001', 'internal-pdf://1/a.pdf', 'a.pdf']) {
      assert.equal(webAddress(none), undefined);
    }
  });
});

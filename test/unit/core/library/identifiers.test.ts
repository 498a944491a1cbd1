import assert from 'node:assert/strict';
import {
  addressOf,
  identifierIn,
  identifierOfAddress,
  readPmcid,
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
});

import assert from 'node:assert/strict';
import { identifierOfAddress, webAddress } from '../../../../src/core/identifiers/addresses';
import { bareDoi, doiIn } from '../../../../src/core/identifiers/doi';
import {
  fetchableIdentifier,
  identifierOfKey,
  keyOfIdentifiers,
} from '../../../../src/core/identifiers/identifierKeys';
import {
  addressOf,
  identifiersOf,
  otherIdentifiersOf,
} from '../../../../src/core/identifiers/publicationIds';
import { barePmid, readPmcid } from '../../../../src/core/identifiers/pubmedId';
import {
  identifierIn,
  identifiersIn,
  shownIdentifier,
} from '../../../../src/core/identifiers/readIdentifier';
import { serialNumbersIn } from '../../../../src/core/identifiers/serialNumbers';

describe('identifiers of publications', () => {
  /** Texts that people write, and the identifiers that they mean. */
  const written: readonly (readonly [text: string, identifier: string | undefined])[] = [
    ['10.1007/S11916-007-0005-y', 'doi:10.1007/s11916-007-0005-y'],
    ['doi: 10.1000/x', 'doi:10.1000/x'],
    ['https://dx.doi.org/10.1000/x%3Cy', 'doi:10.1000/x<y'],
    [
      '10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6',
      'doi:10.1002/(sici)1097-0142(19990215)85:4<765::aid-cncr1>3.0.co;2-6',
    ],
    [
      '10.1175/1520-0442(1997)010<0004:SOCV>2.0.CO;2.',
      'doi:10.1175/1520-0442(1997)010<0004:socv>2.0.co;2',
    ],
    ['10.1000/x).', 'doi:10.1000/x'],
    ['10.1000/a(b)', 'doi:10.1000/a(b)'],
    ['10.1000/a&lt;b\\_c', 'doi:10.1000/a<b_c'],
    ['10.1000%2Fx', 'doi:10.1000/x'],
    ['10.1000.12/x', 'doi:10.1000.12/x'],
    ['http://doi.org/10.1000/x?nosfx=y#top', 'doi:10.1000/x'],
    ['https://doi-org.proxy.example/10.1000/X', 'doi:10.1000/x'],
    ['https://dx-doi-org.proxy.example:2048/10.1000/x', 'doi:10.1000/x'],
    ['https://proxy.example/login?url=https://doi.org/10.1000/x', 'doi:10.1000/x'],
    ['https://proxy.example/login?qurl=https%3A%2F%2Fdoi.org%2F10.1000%2Fx', 'doi:10.1000/x'],
    ['https://pubmed-ncbi-nlm-nih-gov.proxy.example/123/', 'pmid:123'],
    ['https://arxiv.org/abs/2101.00001v2', 'arxiv:2101.00001'],
    ['https://arxiv.org/pdf/math/0309136.pdf', 'arxiv:math/0309136'],
    ['https://doi.org/9.1000/x', undefined],
    ['10.12/x', undefined],
    ['PMID: 123', 'pmid:123'],
    ['https://pubmed.ncbi.nlm.nih.gov/123/?from=x', 'pmid:123'],
    ['https://www.ncbi.nlm.nih.gov/pubmed/123', 'pmid:123'],
    ['PMCID: pmc8084355', 'pmcid:PMC8084355'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8084355/', 'pmcid:PMC8084355'],
    ['https://www.ncbi.nlm.nih.gov/pmc/articles/PMC8084355/pdf/', 'pmcid:PMC8084355'],
    ['https://pmc.ncbi.nlm.nih.gov/articles/PMC8084355/pdf/made-up.pdf', 'pmcid:PMC8084355'],
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

  /** Citation keys of Manubot and MyST. */
  const keys: readonly (readonly [key: string, identifier: string | undefined])[] = [
    ['doi:10.1056/NEJMoa2021436', 'doi:10.1056/nejmoa2021436'],
    ['DOI:https://doi.org/10.1000/x', 'doi:10.1000/x'],
    ['10.1056/NEJMoa2021436', 'doi:10.1056/nejmoa2021436'],
    ['pmid:33933206', 'pmid:33933206'],
    ['pubmed:33933206', 'pmid:33933206'],
    ['pmcid:PMC8084355', 'pmcid:PMC8084355'],
    ['arxiv:1407.3561v1', 'arxiv:1407.3561'],
    ['arxiv:math/0309136', 'arxiv:math/0309136'],
    ['isbn:978-3-319-46492-3', 'isbn:9783319464923'],
    ['isbn:3319464922', 'isbn:9783319464923'],
    ['url:https://doi.org/10.1000/x', 'doi:10.1000/x'],
    ['url:https://www.Example.org/a/?b=C', 'url:example.org/a/?b=C'],
    ['url:http://example.org/a/', 'url:example.org/a'],
    ['https://example.org/a#b', 'url:example.org/a'],
    ['doi:NA', undefined],
    ['doi:10/b6vnmd', undefined],
    ['doi:123', undefined],
    ['pmid:PMC1', undefined],
    ['pmcid:12', undefined],
    ['isbn:12', undefined],
    ['wikidata:Q1', undefined],
    ['smith:2000', undefined],
    ['smith2000', undefined],
  ];
  for (const [key, identifier] of keys) {
    it(`the key ${key} is ${identifier ?? 'none'}`, () => {
      assert.equal(identifierOfKey(key), identifier);
    });
  }

  it('can be fetched if they are PMIDs, PMCIDs, DOIs or arXiv identifiers', () => {
    const fetched = (key: string) => {
      const identifier = fetchableIdentifier(key);
      return identifier && shownIdentifier(identifier);
    };
    assert.equal(fetched('doi:10.1056/NEJMoa2021436'), 'DOI 10.1056/NEJMoa2021436');
    assert.equal(fetched('10.1000/X'), 'DOI 10.1000/X');
    assert.equal(fetched('url:https://doi.org/10.1000/x'), 'DOI 10.1000/x');
    assert.equal(fetched('pubmed:12'), 'PMID 12');
    assert.equal(fetched('pmcid:pmc12'), 'PMCID PMC12');
    assert.equal(fetched('arxiv:1407.3561v1'), 'arXiv 1407.3561');
    for (const key of ['isbn:9783319464923', 'url:https://x.example/', 'smith2000', '12']) {
      assert.equal(fetched(key), undefined);
    }
  });

  /** DOIs and PubMed identifiers in prose, each as it is written and as it is meant. */
  const prose: readonly (readonly [text: string, ...found: (readonly [string, string])[]])[] = [
    [
      'See 10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6, and more',
      [
        '10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6',
        '10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6',
      ],
    ],
    [
      '(https://doi.org/10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6)',
      [
        'https://doi.org/10.1002/(SICI)1097-0142(19990215)85:4<765::AID-CNCR1>3.0.CO;2-6',
        '10.1002/(sici)1097-0142(19990215)85:4<765::aid-cncr1>3.0.co;2-6',
      ],
    ],
    [
      'doi:10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2; and',
      [
        'doi:10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2',
        '10.1641/0006-3568(2001)051[0933:TEOTWA]2.0.CO;2',
      ],
    ],
    ['<b>10.1000/x</b> and [10.1000/y]', ['10.1000/x', '10.1000/x'], ['10.1000/y', '10.1000/y']],
    [
      '(doi: 10.1016/S0140-6736(05)67483-1).',
      ['doi: 10.1016/S0140-6736(05)67483-1', '10.1016/S0140-6736(05)67483-1'],
    ],
    ['“10.1000/x”, PMID 12.', ['10.1000/x', '10.1000/x'], ['PMID 12', '12']],
    ['9.1000/x, 110.1000/x and v10.1/x'],
  ];
  for (const [text, ...found] of prose) {
    it(`are found in “${text}”`, () => {
      const read = identifiersIn(text).map(({ start, end, identifier }) => [
        text.slice(start, end),
        identifier.id,
      ]);
      assert.deepEqual(read, found);
    });
  }

  it('are found in a time that grows with the length of the text only', () => {
    const units = [
      '10.1000/',
      '10.1000/x<1:',
      '(10.1000/(',
      'https://x.example/(',
      '<1:',
      '10.1',
      '?url=h',
    ];
    for (const unit of units) {
      const text = unit.repeat(40_000 / unit.length);
      const start = performance.now();
      identifiersIn(text);
      doiIn(text);
      identifierOfAddress(`https://x.example/${text}`);
      identifierOfKey(`doi:${text}`);
      identifierOfKey(`url:https://${text}`);
      // If work grew with the square of the length, this would take minutes.
      assert.ok(performance.now() - start < 10_000, unit);
    }
  });

  it('other than DOI and PMID come from the other fields of a reference', () => {
    assert.deepEqual(
      otherIdentifiersOf({
        PMCID: 'PMC12',
        ISBN: '3-319-46492-2 9783319464930',
        URL: 'http://a.example/b/',
      }),
      ['pmcid:PMC12', 'isbn:9783319464923', 'isbn:9783319464930', 'url:a.example/b'],
    );
    const [DOI, at] = ['10.1000/x', 'https://a.example/'];
    assert.deepEqual(otherIdentifiersOf({ DOI, URL: `https://doi.org/${DOI}` }), []);
    assert.deepEqual(otherIdentifiersOf({ DOI, URL: at + DOI }), [`url:a.example/${DOI}`]);
    for (const preprint of ['arXiv:1407.3561', 'arXiv preprint arXiv:1407.3561v2']) {
      assert.deepEqual(otherIdentifiersOf({ preprint: [preprint] }), [
        'arxiv:1407.3561',
        'doi:10.48550/arxiv.1407.3561',
      ]);
    }
    assert.deepEqual(otherIdentifiersOf({ DOI: '10.48550/arXiv.1407.3561' })[0], 'arxiv:1407.3561');
    assert.deepEqual(otherIdentifiersOf({ preprint: ['Journal of arXiv studies', undefined] }), []);
  });

  it('become keys as Manubot writes them, the DOI first', () => {
    assert.equal(keyOfIdentifiers({ DOI: '10.1000/X', PMID: '12' }), 'doi:10.1000/X');
    assert.equal(keyOfIdentifiers({ DOI: 'NA', PMID: '12' }), 'pmid:12');
    assert.equal(keyOfIdentifiers({ PMCID: 'PMC12', URL: 'https://a.example/' }), 'pmcid:PMC12');
    assert.equal(keyOfIdentifiers({ URL: 'https://a.example/b' }), 'url:https://a.example/b');
    assert.equal(keyOfIdentifiers({ URL: 'https://arxiv.org/abs/1407.3561v1' }), 'arxiv:1407.3561');
    assert.equal(keyOfIdentifiers({ URL: 'a.example' }), undefined);
  });

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

  /** Texts in fields for DOIs, and the DOI in them. */
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
    ['info:doi/10.9999/lamps', '10.9999/lamps'],
    ['urn:doi:10.9999/lamps', '10.9999/lamps'],
    ['<10.9999/lamps>', '10.9999/lamps'],
    ['(doi: 10.9999/lamps(1)).', '10.9999/lamps(1)'],
    ['{10.9999/lamps}', '10.9999/lamps'],
    ['10.9999/lamps [doi]', '10.9999/lamps'],
    ['10.9999/lamps.', '10.9999/lamps'],
    ['10.9999/lam\u200Bps', '10.9999/lamps'],
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

  it('are not words such as “NA” that programs write for none', () => {
    assert.deepEqual(identifiersOf({ DOI: 'NA', PMID: 'NA', PMCID: 'n/a' }), []);
    assert.deepEqual(identifiersOf({ DOI: 'doi:10.9999/A', PMID: 'PMID: 12', PMCID: 'pmc12' }), [
      'doi:10.9999/a',
      'pmid:12',
      'pmcid:PMC12',
    ]);
    assert.equal(barePmid('0'), undefined);
  });

  it('of journals and books differ in their forms', () => {
    const both = { ISSN: '0302-9743', ISBN: '978-3-319-46492-3' };
    assert.deepEqual(serialNumbersIn('03029743 (ISSN); 978-3-319-46492-3 (ISBN)', 'ISBN'), both);
    assert.deepEqual(serialNumbersIn('978-3-319-46492-3 0302-9743', 'ISSN'), both);
    assert.deepEqual(serialNumbersIn('EISSN-2096-412x', 'ISBN'), { ISSN: '2096-412X' });
    assert.deepEqual(serialNumbersIn('2096-4129 (Print)', 'ISBN'), { ISSN: '2096-4129' });
    assert.deepEqual(serialNumbersIn('R-12 (second)', 'number'), { number: 'R-12' });
    assert.deepEqual(serialNumbersIn(' ', 'ISSN'), {});
  });

  it('are addresses only if these work on every computer', () => {
    for (const address of ['https://lamps.example/1', 'www.lamps.example', 'lamps.example/1']) {
      assert.equal(webAddress(` ${address} `), address);
    }
    for (const none of ['<Go to ISI>://WOS:000000000000001', 'internal-pdf://1/a.pdf', 'a.pdf']) {
      assert.equal(webAddress(none), undefined);
    }
  });
});

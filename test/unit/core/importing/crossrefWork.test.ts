import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  identifiersIn,
  readSourceIdentifier,
} from '../../../../src/core/identifiers/readIdentifier';
import { readCrossrefAnswer } from '../../../../src/core/importing/crossrefWork';

const work = {
  status: 'ok',
  'message-type': 'work',
  'message-version': '1.0.0',
  message: {
    DOI: '10.5555/12345678',
    type: 'journal-article',
    title: ['Toward a <scp>Unified</scp> Theory of <i>Imagined</i> Lamps &amp; Ca<sup>2+</sup>'],
    subtitle: ['A\n  study'],
    author: [
      { given: 'Josiah', family: 'Carberry', suffix: 'Jr', sequence: 'first', affiliation: [] },
      { name: 'The Lantern Group', sequence: 'additional' },
    ],
    issued: { 'date-parts': [[2008, 8, null]] },
    'container-title': ['Journal of Psychoceramics'],
    'short-container-title': ['J Psychoceram'],
    volume: '5',
    issue: '11',
    page: '1-3',
    ISSN: ['0264-3561'],
    publisher: 'Nobody &lt;b&gt;',
    abstract:
      '<jats:title>Abstract</jats:title><jats:sec><jats:title>Background</jats:title><jats:p>IL-6 at 10<jats:sup>6</jats:sup> \\n lamps.</jats:p></jats:sec><jats:p>a &lt; b</jats:p>',
  },
};

describe('answers of Crossref', () => {
  it('are read as documented', () => {
    const abstract = work.message.abstract.replace('\\n', '\n');
    const answer = { ...work, message: { ...work.message, abstract } };
    assert.deepEqual(readCrossrefAnswer(JSON.stringify(answer)), {
      id: '',
      type: 'article-journal',
      title: 'Toward a Unified Theory of <i>Imagined</i> Lamps & Ca<sup>2+</sup>: A study',
      author: [
        { family: 'Carberry', given: 'Josiah', suffix: 'Jr' },
        { literal: 'The Lantern Group' },
      ],
      issued: { 'date-parts': [[2008, 8]] },
      'container-title': 'Journal of Psychoceramics',
      'container-title-short': 'J Psychoceram',
      volume: '5',
      issue: '11',
      page: '1-3',
      publisher: 'Nobody <b>',
      DOI: '10.5555/12345678',
      ISSN: '0264-3561',
      abstract: 'Background: IL-6 at 10⁶ lamps.\na < b',
    });
  });

  it('lose only parts that differ from the documentation', () => {
    const message = {
      ...work.message,
      author: 'Carberry',
      volume: 5,
      issued: [2008],
      abstract: 'x'.repeat(2e5),
    };
    const read = readCrossrefAnswer(JSON.stringify({ status: 'ok', message }));
    assert.deepEqual(Object.keys(read ?? {}).sort(), [
      ...['DOI', 'ISSN', 'container-title', 'container-title-short', 'id', 'issue', 'page'],
      ...['publisher', 'title', 'type'],
    ]);
    const updated = { ...work.message, 'updated-by': [{ type: 'retraction', DOI: '10.5555/r' }] };
    assert.equal(
      readCrossrefAnswer(JSON.stringify({ status: 'ok', message: updated }))?.genre,
      'Retracted Publication',
    );
  });

  it('are ignored if they have another form', () => {
    for (const answer of ['', 'Resource not found.', '<html>', '[]', 'null', '{"status":"ok"}']) {
      assert.equal(readCrossrefAnswer(answer), undefined, answer);
    }
    for (const message of [
      { DOI: 'x', title: ['A'] },
      { DOI: '10.5555/1', title: [] },
      { title: ['A'] },
    ]) {
      assert.equal(readCrossrefAnswer(JSON.stringify({ status: 'ok', message })), undefined);
    }
    fc.assert(
      fc.property(fc.jsonValue(), (message) => {
        readCrossrefAnswer(JSON.stringify({ status: 'ok', message }));
      }),
    );
  });
});

describe('identifiers of sources', () => {
  it('are read in all forms that people write', () => {
    const written: readonly (readonly [string, string | undefined])[] = [
      [' 990000001 ', 'pmid 990000001'],
      ['PMID: 990000001', 'pmid 990000001'],
      ['https://pubmed.ncbi.nlm.nih.gov/990000001/', 'pmid 990000001'],
      ['10.5555/12345678', 'doi 10.5555/12345678'],
      ['doi: 10.5555/a(1)b', 'doi 10.5555/a(1)b'],
      ['https://doi.org/10.5555/12%2F34', 'doi 10.5555/12/34'],
      ['PMC9900001', 'pmcid PMC9900001'],
      ['PMCID: PMC9900001', 'pmcid PMC9900001'],
      ['https://pmc.ncbi.nlm.nih.gov/articles/PMC9900001/', 'pmcid PMC9900001'],
      ['arXiv:1407.3561v2', 'arxiv 1407.3561'],
      ['https://arxiv.org/abs/hep-th/9901001', 'arxiv hep-th/9901001'],
      ['1407.3561', undefined],
      ['978-3-319-46492-3', undefined],
      ['0', undefined],
      ['1234567890', undefined],
      ['https://example.com/10.5555/1', undefined],
      ['10.5555/a b', undefined],
    ];
    for (const [text, expected] of written) {
      const read = readSourceIdentifier(text);
      assert.equal(read && `${read.kind} ${read.id}`, expected, text);
    }
  });

  it('are found in a line, without the punctuation of the sentence', () => {
    const found = (line: string) =>
      identifiersIn(line).map(({ start, end }) => line.slice(start, end));
    const lines: readonly (readonly [string, readonly string[]])[] = [
      ['IL-6 rises (PMID: 990000001), see PMID 990000002.', ['PMID: 990000001', 'PMID 990000002']],
      ['See (doi:10.5555/a(1)b).', ['doi:10.5555/a(1)b']],
      [
        '(https://doi.org/10.5555/x_y), <https://pubmed.ncbi.nlm.nih.gov/990000001/>',
        ['https://doi.org/10.5555/x_y', 'https://pubmed.ncbi.nlm.nih.gov/990000001/'],
      ],
      ['[text](https://doi.org/10.5555/a)', ['https://doi.org/10.5555/a']],
      [
        'As PMCID: PMC12, arXiv:1407.3561v2. and arXiv:hep-th/9901001; PMC12 alone',
        ['PMCID: PMC12', 'arXiv:1407.3561v2', 'arXiv:hep-th/9901001'],
      ],
      ['12345678 patients, version 10.5/3, https://example.com/10.5555/1', []],
    ];
    for (const [line, expected] of lines) {
      assert.deepEqual(found(line), expected, line);
    }
  });
});

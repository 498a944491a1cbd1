import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  jsonLineRules,
  LineRecords,
  medlineRules,
  pubtatorRules,
  type RecordCutter,
  type TextRecord,
  XmlRecords,
} from '../../../../src/core/exchange/recordCutter';
import { cutterFor } from '../../../../src/core/exchange/sourceDocument';

/** A cutter for each format, a stream, and the records in it: line and text. */
const cases: readonly {
  readonly name: string;
  readonly make: () => RecordCutter;
  readonly stream: string;
  readonly records: readonly (readonly [line: number, text: string])[];
}[] = [
  {
    name: 'lines of JSON',
    make: () => new LineRecords(jsonLineRules),
    stream: '{"id":1}\r\n\n  \nbroken\n{"id":2}',
    records: [
      [1, '{"id":1}'],
      [4, 'broken'],
      [5, '{"id":2}'],
    ],
  },
  {
    name: 'texts of PubTator',
    make: () => new LineRecords(pubtatorRules),
    stream: '1|t|A\n1|a|B\n1\t0\t1\tA\tGene\t2\n\n\n2|t|C\r\n2|a|\r\n3|t|D\n\nstray\n',
    records: [
      [1, '1|t|A\n1|a|B\n1\t0\t1\tA\tGene\t2'],
      [6, '2|t|C\n2|a|'],
      [8, '3|t|D'],
      [10, 'stray'],
    ],
  },
  {
    name: 'records of MEDLINE',
    make: () => new LineRecords(medlineRules),
    stream: '\nPMID- 1\nTI  - A\n      and B\n\nPMID- 2\nAB  - C',
    records: [
      [2, 'PMID- 1\nTI  - A\n      and B\n'],
      [6, 'PMID- 2\nAB  - C'],
    ],
  },
  {
    name: 'records of PubMed’s XML',
    make: () => new XmlRecords(),
    stream:
      '<?xml?>\n<PubmedArticleSet>\n<PubmedArticle><PMID>1</PMID>\n</PubmedArticle><PubmedArticle a="b">' +
      '\n<PMID>2</PMID>\n<PubmedBookArticle>3</PubmedBookArticle>\n</PubmedArticleSet>',
    records: [
      [3, '<PubmedArticle><PMID>1</PMID>\n</PubmedArticle>'],
      [4, '<PubmedArticle a="b">\n<PMID>2</PMID>\n'],
      [6, '<PubmedBookArticle>3</PubmedBookArticle>'],
    ],
  },
  {
    name: 'a text',
    make: () => cutterFor('text'),
    stream: 'all\nof it',
    records: [[1, 'all\nof it']],
  },
];

describe('cutting streams into records', () => {
  for (const { name, make, stream, records } of cases) {
    it(`gives the records of ${name}, wherever chunks end`, () => {
      const expected = records.map(([line, text]) => ({ line, text }));
      for (let first = 0; first <= stream.length; first++) {
        for (const size of [1, 7, stream.length]) {
          assert.deepEqual(cut(make(), chunksOf(stream, first, size)), expected);
        }
      }
    });
  }

  it('reports the beginning of a record that is too long, and continues after it', () => {
    const long = 'x'.repeat(5000);
    const inLines = ['{"id":1}', `{"${long}"}`, '{"id":2}'].join('\n');
    const expected = ['{"id":1}', undefined, '{"id":2}'];
    const article = (text: string) => `<PubmedArticle>${text}</PubmedArticle>\n`;
    for (const size of [1, 100, 1000, 20_000]) {
      const lines = cut(new LineRecords(jsonLineRules, 1000), chunksOf(inLines, 0, size));
      assert.deepEqual(
        lines,
        expected.map((text, index) => ({ line: index + 1, text })),
      );
      const xml = cut(
        new XmlRecords(1000),
        chunksOf(
          article('a') + article(long.slice(0, 900) + '\n'.repeat(900)) + article('b'),
          0,
          size,
        ),
      );
      assert.deepEqual(
        xml.map(({ line }) => line),
        [1, 2, 903],
      );
      assert.equal(xml[1]?.text, undefined);
      assert.equal(xml[0]?.text, article('a').trimEnd());
      assert.equal(xml[2]?.text, article('b').trimEnd());
    }
  });

  it('loses no line of any stream', () => {
    const line = fc.constantFrom('PMID- 1', 'TI  - x', '1|t|x', '1|a|y', '{"id":1}', 'y');
    fc.assert(
      fc.property(
        fc.array(line),
        fc.nat(20),
        fc.integer({ min: 1, max: 9 }),
        (lines, first, size) => {
          const stream = lines.join('\n');
          for (const rules of [jsonLineRules, pubtatorRules, medlineRules]) {
            const found = cut(new LineRecords(rules), chunksOf(stream, first, size));
            assert.equal(found.map(({ text }) => text).join('\n'), stream);
          }
        },
      ),
    );
  });
});

function cut(cutter: RecordCutter, chunks: readonly string[]): TextRecord[] {
  return [...chunks.flatMap((chunk) => cutter.add(chunk)), ...cutter.end()];
}

function chunksOf(text: string, first: number, size: number): string[] {
  const chunks = [text.slice(0, first)];
  for (let at = first; at < text.length; at += size) {
    chunks.push(text.slice(at, at + size));
  }
  return chunks;
}

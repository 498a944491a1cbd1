import assert from 'node:assert/strict';
import { readCitations } from '../../../../src/core/citation/readCitations';
import { lookupsIn, resolveCitation } from '../../../../src/core/citation/resolveCitation';
import {
  numbersIn,
  readReferencesSection,
  writeReferencesSection,
} from '../../../../src/core/cite/referenceList';
import { readProse } from '../../../../src/core/markdown/prose';
import { librarySources } from '../../support/librarySources';
import { readSeedLibrary } from '../../support/testLibrary';

const read = (text: string) => readReferencesSection({ text, closed: readProse(text).closed });
const references = [
  { key: 'emilie1998', text: 'Emilie D.\nTwo lines.' },
  { key: 'strouse2007', text: 'Strouse TB.', isAdded: true },
];

describe('the references section', () => {
  for (const style of ['numbered', 'plain'] as const) {
    for (const lineEnd of ['\n', '\r\n']) {
      it(`is read as it is written: ${style}, ${JSON.stringify(lineEnd)}`, () => {
        const written = writeReferencesSection(references, style, lineEnd);
        const note = `# References${lineEnd}${lineEnd}${written}${lineEnd}`;
        const section = read(note);
        assert.equal(note.slice(section?.start, section?.end), written);
        assert.equal(section?.style, style);
        assert.deepEqual(
          section?.items.map(({ start, end, ...item }) => {
            assert.match(note.slice(start, end), /-->$/);
            return item;
          }),
          references.map(({ key, text, isAdded = false }, index) => {
            const number = style === 'numbered' ? index + 1 : undefined;
            return { key, text: text.replace('\n', ' '), number, isAdded };
          }),
        );
      });
    }
  }

  it('is none in code, without its end, or where there are no marks', () => {
    const written = writeReferencesSection(references, 'numbered');
    assert.equal(read(`\`\`\`\n${written}\n\`\`\`\n`), undefined);
    assert.equal(read(written.slice(0, -10)), undefined);
    assert.equal(read('1. Emilie D. <!-- @emilie1998 -->'), undefined);
    assert.deepEqual(read(writeReferencesSection([], 'numbered'))?.items, []);
  });

  it('has the numbers that are written in it, whatever their order', () => {
    const section = read(
      '<!-- cytonote: references -->\n\n3. A\n   over lines <!-- @a -->\n1) B <!-- @b -->\nno item\n\n<!-- cytonote: end of references -->',
    );
    const { keyOfNumber, numberOf } = numbersIn(section);
    assert.deepEqual([keyOfNumber(1), keyOfNumber(2), keyOfNumber(3)], ['b', undefined, 'a']);
    assert.deepEqual([numberOf('a'), numberOf('c')], [3, undefined]);
    assert.equal(section?.items[0]?.text, 'A\n   over lines');
  });
});

describe('what a citation means', () => {
  it('is told by the key, the label, the address or the number', () => {
    const sources = librarySources(readSeedLibrary());
    const keyOfNumber = (number: number) => (number === 2 ? 'strouse2007' : undefined);
    const keysIn = (text: string) =>
      readProse(text)
        .blocks.flatMap((block) => readCitations(text, block))
        .flatMap(({ citations }) => citations)
        .map((citation) => resolveCitation(citation, lookupsIn(sources, { keyOfNumber })) ?? null);
    assert.deepEqual(keysIn('[@emilie1998; @nobody2000] @emilie1998 @nobody'), [
      ...['emilie1998', 'nobody2000', 'emilie1998', null],
    ]);
    assert.deepEqual(keysIn('[^emilie1998] [^1]'), ['emilie1998', null]);
    assert.deepEqual(keysIn('[1, 2]'), [null, 'strouse2007']);
    assert.deepEqual(keysIn('[x](https://dx.doi.org/10.1007/S11916-007-0005-Y)'), ['strouse2007']);
    assert.deepEqual(keysIn('[x](https://doi.org/10.1000/other)'), [null]);
    assert.deepEqual(keysIn('[see @fig:one; @emilie1998]'), [null, 'emilie1998']);
  });
});

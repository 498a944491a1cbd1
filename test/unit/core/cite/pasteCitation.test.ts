import assert from 'node:assert/strict';
import { placeToPaste, readPasted } from '../../../../src/core/cite/pasteCitation';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { makeRecogniser } from '../../support/testLibrary';

describe('a pasted text', () => {
  const named: readonly (readonly [string, string])[] = [
    ['10.1000/ABC.d(1)', 'doi:10.1000/abc.d(1)'],
    [' doi:10.1000/x\n', 'doi:10.1000/x'],
    ['DOI: 10.1000/x', 'doi:10.1000/x'],
    ['https://doi.org/10.1000%2Fx', 'doi:10.1000/x'],
    ['https://doi-org.proxy.example/10.1000/x', 'doi:10.1000/x'],
    ['https://doi.org/11.1000/x', ''],
    ['https://dx.doi.org/10.1000/X', 'doi:10.1000/x'],
    ['https://pubmed.ncbi.nlm.nih.gov/123/', 'pmid:123'],
    ['https://pubmed.ncbi.nlm.nih.gov/123/?from=x', 'pmid:123'],
    ['PMID: 123', 'pmid:123'],
    ['pmid 123', 'pmid:123'],
    ['pmc123', 'pmcid:PMC123'],
    ['123', ''],
    ['See PMID: 123', ''],
    ['10.1000/x and 10.1000/y', ''],
    ['https://example.org/10.1000/x', ''],
    ['[x](https://doi.org/10.1000/x)', ''],
    ['', ''],
  ];
  for (const [text, identifier] of named) {
    it(`“${text.trim()}” names ${identifier || 'nothing'}`, () => {
      const expected = identifier ? { is: 'identifier', identifier } : undefined;
      assert.deepEqual(readPasted(text), expected);
    });
  }

  it('can be BibTeX, which is parsed', () => {
    const text = '@Article{a,\n  title = {T}\n}';
    assert.deepEqual(readPasted(`\n${text}\n`), { is: 'bibtex', text });
    assert.equal(readPasted('@user said (so)'), undefined);
    assert.equal(readPasted(`${text} and more`), undefined);
    const library = `${text}\n`.repeat(10_000);
    assert.equal(readPasted(library), undefined);
  });
});

describe('the place of a pasted citation', () => {
  const at = (marked: string) => {
    const offset = marked.indexOf('|');
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const place = placeToPaste(analyseNote(text, makeRecogniser()), offset);
    return place && `${text.slice(0, place.at)}|${text.slice(place.at)}`;
  };

  it('is in prose, or at an existing citation', () => {
    assert.equal(at('IL-6 rises |in sepsis.'), 'IL-6 rises |in sepsis.');
    assert.equal(at('IL-6 rises [@a|b] here.'), 'IL-6 rises [@ab]| here.');
    assert.equal(at('See doi:\nIL-6 rises | here.'), 'See doi:\nIL-6 rises | here.');
    assert.equal(at('See doi:\r\n|'), 'See doi:\r\n|');
    assert.equal(at('|'), '|');
    assert.equal(at('# IL-6|'), '# IL-6|');
    assert.equal(at('(IL-6 |)'), '(IL-6 |)');
  });

  for (const marked of [
    '```\nx |\n```',
    'see `a |b`.',
    '---\nurl: |\n---\n\nText',
    'a [link |text](https://example.org) b',
    'a [link](https://example.org/|x) b',
    'a [link](|',
    '![image](|)',
    '<https://|>',
    '[label]: |',
    '$x|y$ z',
    '<a href="|">',
    'doi: |',
    `doi: |\n\n${'More text. '.repeat(100)}`,
    'IL-6 rises.\n\n[label]: |',
    'IL-6 rises.\r\n\r\n[label]: |',
    'See https://doi.org/|',
    'PMID: |',
  ]) {
    it(`is none in “${marked.replaceAll('\n', '⏎')}”`, () => assert.equal(at(marked), undefined));
  }
});

import assert from 'node:assert/strict';
import { readStyle } from '../../../../src/core/csl/citationStyle';
import { toPlainText } from '../../../../src/core/csl/formattedText';
import type { Reference } from '../../../../src/core/literature/reference';
import { processor } from '../../support/referenceStyles';

/** A style of authors and years, with attributes and the sort order of its citations. */
function styleWith(attributes: string, sort: string) {
  const read = readStyle(
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>' +
      `<citation ${attributes}>${sort}<layout prefix="(" suffix=")" delimiter="; "><group delimiter=" ">` +
      '<names variable="author"><name form="short"/></names><date variable="issued"><date-part name="year"/></date>' +
      '</group></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>',
  );
  assert.ok('style' in read);
  return read.style;
}

const works = [
  ['a', 'Doe', 2003],
  ['b', 'Berg', 2005],
  ['c', 'Doe', 2001],
  ['d', 'Berg', 2001],
  ['e', 'Ek', 2002],
  ['f', 'Fors', 2001],
] as const;
const references = works.map(
  ([id, family, year]): Reference => ({
    id,
    type: 'book',
    title: id,
    issued: { 'date-parts': [[year]] },
    author: [{ family }],
  }),
);
const year = '<key variable="issued"/>';
const yearDown = '<key variable="issued" sort="descending"/>';

describe('cites of the same author', () => {
  for (const [attributes, sort, cited] of [
    ['collapse="year"', '', '(Doe 2003, 2001; Berg 2005, 2001; Ek 2002; Fors 2001)'],
    [
      'cite-group-delimiter=", "',
      '',
      '(Doe 2003, Doe 2001; Berg 2005, Berg 2001; Ek 2002; Fors 2001)',
    ],
    ['collapse="year"', year, '(Doe 2001, 2003; Berg 2001, 2005; Fors 2001; Ek 2002)'],
    ['collapse="year"', yearDown, '(Berg 2005, 2001; Doe 2003, 2001; Ek 2002; Fors 2001)'],
    [
      'collapse="year"',
      `<key variable="author"/>${yearDown}`,
      '(Berg 2005, 2001; Doe 2003, 2001; Ek 2002; Fors 2001)',
    ],
    ['', year, '(Doe 2001; Berg 2001; Fors 2001; Ek 2002; Doe 2003; Berg 2005)'],
    ['', '', '(Doe 2003; Berg 2005; Doe 2001; Berg 2001; Ek 2002; Fors 2001)'],
  ] as const) {
    it(`are side by side where a style joins them: ${attributes} ${sort}`, () => {
      const style = styleWith(attributes, sort && `<sort>${sort}</sort>`);
      const cites = works.map(([id]) => ({ id }));
      assert.equal(toPlainText(processor.cite(cites, references, style)), cited);
    });
  }

  it('keep their order if one of them has a prefix', () => {
    const cites = works.slice(0, 3).map(([id], at) => (at === 1 ? { id, prefix: 'cf. ' } : { id }));
    const cited = processor.cite(cites, references, styleWith('collapse="year"', ''));
    assert.equal(toPlainText(cited), '(Doe 2003; cf. Berg 2005; Doe 2001)');
  });
});

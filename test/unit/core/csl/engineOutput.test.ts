import assert from 'node:assert/strict';
import { readStyle } from '../../../../src/core/csl/citationStyle';
import { toPlainText } from '../../../../src/core/csl/formattedText';
import { toMarkdown } from '../../../../src/core/csl/formattedTextForms';
import type { Reference } from '../../../../src/core/literature/reference';
import { processor } from '../../support/referenceStyles';

const references: readonly Reference[] = [
  { id: 'a', type: 'book', title: 'Lamps', author: [{ family: 'Berg' }] },
  { id: 'b', type: 'book', title: 'Moths', author: [{ family: 'Berg' }] },
];

/** The list in a style, with attributes of its bibliography and its layout. */
function listed(attributes: string, layout: string, of = references): string[] {
  const read = readStyle(
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>' +
      '<citation><layout><text variable="title"/></layout></citation>' +
      `<bibliography ${attributes}><layout>${layout}</layout></bibliography></style>`,
  );
  assert.ok('style' in read);
  return processor.list(of, read.style).map(({ text }) => toPlainText(text));
}

describe('an entry of a list', () => {
  const number = '<text variable="citation-number" prefix="[" suffix="]"/>';
  const title = '<text variable="title"/>';

  it('loses its number, in a column, in the text, or in a column with all other text', () => {
    assert.deepEqual(listed('', `${number}${title}`), ['Lamps', 'Moths']);
    assert.deepEqual(listed('second-field-align="flush"', number + title), ['Lamps', 'Moths']);
    const all = `<group delimiter=". "><text variable="citation-number"/>${title}</group>`;
    assert.deepEqual(listed('second-field-align="flush"', all), ['Lamps', 'Moths']);
  });

  it('has a blank between its blocks', () => {
    const blocks = '<names variable="author"/><text display="block" variable="title"/>';
    assert.deepEqual(listed('', blocks), ['Berg Lamps', 'Berg Moths']);
    const columns = `<text display="left-margin" value="A"/><text display="right-inline" variable="title"/>`;
    assert.deepEqual(listed('', columns), ['A Lamps', 'A Moths']);
  });

  it('is kept if it is a dash for the authors of the previous entry, or else only if it has words', () => {
    const dashed = 'subsequent-author-substitute="———"';
    assert.deepEqual(listed(dashed, '<names variable="author"/>'), ['Berg', '———']);
    assert.deepEqual(listed('', '<text variable="publisher" suffix="."/>'), []);
  });

  it('has the right characters if a style escapes them twice', () => {
    const group = `<group delimiter=" &amp;#8211; "><names variable="author"/>${title}</group>`;
    assert.deepEqual(listed('', group), ['Berg – Lamps', 'Berg – Moths']);
  });

  it('has a label of its first four authors, even if the style shows fewer names', () => {
    const author = ['Doe', 'Ek', 'Fors', 'Gil', 'Hahn', 'Ivo'].map((family) => ({ family }));
    const one = [{ ...references[0], author, issued: { 'date-parts': [[1926]] } } as Reference];
    const layout = '<text variable="citation-label" suffix=" "/><names variable="author"/>';
    const few = 'et-al-min="2" et-al-use-first="1"';
    assert.deepEqual(listed(few, layout, one), ['DEFG26 Doe et al.']);
  });

  it('ends its title as the style does, and keeps the full stop of an abbreviation', () => {
    const written = (ending: string) =>
      listed('', `<group delimiter=", ">${title}<text value="end"/></group>`, [
        { id: 'a', type: 'book', title: `Lamps of ${ending}` },
      ])[0];
    assert.equal(written('moths.'), 'Lamps of moths, end');
    for (const ending of ['the U.S.', 'Lund et al.', 'Lamp Inc.', 'Fungus spp.', 'M.D.']) {
      assert.equal(written(ending), `Lamps of ${ending}, end`);
    }
  });

  it('has no format where a title turns it off', () => {
    const [italic] = processor.list(
      [{ ...references[0], title: 'Berg <span class="nodecor">v.</span> Lund' } as Reference],
      styleWithItalicTitle(),
    );
    assert.equal(toMarkdown(italic?.text ?? []), '*Berg* v. *Lund*');
  });
});

function styleWithItalicTitle() {
  const read = readStyle(
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>' +
      '<citation><layout><text variable="title"/></layout></citation><bibliography><layout>' +
      '<text variable="title" font-style="italic"/></layout></bibliography></style>',
  );
  assert.ok('style' in read);
  return read.style;
}

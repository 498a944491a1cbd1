import assert from 'node:assert/strict';
import { citationItem } from '../../../../src/core/csl/citationItem';
import { type CitationStyle, readStyle } from '../../../../src/core/csl/citationStyle';
import type { Reference } from '../../../../src/core/literature/reference';

const namespace = 'http://purl.org/net/xbiblio/csl';

function styleOf(citation: string, bibliography: string, names = '<name/>'): CitationStyle {
  const read = readStyle(
    `<style xmlns="${namespace}" class="in-text" version="1.0"><info><title>Invented</title></info>
      <macro name="who"><names variable="author">${names}</names></macro>
      <citation ${citation}><layout><text macro="who"/></layout></citation>
      <bibliography ${bibliography}><layout><text macro="who"/></layout></bibliography>
    </style>`,
  );
  assert.ok('style' in read);
  return read.style;
}

/** The family names that the engine gets for a reference with three thousand authors. */
function namesFor(style: CitationStyle): string[] {
  const author = Array.from({ length: 3000 }, (_, at) => ({ family: `Author ${at}` }));
  const reference: Reference = { id: 'a', type: 'book', author };
  return (citationItem(reference, style, 'en-US').author as typeof author).map(
    ({ family }) => family,
  );
}

const short = 'et-al-min="3" et-al-use-first="1"';

describe('the names that the engine gets', () => {
  it('are those that decide what the style writes, and the last one', () => {
    const names = namesFor(styleOf(short, 'et-al-min="21" et-al-use-first="19"'));
    assert.equal(names.length, 23);
    assert.deepEqual([names[0], names[21], names[22]], ['Author 0', 'Author 21', 'Author 2999']);
  });

  it('are as many as any part of the style can write', () => {
    const names = '<name et-al-min="100" et-al-use-first="99"/>';
    assert.equal(namesFor(styleOf(short, short, names)).length, 102);
  });

  it('are all if the style can write all or counts them', () => {
    assert.equal(namesFor(styleOf(short, '')).length, 3000);
    assert.equal(namesFor(styleOf('', short)).length, 3000);
    assert.equal(namesFor(styleOf(short, short, '<name form="count"/>')).length, 3000);
  });
});

import assert from 'node:assert/strict';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliography';
import { bibliographyOf } from '../../support/bibliographyOf';

/** An invented file of references. */
const bibtex = `@string{what = "salt"}
@book{harbour, title = {Harbours}, abstract = {Of ships.}}
@inbook{quay, crossref = {harbour}, title = {Quays}}
@article{tide, title = {Tides of } # what, abstract = {They rose.}}
`;
const json = '[{"id":"a","type":"book","title":"Lamps"},{"id":"b","type":"book","title":"Fog"}]';

function hashesOf(text: string, format: BibliographyFormat = 'bibtex'): string[] {
  const { entries } = bibliographyOf(text, format);
  return entries.map((entry) => entry.hashTexts());
}

describe('the hash of the texts of an entry', () => {
  const [harbour, quay, tide] = hashesOf(bibtex);

  it('does not depend on the place of the entry, and differs between entries', () => {
    const moved = hashesOf(`\n\n${bibtex}`);
    assert.deepEqual(moved, [harbour, quay, tide]);
    assert.equal(new Set(moved).size, 3);
  });

  it('changes only with the entry', () => {
    const changed = hashesOf(bibtex.replace('They rose', 'They fell'));
    assert.deepEqual(changed.slice(0, 2), [harbour, quay]);
    assert.notEqual(changed[2], tide);
  });

  it('changes with fields that the entry inherits', () => {
    const changed = hashesOf(bibtex.replace('Of ships', 'Of boats'));
    assert.notEqual(changed[0], harbour);
    assert.notEqual(changed[1], quay);
    assert.equal(changed[2], tide);
  });

  it('changes with the definitions of the file', () => {
    assert.notEqual(hashesOf(bibtex.replace('"salt"', '"fog"'))[2], tide);
  });

  it('covers one entry in other formats, too', () => {
    const [lamps, fog] = hashesOf(json, 'csl-json');
    const [other, same] = hashesOf(json.replace('Lamps', 'Lights'), 'csl-json');
    assert.notEqual(other, lamps);
    assert.equal(same, fog);
  });
});

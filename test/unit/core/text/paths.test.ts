import assert from 'node:assert/strict';
import { isAddress, isInside, pathNamed } from '../../../../src/core/text/paths';

describe('a path to which a name leads', () => {
  it('is resolved from the folder, with slashes of both kinds', () => {
    assert.equal(pathNamed('/notes/a', 'refs.bib'), '/notes/a/refs.bib');
    assert.equal(pathNamed('/notes/a', '..\\refs\\all.bib'), '/notes/refs/all.bib');
    assert.equal(pathNamed('/notes/a', '/all/./refs.bib'), '/all/refs.bib');
    assert.equal(pathNamed('/notes', '../../../x.bib'), '/x.bib');
  });

  it('is none for an address; a drive letter begins none', () => {
    assert.equal(pathNamed('/notes', 'https://www.zotero.org/styles/cell'), undefined);
    assert.ok(isAddress('zotero:select') && !isAddress('styles/cell.csl'));
    assert.ok(!isAddress('C:\\cell.csl'));
  });

  it('is inside of a folder, but not of one whose name only begins alike', () => {
    assert.ok(isInside('/notes', '/notes/a.md') && isInside('/', '/a.md'));
    assert.ok(!isInside('/notes', '/notes2/a.md') && !isInside('/notes', '/notes'));
  });
});

import assert from 'node:assert/strict';
import { bundledStyleTexts } from '../../../../src/build/citationStyles';
import { parseCsl, writeCsl } from '../../../../src/core/csl/cslXml';

describe('a style as XML', () => {
  it('is read back as the same tree, for every bundled style', () => {
    for (const [name, xml] of Object.entries(bundledStyleTexts())) {
      const tree = parseCsl(xml);
      assert.deepEqual(parseCsl(writeCsl(tree)), tree, name);
    }
  });

  it('keeps marks in attributes and texts', () => {
    const tree = { name: 'a', attrs: { b: '<"&\'>' }, children: ['x < y & z'] };
    assert.deepEqual(parseCsl(writeCsl(tree)), tree);
  });
});

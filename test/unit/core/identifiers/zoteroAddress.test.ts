import assert from 'node:assert/strict';
import {
  pdfAddress,
  selectAddress,
  zoteroPdfPattern,
} from '../../../../src/core/identifiers/zoteroAddress';

describe('addresses of Zotero', () => {
  it('select an item, or open a PDF at a place', () => {
    const item = { library: 'user', key: 'ITEM0001' } as const;
    assert.equal(selectAddress(item), 'zotero://select/library/items/ITEM0001');
    assert.equal(
      selectAddress({ ...item, library: 4711 }),
      'zotero://select/groups/4711/items/ITEM0001',
    );
    assert.equal(pdfAddress('user', 'PDFA0001'), 'zotero://open-pdf/library/items/PDFA0001');
    assert.equal(
      pdfAddress(4711, 'PDFA0001', { page: 3, annotation: 'ANNO0001' }),
      'zotero://open-pdf/groups/4711/items/PDFA0001?page=3&annotation=ANNO0001',
    );
    assert.equal(
      pdfAddress('user', 'EPUB0001', { page: undefined, annotation: 'ANNO0001' }),
      'zotero://open-pdf/library/items/EPUB0001?annotation=ANNO0001',
    );
  });

  it('of a PDF are recognised as they are written', () => {
    const at = { page: 3, annotation: 'ANNO0001' };
    const [, annotation] = zoteroPdfPattern.exec(pdfAddress(4711, 'PDFA0001', at)) ?? [];
    assert.equal(annotation, 'ANNO0001');
    assert.match(pdfAddress('user', 'PDFA0001'), zoteroPdfPattern);
  });
});

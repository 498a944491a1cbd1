import assert from 'node:assert/strict';
import { collectionNamed } from '../../../../src/core/zotero/collectionName';
import {
  annotationsIn,
  collectionsIn,
  groupsIn,
  itemsIn,
} from '../../../../src/core/zotero/zoteroAnswers';

describe('answers of Zotero', () => {
  const csljson = { id: 'x', type: 'book', title: 'Imagined' };
  const item = (fields: object, data: object = {}) => ({
    key: 'ABCD2345',
    csljson,
    data: { itemType: 'book', ...data },
    ...fields,
  });
  const keysOf = (...objects: readonly unknown[]) =>
    itemsIn(objects, 'user').map(({ citationKey, summary }) => [citationKey, summary.title]);

  it('have CSL as an object, in the form of the web API, or as a text', () => {
    assert.deepEqual(keysOf(item({}), item({ csljson: JSON.stringify([csljson]) })), [
      [undefined, 'Imagined'],
      [undefined, 'Imagined'],
    ]);
  });

  it('have a citation key in a field of its own, or in Extra', () => {
    const inBoth = { citationKey: 'own2001', extra: 'Citation Key: pinned2001' };
    assert.deepEqual(
      keysOf(item({}, inBoth), item({}, { extra: 'tex.a: b\n citation key : pinned2001 \n' })),
      [
        ['own2001', 'Imagined'],
        ['pinned2001', 'Imagined'],
      ],
    );
  });

  it('are left out if they have another form', () => {
    const hostile = [
      ...[null, 1, 'text', [], {}, { key: '../../x', data: { itemType: 'book' }, csljson }],
      ...[item({ csljson: '[]' }), item({ csljson: 'not JSON' }), item({}, { itemType: 'note' })],
      ...[item({ key: 'a' }), item({}, { tags: 'none' })],
    ];
    assert.deepEqual(keysOf(...hostile), []);
    assert.deepEqual(collectionsIn(hostile), []);
    assert.deepEqual(groupsIn(hostile), []);
    assert.deepEqual(annotationsIn(hostile), []);
    const annotation = { itemType: 'annotation', parentItem: 'ABCD2345' };
    const places = ['', 'no JSON', '{"pageIndex":-1}', '{"pageIndex":"1"}', '{"pageIndex":1e99}'];
    const pages = annotationsIn(
      places.map((annotationPosition) => ({
        key: 'ABCD2345',
        data: { ...annotation, annotationPosition },
      })),
    ).map(({ page }) => page);
    assert.deepEqual(new Set(pages), new Set([undefined]));
  });
});

describe('the name of a collection', () => {
  const collection = (key: string, name: string, parent?: string) => ({ key, name, parent });
  const all = [
    collection('A', 'Reviews'),
    collection('B', 'Skin', 'A'),
    collection('C', 'Trials', 'B'),
    collection('D', 'Trials'),
    collection('E', 'Skin / Hair', 'B'),
    collection('F', 'Loop', 'G'),
    collection('G', 'Pool', 'F'),
  ];
  const keyOf = (name: string) => collectionNamed(name, all)?.key;

  it('means the outermost collection of this name, or the one at the end of a path', () => {
    assert.deepEqual(
      ['Reviews', 'trials', 'Skin/Trials', 'Reviews/Skin/Trials', ' Reviews / Skin '].map(keyOf),
      ['A', 'D', 'C', 'C', 'B'],
    );
  });

  it('can contain slashes', () => {
    assert.deepEqual(['Skin / Hair', 'Reviews/Skin/Skin / Hair'].map(keyOf), ['E', 'E']);
  });

  it('means nothing if a step of the path differs', () => {
    assert.deepEqual(['Reviews/Trials', 'Skin/', '/Skin', '', 'Hair'].map(keyOf), [
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is resolved even if collections contain each other', () => {
    assert.deepEqual(['Loop', 'Pool/Loop', 'Loop/Pool/Loop/Pool'].map(keyOf), ['F', 'F', 'G']);
  });
});

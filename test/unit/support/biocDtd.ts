import assert from 'node:assert/strict';
import { SaxesParser } from 'saxes';

/** The content model of each element in BioC.dtd: its children in order, each name followed by a comma. */
const contents: Readonly<Record<string, RegExp>> = {
  collection: /^source,date,key,(?:infon,)*(?:document,)+$/,
  document: /^id,(?:infon,)*(?:passage,)+(?:relation,)*$/,
  passage: /^(?:infon,)*offset,(?:(?:text,)?(?:annotation,)*|(?:sentence,)*)(?:relation,)*$/,
  annotation: /^(?:infon,)*(?:location,)*text,$/,
  ...Object.fromEntries(
    ['source', 'date', 'key', 'id', 'infon', 'offset', 'text', 'location'].map((it) => [it, /^$/]),
  ),
};
/** The attributes that each element must have and may have. */
const attributesOf: Readonly<Record<string, readonly string[]>> = {
  infon: ['key'],
  annotation: ['id'],
  location: ['offset', 'length'],
};
const withText = new Set(['source', 'date', 'key', 'id', 'infon', 'offset', 'text']);

/**
 * Asserts that a file is well-formed and valid by the DTD, which is written down above, since no known package
 * of npm or Debian has the published file.
 */
export function assertValidBioc(xml: string): void {
  const open: { name: string; children: string }[] = [];
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => assert.match(doctype, /^\s*collection SYSTEM "BioC.dtd"$/));
  parser.on('opentag', ({ name, attributes }) => {
    assert.deepEqual(Object.keys(attributes), attributesOf[name] ?? [], name);
    const parent = open.at(-1);
    if (parent) {
      parent.children += `${name},`;
    } else {
      assert.equal(name, 'collection');
    }
    open.push({ name, children: '' });
  });
  parser.on('text', (text) => {
    assert.ok(text.trim() === '' || withText.has(open.at(-1)?.name ?? ''), text);
  });
  parser.on('closetag', () => {
    const { name, children } = open.pop() as { name: string; children: string };
    assert.match(children, contents[name] ?? /(?!)/, name);
  });
  parser.write(xml).close();
}

import fc from 'fast-check';

/** Any code point that a text can have: all except halves of surrogate pairs. */
const codePoint = fc
  .integer({ min: 0, max: 0x10ffff - 0x800 })
  .map((number) => String.fromCodePoint(number < 0xd800 ? number : number + 0x800));

/**
 * Texts of any Unicode characters, like `fc.string({ unit: 'binary' })`, which takes half a second each time to
 * index all 1.1 million code points.
 */
export function anyUnicode(lengths: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
  return fc.array(codePoint, lengths).map((units) => units.join(''));
}

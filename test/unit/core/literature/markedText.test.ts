import assert from 'node:assert/strict';
import fc from 'fast-check';
import { markedTitle, plainText, withCslMarks } from '../../../../src/core/literature/markedText';

/** Titles as databases write them, and in the mark-up of CSL. */
const titles: readonly (readonly [written: string, marked: string])[] = [
  ['CD4<SUP>+</SUP> cells', 'CD4<sup>+</sup> cells'],
  ['<IT>in vitro</IT>, <BF>not</BF> in vivo', '<i>in vitro</i>, <b>not</b> in vivo'],
  ['CO<inf>2</inf> and <STRONG>light</STRONG>', 'CO<sub>2</sub> and <b>light</b>'],
  ['<jats:italic>Lampas</jats:italic> <em>at sea</em>', '<i>Lampas</i> <i>at sea</i>'],
  ['<span class="nocase">IL</span>-6 <span>x</span>', '<span class="nocase">IL</span>-6 x'],
  ['<sc>Il</sc>', '<span style="font-variant:small-caps;">Il</span>'],
  ['<scp>IL</scp>-6<sup></sup>', 'IL-6'],
  ['<p>One</p><p>two<br/>three</p>', 'One two three'],
  ['IL-6<TNF and TNF>IL-1, p < 0.05', 'IL-6<TNF and TNF>IL-1, p < 0.05'],
  ['never <i>closed <sup>2</sup>', 'never closed <sup>2</sup>'],
  ['never opened</i> and <b>crossed <i>over</b> it</i>', 'never opened and <b>crossed over</b> it'],
  [
    '<math xmlns="x">\n <msup>\n  <mi>x</mi>\n  <mrow><mi>a</mi><mo>+</mo><mn>2</mn></mrow>\n </msup>\n</math>',
    'x<sup>a+2</sup>',
  ],
  [
    'of <mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup></mml:math> lamps',
    'of x<sub>1</sub><sup>2</sup> lamps',
  ],
  [
    '<math><semantics><mfrac><mn>1</mn><msqrt><mi>n</mi></msqrt></mfrac><annotation>\\frac</annotation></semantics></math>',
    '1/√n',
  ],
];

describe('marked text', () => {
  for (const [written, marked] of titles) {
    it(`${written.replace(/\s+/g, ' ')} is ${marked}`, () => {
      assert.equal(markedTitle(written), marked);
      assert.equal(markedTitle(marked), marked);
    });
  }

  it('keeps only the mark-up of CSL, or none if it should be plain', () => {
    assert.equal(
      withCslMarks('<I class="x">E.</I> <script>a</script> 1 < 2 <sub>2</sub> &lt;b>'),
      '<i>E.</i> a 1 < 2 <sub>2</sub> <b>',
    );
    assert.equal(
      plainText('<p>TGF-β<SUB>1</SUB>, CD4<sup>hi</sup>, 10<sup>−6</sup></p><p>&#x3b2; &nope;</p>'),
      'TGF-β₁, CD4hi, 10⁻⁶\nβ &nope;',
    );
    assert.equal(plainText('IL-6<TNF and TNF>IL-1'), 'IL-6<TNF and TNF>IL-1');
  });

  it('loses no letter, with any tags', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '<i>',
        '</i>',
        '<sup>',
        '</sup>',
        '<span>',
        '</span>',
        '<p>',
        'a',
        'B ',
        '<',
        '<x>',
      ),
      { maxLength: 200 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const letters = parts
          .filter((part) => /^[aB]/.test(part))
          .join('')
          .replace(/\s/g, '');
        const read = tagless(markedTitle(parts.join('')) ?? '');
        assert.equal(read.replace(/[^aB]/g, ''), letters);
      }),
    );
  });
});

function tagless(text: string): string {
  return text.replace(/<\/?[a-z][^<>]*>/g, '');
}

import assert from 'node:assert/strict';
import type { NameForm } from '../../../../src/core/library/schema';
import { spellings } from '../../../../src/core/recognise/spellings';
import { foldText } from '../../../../src/core/text/fold';

const form = (text: string): NameForm => ({ text, case: 'symbol' });
const textsOf = (text: string, plural = false) =>
  spellings(form(text), plural).map((spelling) => spelling.text);
const foldedOf = (texts: readonly string[]) => [...new Set(texts.map(foldText))].sort();

/** Each name with all its spellings. */
const all: readonly (readonly [name: string, spellings: readonly string[]])[] = [
  ['CRP', ['CRP']],
  ['IL-6', ['IL-6', 'IL 6', 'IL6']],
  ['IL 6', ['IL 6', 'IL-6', 'IL6']],
  ['CCR5', ['CCR5']],
  ['TNF-α', ['TNF-α', 'TNF-alpha', 'TNF α', 'TNF alpha', 'TNFα', 'TNFalpha']],
  ['TNF alpha', ['TNF α', 'TNF alpha', 'TNF-α', 'TNF-alpha', 'TNFα', 'TNFalpha']],
  ['TNFα', ['TNFα', 'TNFalpha', 'TNF-α', 'TNF-alpha', 'TNF α', 'TNF alpha']],
  [
    'colony-stimulating factor',
    [
      ...['colony-stimulating factor', 'colony-stimulating-factor'],
      ...['colony stimulating factor', 'colony stimulating-factor'],
    ],
  ],
];

/** Names with some of their spellings, and with texts that are not spellings. */
const some: readonly {
  readonly name: string;
  readonly plural?: boolean;
  readonly has: readonly string[];
  readonly lacks: readonly string[];
}[] = [
  { name: 'IL-1β', has: ['IL-1β', 'IL-1 beta', 'IL1-β', 'IL1beta'], lacks: ['ILβ', 'IL-β'] },
  { name: 'IL-6Rα', has: ['IL-6Rα', 'IL-6R alpha', 'IL6R-α'], lacks: ['IL-6-Rα', 'IL-6 R α'] },
  { name: 'TGF-β1', has: ['TGF-β1', 'TGFbeta1', 'TGF beta1'], lacks: ['TGF-β 1', 'TGF-β-1'] },
  { name: 'IL-12p70', has: ['IL12p70'], lacks: ['IL-12 p70', 'IL-12-p70'] },
  { name: 'IL-6 receptor', has: ['IL6receptor', 'IL-6-receptor'], lacks: ['IL-6 receptors'] },
  { name: 'TNF receptor', has: ['TNF-receptor'], lacks: ['TNFreceptor'] },
  { name: 'statin', plural: true, has: ['statin', 'statins'], lacks: ['statines'] },
  { name: 'JAK inhibitor', plural: true, has: ['JAK-inhibitors'], lacks: ['JAKs inhibitor'] },
];

describe('spellings', () => {
  for (const [name, expected] of all) {
    it(`of ${name} are ${expected.join(', ')}`, () => {
      assert.deepEqual(foldedOf(textsOf(name)), foldedOf(expected));
    });
  }

  for (const { name, plural = false, has, lacks } of some) {
    it(`of ${name} include ${has.join(', ')}, not ${lacks.join(', ')}`, () => {
      const folded = foldedOf(textsOf(name, plural));
      assert.deepEqual(
        has.filter((text) => !folded.includes(foldText(text))),
        [],
      );
      assert.deepEqual(
        lacks.filter((text) => folded.includes(foldText(text))),
        [],
      );
    });
  }

  it('have each Greek letter of names, and its name', () => {
    const letters =
      'α alpha β beta γ gamma δ delta ε epsilon ζ zeta θ theta κ kappa λ lambda τ tau ω omega';
    for (const [, letter, word] of letters.matchAll(/(\S) (\w+)/g)) {
      const expected = foldedOf([`TNF ${letter}`, `TNF${letter}`, `TNF ${word}`, `TNF${word}`]);
      assert.deepEqual(foldedOf(textsOf(`TNF${letter}`)), expected);
      assert.deepEqual(foldedOf(textsOf(`TNF ${word}`)), expected);
    }
  });

  it('begin with the canonical one', () => {
    for (const name of ['IL-6', 'TNF-α', 'IL-1β', 'tumour necrosis factor']) {
      assert.equal(textsOf(name)[0], name);
    }
  });

  it('mark where a Greek letter is spelled out', () => {
    const marked = spellings(form('TNF-α')).map(({ text, greekName }) =>
      greekName ? text.slice(...greekName) : '',
    );
    assert.deepEqual(marked, ['', 'alpha', '', 'alpha']);
  });
});

/** Each text with the folded text for its lookup. */
const folds: readonly (readonly [is: string, text: string, folded: string])[] = [
  ['letter case', 'IL6 ÉΑ', 'il6 eα'],
  ['hyphens', 'a-b‐c‑d‒e–f—g−h', 'a b c d e f g h'],
  ['blanks', 'a\u00A0b\u2009c\td\ne', 'a b c d e'],
  ['soft hyphens and zero-width blanks', 'inter\u00ADleu\u200Bkin', 'interleukin'],
  ['combining marks', 'cafe\u0301', 'cafe'],
  ['look-alikes of Greek letters', 'ßϐ ɣ ϑ µ', 'ββ γ θ μ'],
  ['curly apostrophes', 'Crohn’s', "crohn's"],
];

describe('foldText', () => {
  for (const [is, text, folded] of folds) {
    it(`folds ${is}`, () => {
      assert.equal(foldText(text), folded);
    });
  }
});

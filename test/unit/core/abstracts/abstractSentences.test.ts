import assert from 'node:assert/strict';
import { abstractSentences } from '../../../../src/core/abstracts/abstractSentences';

/** Abstracts, and each of their sentences as Cytonote quotes it, with its part. */
const abstracts: readonly (readonly [name: string, abstract: string, sentences: string[]])[] = [
  [
    'labels in capitals with colons',
    'BACKGROUND: IL-6 is a cytokine in sepsis. METHODS: We gave a drug to mice. RESULTS: IL-6 fell by 40 % vs. 5 %. It fell very fast (p = 0.03). CONCLUSIONS: The drug lowers IL-6.',
    [
      'background: IL-6 is a cytokine in sepsis.',
      'method: We gave a drug to mice.',
      'result: IL-6 fell by 40 % vs. 5 %.',
      'result: It fell very fast (p = 0.03).',
      'conclusion: The drug lowers IL-6.',
    ],
  ],
  [
    'labels without a sign, with a full stop, in lines and in brackets',
    'OBJECTIVE To find what IL-6 does.\nMethods. We measured IL-6 in serum.\nResults\nIL-6 rose in all patients.\n【結論】IL-6は敗血症で上昇した。',
    [
      'aim: To find what IL-6 does.',
      'method: We measured IL-6 in serum.',
      'result: IL-6 rose in all patients.',
      'conclusion: IL-6は敗血症で上昇した。',
    ],
  ],
  [
    'labels of other languages',
    'Hintergrund: IL-6 ist ein Zytokin. Ergebnisse: IL-6 stieg im Serum. Schlussfolgerung: IL-6 zeigt Sepsis an.',
    [
      'background: IL-6 ist ein Zytokin.',
      'result: IL-6 stieg im Serum.',
      'conclusion: IL-6 zeigt Sepsis an.',
    ],
  ],
  [
    'cue words',
    'IL-6 is a pleiotropic cytokine. We aimed to find its source. Serum was measured by ELISA daily. IL-6 was higher in sepsis. In conclusion, IL-6 marks sepsis. Copyright 2015 by the authors of it.',
    [
      'background: IL-6 is a pleiotropic cytokine.',
      'aim: We aimed to find its source.',
      'method: Serum was measured by ELISA daily.',
      'result: IL-6 was higher in sepsis.',
      'conclusion: In conclusion, IL-6 marks sepsis.',
      'other: Copyright 2015 by the authors of it.',
    ],
  ],
  [
    'no label where a sentence only begins with such a word',
    'Results of IL-6 tests differ much. Methods vary between all laboratories.',
    [
      'background: Results of IL-6 tests differ much.',
      'unclear: Methods vary between all laboratories.',
    ],
  ],
  [
    'their place where no word shows the part, and no introduction in the second half',
    'Serum came from all patients. The drug went to mice daily. It rained there on most days. IL-6 is a pleiotropic cytokine then.',
    [
      'background: Serum came from all patients.',
      'background: The drug went to mice daily.',
      'unclear: It rained there on most days.',
      'result: IL-6 is a pleiotropic cytokine then.',
    ],
  ],
  [
    'the words of an introduction in the first half',
    'Serum came from all patients. IL-8 is a cytokine of mice. It rained there on most days. The drug went to mice daily, too.',
    [
      'background: Serum came from all patients.',
      'background: IL-8 is a cytokine of mice.',
      'unclear: It rained there on most days.',
      'result: The drug went to mice daily, too.',
    ],
  ],
  [
    'the label before them, over lines and blanks, until another one begins',
    '  Methods:  IL-6 was seen in mice.\n  Then it was seen in rats. \n\n  FUNDING: The makers of it paid.',
    [
      'method: IL-6 was seen in mice.',
      'method: Then it was seen in rats.',
      'other: The makers of it paid.',
    ],
  ],
  [
    'words that are no science, also below a label',
    'Results: IL-6 rose in all patients. Funded by the makers of it.',
    ['result: IL-6 rose in all patients.', 'other: Funded by the makers of it.'],
  ],
  [
    'nothing in fragments of Japanese',
    '結論: 不明。IL-6は上昇した。',
    ['conclusion: IL-6は上昇した。'],
  ],
  ['nothing in fragments', 'IL-6. Not here. \n\n', []],
];

describe('the sentences of an abstract', () => {
  for (const [name, abstract, expected] of abstracts) {
    it(`have parts by ${name}`, () => {
      const sentences = [...abstractSentences(abstract)];
      assert.deepEqual(
        sentences.map(({ part, start, end }) => `${part}: ${abstract.slice(start, end)}`),
        expected,
      );
    });
  }
});

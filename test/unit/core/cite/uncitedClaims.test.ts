import assert from 'node:assert/strict';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';
import { uncitedClaimsIn } from '../../support/uncitedClaimsIn';

describe('uncited claims', () => {
  const library = readLibrary();
  const recogniser = makeRecogniser();
  const claimsIn = (note: string): string[] => {
    return uncitedClaimsIn(library, analyseNote(note, recogniser)).map(
      ({ start, end, entity }) => `${entity}: ${note.slice(start, end)}`,
    );
  };

  for (const [note, ...claims] of [
    ['IL-6 rises in sepsis.', 'il-6: IL-6 rises in sepsis.'],
    [
      'Serum IL-**6** is high. TNF-α was not measured, and IL-2 restores T cells.',
      'il-6: Serum IL-**6** is high.',
      'tnf: TNF-α was not measured, and IL-2 restores T cells.',
    ],
    ['IL-6 is high in `il6.csv`, too.', 'il-6: IL-6 is high in `il6.csv`, too.'],
    ['- tocilizumab blocks the receptor', 'tocilizumab: tocilizumab blocks the receptor'],
    [
      'IL-6 rises in sepsis [@a]. It is also true that IL-2 restores T cells.',
      'il-2: It is also true that IL-2 restores T cells.',
    ],
    ['---\nciteKey: "@"\n---\n\nIL-6 rises in sepsis.', 'il-6: IL-6 rises in sepsis.'],
    [
      'The mark `<!-- cytonote: publication -->` is nothing here, and IL-6 rises in sepsis.',
      'il-6: The mark `<!-- cytonote: publication -->` is nothing here, and IL-6 rises in sepsis.',
    ],
    ['> IL-6 causes fever in mice.', 'il-6: IL-6 causes fever in mice.'],
    // A citation right after a full stop belongs to the sentence before it.
    ...[
      '.[^1] ',
      '.[@emilie1998] ',
      '. [@emilie1998] ',
      '.[@emilie1998]<!-- cytonote: [@emilie1998, p. 3] --> ',
      '.^[Emilie et al. 1998] ',
      '. ^[Emilie et al. 1998] ',
    ].map(
      (cited) =>
        [
          `TNF falls in septic patients${cited}IL-6 rises in septic patients.\n\n[^1]: A note.`,
          'il-6: IL-6 rises in septic patients.',
        ] as const,
    ),
  ] as const) {
    it(`are in “${note}”`, () => assert.deepEqual(claimsIn(note), claims));
  }

  for (const note of [
    'IL-6 rises in sepsis [@emilie1998].',
    'IL-6 rises in sepsis. [@emilie1998]',
    'As @emilie1998 says, IL-6 rises in sepsis.',
    'IL-6 rises in sepsis [@doi:10.1000/x; @pmid:12].',
    'IL-6 rises in sepsis, as @url:https://example.org/x says.',
    'IL-6 rises in sepsis {cite}`10.1000/x`.',
    'IL-6 rises in sepsis [](https://doi.org/10.1000/x).',
    'IL-6 rises in sepsis [text](doi:10.1000/x).',
    'IL-6 rises in sepsis, see <https://example.org/x>.',
    'IL-6 rises in [sepsis](https://example.org/x).',
    'IL-6 rises in sepsis.[^1]\n\n[^1]: A note.',
    'IL-6 rises in septic patients^[Emilie et al. 1998].',
    'IL-6 rises in septic patients.^[Emilie et al. 1998]',
    'IL-6 rises in septic patients. ^[Emilie et al. 1998]',
    'IL-6 rises^[Emilie 1998. It is long.] and TNF is high in septic patients.',
    'Patients were seen.^[It is long. IL-6 rises in septic patients.]',
    'Does IL-6 rise in sepsis?',
    'These things are known of IL-6 in sepsis:',
    'IL-6 levels in sepsis and after surgery',
    'We measured IL-6 in forty patients and it was high.',
    'TODO: IL-6 is missing here.',
    '# IL-6 is high in sepsis',
    '| IL-6 is high in sepsis |\n| --- |\n| IL-6 is low elsewhere |',
    'The weather was nice in the whole of May.',
    '`IL-6 is high in sepsis`',
    'IL-6 is.',
    '<!-- cytonote: references -->\n\n1. Author A. IL-6 is high in all of them. 2020. <!-- @a -->\n\n<!-- cytonote: end of references -->',
    '---\ntitle: A review\nciteKey: "@emilie1998"\n---\n\nIL-6 rises in sepsis.',
    '---\ncitation-key: emilie1998\n---\n\n## Summary\n\nIL-6 rises in sepsis.',
    '# A review\n\n<!-- cytonote: publication -->\n\nA made-up review.\n\n<!-- cytonote: end of publication -->\n\n## Notes\n\nIL-6 rises in sepsis.',
  ]) {
    it(`are not in “${note.replaceAll('\n', '⏎')}”`, () => assert.deepEqual(claimsIn(note), []));
  }
});

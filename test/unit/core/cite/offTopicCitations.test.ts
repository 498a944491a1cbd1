import assert from 'node:assert/strict';
import { readContents } from '../../../../src/core/abstracts/publicationContents';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { findOffTopicCitations } from '../../../../src/core/cite/offTopicCitations';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { makeRecogniser, readLibrary } from '../../support/testLibrary';

/** Made-up publications. */
const bibliography = `
@article{skin, title={Guselkumab in psoriasis}, abstract={Guselkumab cleared skin in 300 patients.}}
@article{bare, title={Terns on towers}}
@article{birds, title={Terns on towers}, abstract={Terns nest on towers in spring and feed on fish.}}
@article{class, title={Biologics}, abstract={TNF inhibitors were given to 90 patients for a year.}}
`;

/** A sentence, and the keys of the citations that are off topic in it. */
const sentences: readonly (readonly [text: string, keys: readonly string[]])[] = [
  ['Guselkumab clears the skin of most patients [@skin].', []],
  ['IL-23 is blocked by an antibody in psoriasis [@skin].', []],
  ['Adalimumab is given to patients every two weeks [@class].', []],
  ['Infliximab and tocilizumab are given by infusion [@class].', []],
  ['Ocrelizumab is given to patients twice a year [@birds].', ['birds']],
  ['Ocrelizumab is given to patients twice a year.[@birds] More text.', ['birds']],
  // A citation after a full stop belongs to the sentence before it.
  [
    'Guselkumab clears the skin.[@skin] Ocrelizumab is given to patients twice a year [@birds].',
    ['birds'],
  ],
  ['Ocrelizumab is given to patients twice a year [@bare].', []],
  ['Ocrelizumab is given to patients twice a year [@unknown].', []],
  ['Ocrelizumab is given twice a year [@birds; @bare].', []],
  ['Ocrelizumab is given twice a year [@skin], as terns are seen [@birds].', []],
  ['Ocrelizumab is given [@birds] to patients twice a year.', []],
  ['We measured IL-6 in serum as was done before [@birds].', []],
  ['Was IL-6 ever seen in these birds [@birds]?', []],
  ['Terns are seen on towers in the spring [@birds].', []],
  ['IL-6 [@birds]', []],
  ['IL-31 makes most of these patients itch at night [@skin].', ['skin']],
  ['Cytokines are what drives the disease of the skin [@skin].', []],
  ['Terns nest on towers. Ocrelizumab is given twice a year [@birds].', ['birds']],
  ['Ocrelizumab is given twice a year. Terns are seen on towers [@birds].', []],
];

describe('citations off topic', () => {
  const library = readLibrary();
  const recogniser = makeRecogniser();
  const file = bibliographyOf(bibliography);
  const named = [{ file: 'file:///refs.bib', bibliography: file }];
  const literature = runToEnd(NoteLiterature.gather(library, named));

  for (const [text, keys] of sentences) {
    it(`are ${keys.join(', ') || 'none'} in “${text}”`, () => {
      const found = runToEnd(
        findOffTopicCitations(library, analyseNote(text, recogniser), literature, ({ entries }) => {
          const texts = entries[0]?.entry.readTexts();
          return texts?.abstract ? new Set(readContents(texts, recogniser).entities) : undefined;
        }),
      );
      assert.deepEqual(
        found.map(({ publication }) => publication.key),
        keys,
      );
      for (const { start, end } of found) {
        assert.match(text.slice(start, end), /^\[@\w+\]$/);
      }
    });
  }
});

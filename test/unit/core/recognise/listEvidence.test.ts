import assert from 'node:assert/strict';
import { entityFinder } from '../../support/entitiesIn';

describe('a text shows what its ambiguous names mean', () => {
  const entitiesIn = entityFinder();

  /** The last entity of each text is known by the rest of the text. */
  const shown: Record<string, readonly (readonly [text: string, last: string])[]> = {
    'by a drug with a dose in another sentence': [
      ['RTX 1 g in May. He was off GCs.', 'glucocorticoids'],
    ],
    'by a list of four treatments': [
      ['Notes: CYC, RTX, MMF and AZA', 'azathioprine'],
      ['Notes: ADA, SAR, GUS and BEL', 'belimumab'],
      ['CYC, RTX, MMF and AZA were tried. He was off GCs.', 'glucocorticoids'],
    ],
    'by what is done with a class of drugs': [['GCs were tapered in May.', 'glucocorticoids']],
    'by another class against a target that is given': [
      ['Anti-TNF since 3/24. The anti-IL-23 is new.', 'il-23-inhibitors'],
    ],
    'by a relative three names away in a list': [['MIP-2, TNF, IL-6 and KC rose.', 'cxcl1']],
  };
  for (const [how, texts] of Object.entries(shown)) {
    it(how, () => {
      for (const [text, last] of texts) {
        assert.equal(entitiesIn(text).at(-1), last, text);
      }
    });
  }

  it('by the target of an antibody', () => {
    const text = 'Anti-IL-6 was added to the wells, and il6 fell.';
    assert.deepEqual(entitiesIn(text), ['il-6', 'il-6']);
  });

  const entity = /^(?:il-6|il-10|tnf|tnf-alpha|cxcl2|tacrolimus|tocilizumab|rituximab)$/;
  const notShown: Record<string, readonly string[]> = {
    'by a symbol of two letters with a dose': ['The MP 1 g is a weight. He was off GCs.'],
    'by a dose of what is no drug': ['Tocilizumab helped. LIGHT 20 mg was weighed.'],
    'by a drug of another class': ['Tocilizumab was studied. GCs form in lymph nodes.'],
    'by a relative four names away in a list': ['KC, IL-6, IL-10, TNF and MIP-2 rose.'],
    'by a list with drugs, if it is a cytokine': ['Tacrolimus, KC and rituximab'],
    'by three treatments outside of medicine, also in a list with something else': [
      'CYC, RTX and MMF rose.',
      'IL-6, CYC, RTX and MMF rose.',
      'Cortisol, CYC, RTX and MMF rose.',
    ],
    'by treatments in different sentences': ['AZA fell. RTX is a card. MMF yields rose. CYC ran.'],
    'by two that have many other meanings': ['GA or ABA in a patient'],
  };
  for (const [how, texts] of Object.entries(notShown)) {
    it(`but not ${how}`, () => {
      for (const text of texts) {
        assert.deepEqual(
          entitiesIn(text).filter((id) => !entity.test(id)),
          [],
          text,
        );
      }
    });
  }
});

import assert from 'node:assert/strict';
import { populationIn } from '../../../../src/core/evidence/population';

const cases: readonly (readonly [statement: string, population: string | undefined])[] = [
  [
    'In adults with moderate to severe plaque psoriasis, guselkumab cleared skin more often than placebo.',
    'adults with moderate to severe plaque psoriasis',
  ],
  [
    'Dexamethasone lowered 28-day mortality in hospitalised patients with COVID-19 who received oxygen.',
    'hospitalised patients with COVID-19',
  ],
  [
    'Among 1,600 patients with severe asthma, tezepelumab halved exacerbations.',
    '1,600 patients with severe asthma',
  ],
  ['IL-6 rose in 24 healthy volunteers after exercise.', '24 healthy volunteers'],
  ['Anti-TNF prevented arthritis in mice that lack IL-1Ra.', 'mice'],
  ['IL-17A was not needed in IL-23-deficient mice, unlike IL-22.', 'IL-23-deficient mice'],
  ['IL-1β induced IL-6 in human synovial fibroblasts.', 'human synovial fibroblasts'],
  [
    'TSLP is released from human bronchial epithelial cells when they are injured.',
    'human bronchial epithelial cells',
  ],
  ['Children with systemic JIA improved on canakinumab.', undefined],
  [
    'In early, seropositive rheumatoid arthritis, disease activity fell with abatacept.',
    'early, seropositive rheumatoid arthritis',
  ],
  ['In randomised trials in active lupus, patients on belimumab responded.', 'active lupus'],
  [
    'Of four patients with lupus nephritis on atacicept, two had pneumonia.',
    'four patients with lupus nephritis',
  ],
  ['Responses were seen in patients who had never taken TNF blockers.', 'patients'],
  ['IL-10 is made by many cells.', undefined],
  ['The review sets out what is known of IL-33.', undefined],
  ['', undefined],
];

describe('the population or model of a statement', () => {
  for (const [statement, population] of cases) {
    it(`is ${population ?? 'unknown'} in “${statement}”`, () => {
      assert.equal(populationIn(statement), population);
    });
  }

  it('is a part of the statement', () => {
    for (const [statement] of cases) {
      assert.ok(statement.includes(populationIn(statement) ?? ''));
    }
  });
});

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
  ['Fewer patients with severe COVID-19 were ventilated.', 'patients with severe COVID-19'],
  [
    'IL-23 distinguished patients with multiple sclerosis from controls.',
    'patients with multiple sclerosis',
  ],
  [
    'In children, adolescents and young adults with leukaemia, survival was better.',
    'children, adolescents and young adults with leukaemia',
  ],
  ['No HIV infection was seen among 2134 girls and young women.', '2134 girls and young women'],
  ['People with variants need lower doses.', undefined],
  [
    'Anti-IL-17 was tested in trials of moderate-to-severe psoriasis.',
    'moderate-to-severe psoriasis',
  ],
  ['Tezepelumab was approved for severe asthma in 2021.', 'severe asthma'],
  [
    'Serious infections were rare in relapsed or refractory myeloma.',
    'relapsed or refractory myeloma',
  ],
  [
    'High IL-6 goes with poor outcome in sepsis, influenza and COVID-19.',
    'sepsis, influenza and COVID-19',
  ],
  ['In HIV infection, opportunistic disease and death were no rarer.', 'HIV infection'],
  ['In non-randomised studies, febrile neutropenia was rarer.', undefined],
  ['Carriers had a higher risk of tuberculosis.', undefined],
  [
    'After kidney transplantation, belatacept avoids calcineurin inhibitors.',
    'kidney transplantation',
  ],
  ['In a mouse model of Sjögren’s disease, FLT3L was blocked.', 'mouse model of Sjögren’s disease'],
  ['IL-24 did not kill in melanoma cell lines.', 'melanoma cell lines'],
  ['Patients with lupus have raised FLT3L, say authors of an experiment in mice.', 'mice'],
  [
    'It works in eosinophilic granulomatosis with polyangiitis.',
    'eosinophilic granulomatosis with polyangiitis',
  ],
  ['A part of the prognosis in apoptosis is open.', undefined],
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

  it('is found in a time that grows with the length of the statement only', () => {
    // Each statement takes some ten thousand steps at most, whatever it says; otherwise this would never end.
    for (const words of [
      'in early, ',
      'in a lupus, ',
      'patients with active ',
      'of 12 mice ',
      'in ',
    ]) {
      assert.equal(typeof (populationIn(words.repeat(2000)) ?? ''), 'string');
    }
  });

  it('is a part of the statement', () => {
    for (const [statement] of cases) {
      assert.ok(statement.includes(populationIn(statement) ?? ''));
    }
  });
});

import assert from 'node:assert/strict';
import { type StudyKind, type StudyTexts, studyOf } from '../../../../src/core/literature/study';

/** Titles and the kind of study that they show. */
const titles: readonly (readonly [string, StudyKind])[] = [
  ['Tocilizumab in giant cell arteritis: a meta-analysis of seven trials', 'meta-analysis'],
  ['Systematic review and network meta-analysis of IL-23 inhibitors', 'meta-analysis'],
  ['Interleukin-6 bei Sepsis: eine Metaanalyse', 'meta-analysis'],
  ['Méta-analyse des inhibiteurs du TNF', 'meta-analysis'],
  ['Cytokines in depression: a systematic literature review', 'systematic-review'],
  ['IL-17 blockade: an umbrella review of meta-analyses', 'systematic-review'],
  ['Revisión sistemática de la interleucina 6', 'systematic-review'],
  ['EULAR recommendations for the management of rheumatoid arthritis', 'guideline'],
  ['Clinical practice guideline on atopic dermatitis', 'guideline'],
  ['S3-Leitlinie zur Therapie der Psoriasis vulgaris', 'guideline'],
  ['Adherence to guidelines for sepsis: a cohort study', 'cohort'],
  ['Guselkumab versus adalimumab: a randomised, double-blind trial', 'randomised-trial'],
  ['Double-blind, placebo-controlled study of anakinra in gout', 'randomised-trial'],
  ['Infliximab bei Psoriasis: eine Übersicht', 'review'],
  ['Étude de cohorte du TNF', 'cohort'],
  ['Essai randomisé du tocilizumab', 'randomised-trial'],
  ['Efficacy of anakinra: a review of randomized controlled trials', 'review'],
  ['Post hoc analysis of a randomised trial of secukinumab', 'unknown'],
  ['Study protocol for a randomised trial of anakinra', 'unknown'],
  ['IL-6 and heart disease: a Mendelian randomization study', 'observational'],
  ['A non-randomised comparison of infliximab and etanercept', 'human-experiment'],
  ['Serum IL-18 and outcome in an inception cohort', 'cohort'],
  ['Prospective multicentre study of IL-8 in preterm infants', 'cohort'],
  ['A nested case–control study of TNF and lymphoma', 'observational'],
  ['Retrospective chart review of dupilumab in children', 'observational'],
  ['A cross-sectional survey of CXCL10 in hepatitis', 'observational'],
  ['Tuberculosis after infliximab: a case report and review of the literature', 'case-series'],
  ['Fallbericht: Uveitis unter Etanercept', 'case-series'],
  ['Interleukin-33 drives fibrosis in a mouse model of colitis', 'animal-experiment'],
  ['IL-17A is needed for host defence in neonatal mice', 'animal-experiment'],
  ['Randomised feeding and TNF in aged rats', 'animal-experiment'],
  ['In vitro effects of IL-4 on cultured keratinocytes', 'in-vitro-experiment'],
  ['Recent advances in IL-23 biology', 'review'],
  ['The IL-1 family: an overview', 'review'],
  ['Comment on: a randomised trial of tocilizumab', 'commentary'],
  ['Editorial: blocking IL-5', 'commentary'],
  ['Erratum: a randomised trial of tocilizumab', 'unknown'],
  ['Interleukin-6', 'unknown'],
  ['Peer review of manuscripts on cytokines', 'unknown'],
];

/** Other fields of a publication whose title shows no kind of study. */
const texts: readonly (readonly [StudyTexts, StudyKind])[] = [
  [{ abstract: 'We searched PubMed and Embase for trials of IL-6.' }, 'systematic-review'],
  [{ abstract: 'A random-effects model pooled the trials.' }, 'meta-analysis'],
  [{ abstract: 'A recent meta-analysis found more. In this review, we describe IL-6.' }, 'review'],
  [{ abstract: '416 patients were randomly assigned to guselkumab.' }, 'randomised-trial'],
  [
    { abstract: 'In this phase 3, double-blind trial, patients got dupilumab.' },
    'randomised-trial',
  ],
  [{ abstract: 'Mice were randomly assigned to IL-10.' }, 'animal-experiment'],
  [{ abstract: 'We report a patient with uveitis after etanercept.' }, 'case-series'],
  [{ abstract: 'A 43-year-old woman got infliximab.' }, 'case-series'],
  [{ abstract: 'In this cohort of 300 patients IL-6 rose.' }, 'cohort'],
  [
    { abstract: 'IL-8 was higher in patients with sepsis than in healthy controls.' },
    'observational',
  ],
  [{ abstract: 'HeLa cells were treated with TNF.' }, 'in-vitro-experiment'],
  [{ abstract: 'Healthy volunteers received IL-6.' }, 'human-experiment'],
  [{ abstract: 'IL-6 is a cytokine.' }, 'unknown'],
  [{ genre: 'Systematic Review', title: 'A meta-analysis' }, 'systematic-review'],
  [{ genre: 'Randomized Controlled Trial' }, 'randomised-trial'],
  [{ genre: 'Review; Randomized Controlled Trial, Letter' }, 'randomised-trial'],
  [{ genre: 'Systematic Review; Meta-Analysis' }, 'meta-analysis'],
  [{ genre: 'Journal Article', title: 'A review' }, 'review'],
  [{ type: 'webpage', title: 'Interleukin 6' }, 'web-page'],
  [{ type: 'online', title: 'IL-6', abstract: 'A preprint.' }, 'unknown'],
  [{}, 'unknown'],
];

describe('the kind of study', () => {
  for (const [title, study] of titles) {
    it(`of “${title}” is: ${study}`, () => assert.equal(studyOf({ title }), study));
  }
  for (const [text, study] of texts) {
    it(`of ${JSON.stringify(text)} is: ${study}`, () => assert.equal(studyOf(text), study));
  }
});

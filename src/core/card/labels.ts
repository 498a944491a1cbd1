import { t } from '@vscode/l10n';
import type { RelationKind } from '../library/relations';
import { type EntityKind, type Species, speciesKinds } from '../library/schema';
import type { SpeciesCounts } from '../library/species';
import type { StudyKind } from '../literature/study';

/** The name of a kind of entity in cards and lists. */
export function kindLabel(kind: EntityKind): string {
  switch (kind) {
    case 'cytokine':
      return t('cytokine');
    case 'receptor':
      return t('receptor');
    case 'drug':
      return t('drug');
    case 'protein':
      return t('protein');
    case 'class':
      return t('class');
    case 'term':
      return t('term');
  }
}

/** The name of a species of which the text shows a mention to be. */
export function speciesLabel(species: Species): string {
  switch (species) {
    case 'human':
      return t('human');
    case 'mouse':
      return t('mouse');
    case 'rat':
      return t('rat');
  }
}

/** How many mentions are of which species, each as a text: "mouse: 3". */
export function countsBySpecies(counts: SpeciesCounts = {}): string[] {
  return speciesKinds.flatMap((species) => {
    const count = counts[species];
    return count === undefined ? [] : [t('{0}: {1}', speciesLabel(species), count)];
  });
}

/** The name of a group of entities of one kind. */
export function kindsName(kind: EntityKind): string {
  switch (kind) {
    case 'cytokine':
      return t('Cytokines');
    case 'receptor':
      return t('Receptors');
    case 'drug':
      return t('Drugs');
    case 'protein':
      return t('Other proteins');
    case 'class':
      return t('Classes');
    case 'term':
      return t('Terms');
  }
}

/** The name of a relation, as the heading of the entities in it. */
export function relationLabel(kind: RelationKind): string {
  switch (kind) {
    case 'receptor':
      return t('Binds');
    case 'ligand':
      return t('Bound by');
    case 'target':
      return t('Acts on');
    case 'drug':
      return t('Drugs against it');
    case 'whole':
      return t('Part of');
    case 'part':
      return t('Its parts');
    case 'class':
      return t('Classes');
    case 'member':
      return t('Members');
  }
}

/** The name of a group of publications of one kind of study. */
export function studiesName(study: StudyKind): string {
  switch (study) {
    case 'meta-analysis':
      return t('Meta-analyses');
    case 'systematic-review':
      return t('Systematic reviews');
    case 'guideline':
      return t('Guidelines');
    case 'randomised-trial':
      return t('Randomised trials');
    case 'cohort':
      return t('Cohort studies');
    case 'observational':
      return t('Observational studies');
    case 'case-series':
      return t('Case reports');
    case 'human-experiment':
      return t('Experiments in humans');
    case 'animal-experiment':
      return t('Experiments in animals');
    case 'in-vitro-experiment':
      return t('Experiments in vitro');
    case 'review':
      return t('Reviews');
    case 'commentary':
      return t('Commentaries');
    case 'web-page':
      return t('Web pages');
    case 'unknown':
      return t('Kind of study unknown');
  }
}

/** The name of a kind of study; undefined if it is unknown. */
export function studyLabel(study: StudyKind): string | undefined {
  switch (study) {
    case 'meta-analysis':
      return t('meta-analysis');
    case 'systematic-review':
      return t('systematic review');
    case 'guideline':
      return t('guideline');
    case 'randomised-trial':
      return t('randomised trial');
    case 'cohort':
      return t('cohort study');
    case 'observational':
      return t('observational study');
    case 'case-series':
      return t('case report');
    case 'human-experiment':
      return t('experiment in humans');
    case 'animal-experiment':
      return t('experiment in animals');
    case 'in-vitro-experiment':
      return t('experiment in vitro');
    case 'review':
      return t('review');
    case 'commentary':
      return t('commentary');
    case 'web-page':
      return t('web page');
    case 'unknown':
      return undefined;
  }
}

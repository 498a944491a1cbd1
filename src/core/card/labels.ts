import { t } from '@vscode/l10n';
import type { Tie } from '../library/relations';
import type { EntityKind } from '../library/schema';

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
  }
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
  }
}

/** The name of a relation, as the heading of the entities in it. */
export function relationLabel(tie: Tie): string {
  switch (tie) {
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

import { t } from '@vscode/l10n';
import type { EntityKind } from '../library/schema';

/** What a kind of entity is called in cards and lists. */
export function kindName(kind: EntityKind): string {
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

/** What a group of entities of one kind is called. */
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

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

import { t } from '@vscode/l10n';
import type { Tie } from '../library/relations';

/** What a relation is called, as the heading of the entities that it leads to. */
export function tieName(tie: Tie): string {
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

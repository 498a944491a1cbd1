import { t } from '@vscode/l10n';
import type { Source } from '../library/schema';

/** UTF-16 units of an abstract that a card shows, about as long as a summary. */
const SHOWN = 480;

/** What a card says of a source: the summary, or the beginning of the abstract where there is none. */
export function gistOf({ summary, abstract }: Source): string {
  if (summary || !abstract) {
    return summary ?? t('There is no summary of it yet.');
  }
  return abstract.length <= SHOWN
    ? abstract
    : `${abstract.slice(0, SHOWN).replace(/\s+\S*$/u, '')} …`;
}

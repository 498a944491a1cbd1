import { t } from '@vscode/l10n';
import type { SpeciesCounts } from '../library/species';
import { escapeMarkdown, link } from '../text/escape';
import { countsBySpecies } from './labels';

/** A note that mentions or cites something, and how often. */
export interface NoteCount {
  readonly title: string;
  /** The address of the note in links of pages. */
  readonly link: string;
  readonly count: number;
  /** How many of the mentions the text shows to be of each species. */
  readonly species?: SpeciesCounts;
}

/** Notes as a Markdown list; says so if there are none, or if (undefined) the notes are still being read. */
export function notesList(notes: readonly NoteCount[] | undefined): string {
  if (notes === undefined) {
    return t('The notes of the workspace are still being read.');
  }
  if (notes.length === 0) {
    return t('None of the notes in the workspace.');
  }
  return notes
    .map(({ title, link: address, count, species }) => {
      const note = address ? link(title, address) : escapeMarkdown(title);
      const times = count === 1 ? t('once') : t('{0} times', count);
      return `- ${t('{0}: {1}', note, [times, ...countsBySpecies(species)].join(' · '))}`;
    })
    .join('\n');
}

import { t } from '@vscode/l10n';
import { escapeMarkdown, link } from '../text/escape';

/** A note that mentions or cites something, and how often. */
export interface NoteCount {
  readonly title: string;
  /** The address by which a page opens the note. */
  readonly link: string;
  readonly count: number;
}

/** Notes as a Markdown list; says so if there is none, or if (undefined) the notes are still being read. */
export function notesList(notes: readonly NoteCount[] | undefined): string {
  if (notes === undefined) {
    return t('The notes of the workspace are still being read.');
  }
  if (notes.length === 0) {
    return t('None of the notes in the workspace.');
  }
  return notes
    .map(({ title, link: address, count }) => {
      const note = address ? link(title, address) : escapeMarkdown(title);
      return `- ${t('{0}: {1}', note, count === 1 ? t('once') : t('{0} times', count))}`;
    })
    .join('\n');
}

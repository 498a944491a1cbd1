import * as vscode from 'vscode';
import { placeAtCursor, placeInSentence } from '../../core/cite/placeCitation';
import type { Publication } from '../../core/literature/publication';
import { mentionAt } from '../../core/note/noteAnalysis';
import { bibliographyToStart } from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { confirm } from '../host/statusMessage';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citingEdit } from './citing';
import {
  explainChangedNote,
  explainClosedPlace,
  explainMissingBibliography,
} from './insertCitation';

/** A place in a version of a note, in UTF-16 offsets. */
export interface NotePlace {
  readonly document: vscode.TextDocument;
  readonly version: number;
  readonly offset: number;
  /** Whether the citation is for the sentence around the offset; else it goes to the offset itself. */
  readonly isForSentence: boolean;
}

/** Cites publications at a place that the user has left in the meantime; the note need not know them yet. */
export class PublicationCiter {
  constructor(
    private readonly analyses: NoteAnalyses,
    private readonly literatures: NoteLiteratures,
  ) {}

  /**
   * Adds publications to the bibliography of the note and cites them, in one edit. Creates a bibliography if the note
   * has none.
   * @param beside further changes in the same edit, so that one undo reverts all; with them, no bibliography is created
   * @param tries how often to try: the editor refuses an edit if a file has changed in the meantime
   * @returns whether the edit was made; if not, a message has told the user why
   */
  async cite(
    place: NotePlace,
    publications: readonly Publication[],
    beside?: (edit: vscode.WorkspaceEdit) => void,
    tries = 3,
  ): Promise<boolean> {
    const { document, version, offset, isForSentence } = place;
    const known = await this.literatures.of(document);
    const analysis = await this.analyses.around(document, offset);
    if (document.isClosed || document.version !== version) {
      explainChangedNote();
      return false;
    }
    const sentence = isForSentence
      ? placeInSentence(analysis, mentionAt(analysis, offset)?.start ?? offset)
      : placeAtCursor(analysis, offset);
    if (!sentence) {
      explainClosedPlace();
      return false;
    }
    const newFile = beside ? undefined : bibliographyToStart(document, known);
    const edit = citingEdit(document, analysis, sentence, publications, known, newFile);
    if (!edit) {
      const areKnown = publications.every(
        ({ source, summary }) => source ?? known.literature.sameAs(summary),
      );
      if (areKnown) {
        confirm(vscode.l10n.t('They are already cited here.'));
      } else {
        explainMissingBibliography();
      }
      return areKnown && !beside;
    }
    beside?.(edit);
    const isDone = await vscode.workspace.applyEdit(edit);
    return isDone || tries === 1 ? isDone : this.cite(place, publications, beside, tries - 1);
  }
}

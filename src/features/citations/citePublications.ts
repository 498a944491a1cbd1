import * as vscode from 'vscode';
import type { Publication } from '../../core/literature/publication';
import { bibliographyToStart } from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { confirm } from '../host/statusMessage';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { applyToCurrent, citingEdit, currentOffset, type PlaceToCite, placeToCite } from './citing';
import {
  explainChangedNote,
  explainClosedPlace,
  explainMissingBibliography,
} from './insertCitation';

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
   * @returns whether the edit was made; if not, a message has told the user why
   */
  async cite(
    place: PlaceToCite,
    publications: readonly Publication[],
    beside?: (edit: vscode.WorkspaceEdit) => void,
  ): Promise<boolean> {
    const { document, isForSentence } = place;
    let areCited = false;
    const isDone = await applyToCurrent(document, this.literatures, async (known) => {
      const offset = currentOffset(place);
      if (offset === undefined) {
        return explainChangedNote();
      }
      const analysis = await this.analyses.around(document, offset);
      const sentence = placeToCite(analysis, offset, isForSentence);
      if (!sentence) {
        return explainClosedPlace();
      }
      const newFile = beside ? undefined : bibliographyToStart(document, known);
      const edit = citingEdit(document, analysis, sentence, publications, known, newFile);
      if (edit) {
        beside?.(edit);
        return edit;
      }
      areCited = publications.every(
        ({ source, summary }) => source ?? known.literature.sameAs(summary),
      );
      return areCited
        ? confirm(vscode.l10n.t('They are already cited here.'))
        : explainMissingBibliography();
    });
    if (isDone === false) {
      explainChangedNote();
    }
    return isDone ?? (areCited && !beside);
  }
}

import * as vscode from 'vscode';
import { citationsOf } from '../../core/cite/noteCitations';
import { placeAtCursor } from '../../core/cite/placeCitation';
import type { CitationKey } from '../../core/library/schema';
import { type Publication, publicationOf } from '../../core/literature/publication';
import { mentionAt } from '../../core/note/noteAnalysis';
import { publicationsOf } from '../../core/views/treeNodes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHOOSE_SOURCES, INSERT_CITATION } from '../host/commands';
import { documentAt } from '../host/documents';
import { toOffset } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote, LastNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { PublicationPicker } from '../pages/pickPublication';
import { applyToCurrent, citingEdit, currentOffset, type PlaceToCite, placeToCite } from './citing';

/**
 * Inserts citations: sources that the user chooses for the mention at the cursor, or a given source at the
 * cursor.
 */
export function registerCitationCommands(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  picker: PublicationPicker,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const lastNote = new LastNote();
  const chooseSources = async (uri?: vscode.Uri, mentionOffset?: number, query?: string) => {
    const document = uri ? await documentAt(uri) : activeNote()?.document;
    const offset = mentionOffset ?? cursorOffset();
    if (!document || offset === undefined) {
      return explainMissingNote();
    }
    const start = { document, text: document.getText(), offset };
    const { literature } = await literatures.of(document);
    const now = currentOffset(start);
    if (now === undefined) {
      return explainChangedNote();
    }
    const analysis = await analyses.around(document, now);
    // A quick fix passes the sentence to cite for; the cursor says where the citation goes.
    const isForSentence = mentionOffset !== undefined || mentionAt(analysis, now) !== undefined;
    const place = placeToCite(analysis, now, isForSentence);
    if (!place) {
      return explainClosedPlace();
    }
    const cited = new Set(place.group && citationsOf(analysis, literature).keysOf(place.group));
    const publications = await picker.pickMany(
      { document, analysis, literature, offset: now, at: place.at, cited },
      query,
    );
    if (publications.length > 0) {
      await citeChosen({ ...start, isForSentence }, publications);
    }
  };

  /** Cites what the user chose, in the current text: the note may have changed while the list was open. */
  const citeChosen = async (start: PlaceToCite, publications: readonly Publication[]) => {
    const { document, isForSentence } = start;
    const isDone = await applyToCurrent(document, literatures, async (known) => {
      const offset = currentOffset(start);
      if (offset === undefined) {
        return explainChangedNote();
      }
      const analysis = await analyses.around(document, offset);
      const place = placeToCite(analysis, offset, isForSentence);
      return place
        ? citingEdit(document, analysis, place, publications, known)
        : explainClosedPlace();
    });
    if (isDone === false) {
      explainChangedNote();
    }
  };

  const insertCitation = async (target?: CitationKey | object, selected?: unknown) => {
    const publications = await publicationsFor(target, selected, library, picker);
    if (publications.length === 0) {
      return;
    }
    const editor = activeNote() ?? (await lastNote.show());
    if (!editor) {
      return explainMissingNote();
    }
    const { document } = editor;
    const isDone = await applyToCurrent(document, literatures, async (known) => {
      const offset = toOffset(document, editor.selection.active);
      const analysis = await analyses.around(document, offset);
      const place = placeAtCursor(analysis, offset);
      if (!place) {
        return explainClosedPlace();
      }
      const edit = citingEdit(document, analysis, place, publications, known);
      const isKnown = publications.some(
        ({ source, summary }) => source ?? known.literature.sameAs(summary),
      );
      return edit ?? (isKnown ? undefined : explainMissingBibliography());
    });
    if (isDone === false) {
      explainChangedNote();
    }
  };

  return vscode.Disposable.from(
    lastNote,
    vscode.commands.registerCommand(CHOOSE_SOURCES, chooseSources),
    vscode.commands.registerCommand(INSERT_CITATION, insertCitation),
  );
}

async function publicationsFor(
  target: unknown,
  selected: unknown,
  library: WorkspaceLibrary,
  picker: PublicationPicker,
): Promise<Publication[]> {
  const ofTree = publicationsOf(target, selected);
  if (ofTree.length > 0) {
    return ofTree;
  }
  if (typeof target === 'string') {
    const source = library.latest.source(target);
    return source ? [publicationOf(source)] : [];
  }
  const publication = await picker.shownOrPicked();
  return publication ? [publication] : [];
}

function cursorOffset(): number | undefined {
  const editor = activeNote();
  return editor && toOffset(editor.document, editor.selection.active);
}

function explainMissingNote(): undefined {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Open a Markdown note and put the cursor where the citation belongs.'),
  );
}

/** Says that no citation can be at the cursor. */
export function explainClosedPlace(): undefined {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'A citation cannot be inserted here: move the cursor out of the code, math or front matter.',
    ),
  );
}

/** Says that the place of a citation is no longer known. */
export function explainChangedNote(): undefined {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The note has changed: put the cursor where the citation belongs, and try again.',
    ),
  );
}

/** Says that the note has no bibliography that anything can be added to. */
export function explainMissingBibliography(): undefined {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The note has no bibliography that this entry could be added to: name a .bib file in its front matter.',
    ),
  );
}

import * as vscode from 'vscode';
import { citationsOf } from '../../core/cite/noteCitations';
import { placeAtCursor, placeInSentence } from '../../core/cite/placeCitation';
import type { CitationKey } from '../../core/library/schema';
import { type Publication, publicationOf } from '../../core/literature/publication';
import { blockAt, mentionAt } from '../../core/note/analyseNote';
import { contextOf } from '../../core/note/noteContext';
import { publicationsOf } from '../../core/views/treeNodes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHOOSE_SOURCES, INSERT_CITATION } from '../host/commands';
import { documentAt } from '../host/documents';
import { toOffset } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote, LastNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { SourcePicker } from '../pages/pickSource';
import { citingEdit } from './citing';

/**
 * Inserts citations: sources that the user chooses for the mention at the cursor, or a given source at the
 * cursor.
 */
export function registerCitationCommands(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  picker: SourcePicker,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const lastNote = new LastNote();
  const chooseSources = async (uri?: vscode.Uri, mentionOffset?: number) => {
    const document = uri ? await documentAt(uri) : activeNote()?.document;
    const offset = mentionOffset ?? cursorOffset();
    if (!document || offset === undefined) {
      return explainMissingNote();
    }
    const analysis = await analyses.around(document, offset);
    const mention = mentionAt(analysis, offset);
    const place = mention
      ? placeInSentence(analysis, mention.start)
      : placeAtCursor(analysis, offset);
    if (!place) {
      return explainClosedPlace();
    }
    const block = blockAt(analysis, offset);
    const version = document.version;
    const known = await literatures.of(document);
    const sources = await picker.pickMany({
      context: block
        ? contextOf(analysis, block, library.recogniser)
        : { entities: new Map(), topics: new Map() },
      entity: mention?.entity,
      cited: new Set(place.group && citationsOf(analysis, known.literature).keysOf(place.group)),
    });
    const edit = citingEdit(
      document,
      analysis,
      place,
      sources.map((source) => publicationOf(source)),
      known,
    );
    if (edit && document.version === version) {
      await vscode.workspace.applyEdit(edit);
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
    const { document, selection } = editor;
    const offset = toOffset(document, selection.active);
    const analysis = await analyses.around(document, offset);
    const place = placeAtCursor(analysis, offset);
    if (!place) {
      return explainClosedPlace();
    }
    const known = await literatures.of(document);
    const edit = citingEdit(document, analysis, place, publications, known);
    if (edit) {
      await vscode.workspace.applyEdit(edit);
    } else if (
      !publications.some(({ source, summary }) => source ?? known.literature.sameAs(summary))
    ) {
      explainMissingBibliography();
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
  picker: SourcePicker,
): Promise<Publication[]> {
  const ofTree = publicationsOf(target, selected);
  if (ofTree.length > 0) {
    return ofTree;
  }
  const source =
    typeof target === 'string' ? library.latest.source(target) : await picker.shownOrPicked();
  return source ? [publicationOf(source)] : [];
}

function cursorOffset(): number | undefined {
  const editor = activeNote();
  return editor && toOffset(editor.document, editor.selection.active);
}

function explainMissingNote(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Open a Markdown note and put the cursor where the citation belongs.'),
  );
}

function explainClosedPlace(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'A citation cannot be inserted here: move the cursor out of the code, math or front matter.',
    ),
  );
}

function explainMissingBibliography(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'The note has no bibliography that this entry could be added to: name a .bib file in its front matter.',
    ),
  );
}

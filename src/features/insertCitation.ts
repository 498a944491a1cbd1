import * as vscode from 'vscode';
import { citationsOf } from '../core/cite/noteCitations';
import { placeAtCursor, placeInSentence } from '../core/cite/placeCitation';
import type { CitationKey } from '../core/library/schema';
import { blockAt, mentionAt } from '../core/note/analyseNote';
import { contextOf } from '../core/note/noteContext';
import { citingEdit } from './citingEdit';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import type { NoteCitables } from './noteCitables';
import type { SourcePicker } from './pickSource';
import { toOffset } from './positions';
import { isSourceNode } from './topicsTree';
import type { WorkspaceLibrary } from './workspaceLibrary';

export const CHOOSE_SOURCES = 'cytonote.chooseSources';
const INSERT_CITATION = 'cytonote.insertCitation';

/** Inserts citations: chosen for the mention at the cursor, or of a given source at the cursor. */
export function registerCitationCommands(
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
  picker: SourcePicker,
  citables: NoteCitables,
): vscode.Disposable {
  const chooseSources = async (uri?: vscode.Uri, mentionOffset?: number) => {
    const document = uri ? await vscode.workspace.openTextDocument(uri) : activeNote()?.document;
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
    const known = await citables.of(document);
    const sources = await picker.pickMany({
      context: block
        ? contextOf(analysis, block, current.recogniser)
        : { entities: new Map(), topics: new Map() },
      entity: mention?.entity,
      cited: new Set(place.group && citationsOf(analysis, known.references).keysOf(place.group)),
    });
    const edit = citingEdit(document, analysis, place, sources, known);
    if (edit && document.version === version) {
      await vscode.workspace.applyEdit(edit);
    }
  };

  const insertCitation = async (target?: CitationKey | object) => {
    const key = isSourceNode(target) ? target.source.key : target;
    const source = typeof key === 'string' ? current.library.source(key) : await picker.pickOne();
    const document = activeNote()?.document;
    const offset = cursorOffset();
    if (!source) {
      return;
    }
    if (!document || offset === undefined) {
      return explainMissingNote();
    }
    const analysis = await analyses.around(document, offset);
    const place = placeAtCursor(analysis, offset);
    if (!place) {
      return explainClosedPlace();
    }
    const edit = citingEdit(document, analysis, place, [source], await citables.of(document));
    if (edit) {
      await vscode.workspace.applyEdit(edit);
    }
  };

  return vscode.Disposable.from(
    vscode.commands.registerCommand(CHOOSE_SOURCES, chooseSources),
    vscode.commands.registerCommand(INSERT_CITATION, insertCitation),
  );
}

/** The editor of the note that has the focus, or of one beside what has it, such as a source page. */
function activeNote(): vscode.TextEditor | undefined {
  const { activeTextEditor, visibleTextEditors } = vscode.window;
  return [activeTextEditor, ...visibleTextEditors].find(
    (editor) => editor && vscode.languages.match(noteSelector, editor.document) > 0,
  );
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
      'A citation cannot stand here: move the cursor out of the code, math or front matter.',
    ),
  );
}

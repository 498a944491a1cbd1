import * as vscode from 'vscode';
import { mentionAt } from '../../core/note/noteAnalysis';
import { silenceHere, silenceInNote, termOf } from '../../core/note/silenceTerm';
import type { TextEdit } from '../../core/text/edits';
import { SILENCE_TERM } from '../host/commands';
import { isNote, noteSelector } from '../host/documents';
import { toOffset, toWorkspaceEdit } from '../host/positions';
import { silenceEverywhere } from '../host/settings';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** The scheme of notebook cells, which have no front matter. */
const CELL_SCHEME = 'vscode-notebook-cell';

/** Offers to silence the mention at the cursor: there, in the whole note, or in all notes. */
export function registerSilenceActions(analyses: NoteAnalyses): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    range: vscode.Range,
    _: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    const offset = toOffset(document, range.start);
    const analysis = await analyses.around(document, offset);
    const mention = mentionAt(analysis, offset);
    if (!mention || token.isCancellationRequested) {
      return [];
    }
    const term = termOf(mention);
    const isCell = document.uri.scheme === CELL_SCHEME;
    const inNote = isCell ? undefined : silenceInNote(analysis, term);
    return [
      editing(document, vscode.l10n.t('Silence {0} here', term), silenceHere(mention)),
      ...(inNote
        ? [editing(document, vscode.l10n.t('Silence {0} in this note', term), inNote)]
        : []),
      silencingEverywhere(term),
    ];
  };
  const silenceTerm = async (term?: string) => {
    const silenced = term ?? (await termAtCursor(analyses));
    if (silenced) {
      await silenceEverywhere(silenced);
    } else {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing is recognised at the cursor.'),
      );
    }
  };
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(
      noteSelector,
      { provideCodeActions },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
    vscode.commands.registerCommand(SILENCE_TERM, silenceTerm),
  );
}

function editing(document: vscode.TextDocument, title: string, edit: TextEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = toWorkspaceEdit(document, edit);
  return action;
}

function silencingEverywhere(term: string): vscode.CodeAction {
  const title = vscode.l10n.t('Silence {0} everywhere', term);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: SILENCE_TERM, title, arguments: [term] };
  return action;
}

/** The term of the mention at the cursor of the active editor. */
async function termAtCursor(analyses: NoteAnalyses): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isNote(editor.document)) {
    return undefined;
  }
  const offset = toOffset(editor.document, editor.selection.active);
  const mention = mentionAt(await analyses.around(editor.document, offset), offset);
  return mention && termOf(mention);
}

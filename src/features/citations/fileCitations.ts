import * as vscode from 'vscode';
import { publicationOf } from '../../core/cite/citable';
import {
  addToBibliography,
  startBibliography,
  writableFile,
} from '../bibliographies/bibliographyEdits';
import type { NoteCitables } from '../bibliographies/noteCitables';
import { noteSelector } from '../host/documents';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citationAt } from './citing';

/** Offers to add a cited source of the library to the bibliography of the note, or to start one with it. */
export function registerCitationFiling(
  analyses: NoteAnalyses,
  citables: NoteCitables,
): vscode.Disposable {
  const provideCodeActions = async (document: vscode.TextDocument, range: vscode.Range) => {
    const found = await citationAt(document, range.start, analyses, citables);
    if (!found) {
      return [];
    }
    const { key, known } = found;
    const citable = known.references.citable(key);
    if (!citable?.source || citable.filed) {
      return [];
    }
    const file = writableFile(known);
    if (file) {
      const edit = new vscode.WorkspaceEdit();
      addToBibliography(edit, [citable], known);
      return [action(vscode.l10n.t('Add @{0} to {1}', key, file), edit)];
    }
    const edit =
      known.files.length === 0 && known.found.by !== 'note'
        ? startBibliography(document, publicationOf(citable.source))
        : undefined;
    return edit ? [action(vscode.l10n.t('Start references.bib with @{0}', key), edit)] : [];
  };
  return vscode.languages.registerCodeActionsProvider(
    noteSelector,
    { provideCodeActions },
    { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
  );
}

function action(title: string, edit: vscode.WorkspaceEdit): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = edit;
  return action;
}

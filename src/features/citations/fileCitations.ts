import * as vscode from 'vscode';
import { publicationOf } from '../../core/literature/publication';
import {
  addToBibliography,
  startBibliography,
  writableFile,
} from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citationAt } from './citing';

/** Offers to add a cited source of the library to the bibliography of the note, or to start one with it. */
export function registerCitationFiling(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideCodeActions = async (document: vscode.TextDocument, range: vscode.Range) => {
    const found = await citationAt(document, range.start, analyses, literatures);
    if (!found) {
      return [];
    }
    const { key, known } = found;
    const publication = known.literature.publication(key);
    if (!publication?.source || publication.entries.length > 0) {
      return [];
    }
    const file = writableFile(known);
    if (file) {
      const edit = new vscode.WorkspaceEdit();
      addToBibliography(edit, [publication], known);
      return [action(vscode.l10n.t('Add @{0} to {1}', key, file), edit)];
    }
    const edit =
      known.files.length === 0 && known.found.by !== 'note'
        ? startBibliography(document, publicationOf(publication.source))
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

import * as vscode from 'vscode';
import type { CitationKey } from '../../core/library/schema';
import {
  addToBibliography,
  bibliographyToStart,
  nameOfWritableFile,
  startBibliography,
} from '../bibliographies/bibliographyEdits';
import type { NoteLiteratures, OpenNoteLiterature } from '../bibliographies/noteLiteratures';
import { FILE_CITATION } from '../host/commands';
import { DeferredAction, resolveCodeAction } from '../host/deferredAction';
import { noteSelector } from '../host/documents';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { citationAt } from './citing';

/**
 * Offers to add a cited source of the library, or of Zotero, to the bibliography of the note, or to create a
 * bibliography with it.
 */
export function registerCitationFiling(
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const provideCodeActions = async (
    document: vscode.TextDocument,
    { start }: vscode.Range,
    _: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ) => {
    const filing = await filingAt(document, start, analyses, literatures);
    if (!filing || token.isCancellationRequested) {
      return [];
    }
    const makeEdit = async (chosen: vscode.CancellationToken) => {
      // The note or its bibliography may have changed since the editor showed the menu.
      const now = await filingAt(document, start, analyses, literatures);
      return now?.title === filing.title && !chosen.isCancellationRequested
        ? now.makeEdit()
        : undefined;
    };
    return [new DeferredAction(filing.title, vscode.CodeActionKind.QuickFix, makeEdit)];
  };
  /** Adds the publication of a completed key to the bibliography. */
  const file = async (uri: vscode.Uri, key: CitationKey) => {
    const document = await vscode.workspace.openTextDocument(uri);
    const filing = filingOf(document, key, await literatures.of(document));
    if (filing) {
      await vscode.workspace.applyEdit(filing.makeEdit());
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(FILE_CITATION, file),
    vscode.languages.registerCodeActionsProvider(
      noteSelector,
      { provideCodeActions, resolveCodeAction },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

interface Filing {
  readonly title: string;
  readonly makeEdit: () => vscode.WorkspaceEdit;
}

async function filingAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): Promise<Filing | undefined> {
  const found = await citationAt(document, position, analyses, literatures);
  return found && filingOf(document, found.key, found.known);
}

function filingOf(
  document: vscode.TextDocument,
  key: CitationKey,
  known: OpenNoteLiterature,
): Filing | undefined {
  const publication = known.literature.publication(key);
  // Zotero may have the entry under another key, which is not the key that the note cites.
  if (publication?.key !== key || publication.entries.length > 0) {
    return undefined;
  }
  const file = nameOfWritableFile(known);
  if (file) {
    return {
      title: vscode.l10n.t('Add @{0} to {1}', key, file),
      makeEdit: () => {
        const edit = new vscode.WorkspaceEdit();
        addToBibliography(edit, [publication], known);
        return edit;
      },
    };
  }
  const uri = bibliographyToStart(document, known);
  return (
    uri && {
      title: vscode.l10n.t('Create references.bib with @{0}', key),
      makeEdit: () => startBibliography(uri, publication),
    }
  );
}

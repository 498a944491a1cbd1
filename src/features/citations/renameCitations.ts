import * as vscode from 'vscode';
import { renameKey } from '../../core/bibliography/editBibliography';
import { rangeOfKey } from '../../core/citation/citation';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import { isWritableKey, isWrittenAsKey, renameCitedKey } from '../../core/cite/renameCitedKey';
import { ownBibliographies } from '../../core/files/noteProject';
import type { Publication } from '../../core/literature/publication';
import { messageText } from '../../core/text/escape';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import { rangesIn, toRange } from '../host/positions';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { type ReadNote, readNotes } from '../notes/readNotes';
import { citationAt, type KeyedCitation } from './citing';

/**
 * Renames a key in the bibliography, and in all notes in which it means the same entry. A note with another
 * bibliography may use the same key for something else; it keeps the key.
 */
export function registerCitationRename(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
  index: WorkspaceIndex,
): vscode.Disposable {
  const referencesOf = async ({ uri, analysis }: ReadNote): Promise<NoteLiterature> => {
    const own = ownBibliographies(analysis.frontMatter);
    const { files } = await literatures.bibliographiesOf(uri, own);
    return literatures.literatureOf(files, { uri, analysis });
  };
  const prepareRename = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ) => {
    const found = await citationAt(document, position, analyses, literatures);
    if (token.isCancellationRequested) {
      return undefined;
    }
    if (!found || !isWrittenAsKey(found.citation, found.key)) {
      throw new Error(vscode.l10n.t('There is no citation key here.'));
    }
    const { citation, known } = found;
    const publication = known.literature.publication(found.key);
    if (publication && publication.entries.length === 0) {
      throw new Error(vscode.l10n.t('The keys of Cytonote’s dataset cannot be renamed.'));
    }
    if (publication?.entries[0]?.file === document.uri.toString()) {
      throw new Error(vscode.l10n.t('The note itself has this reference: rename the key there.'));
    }
    const range = toRange(document, rangeOfKey(document.getText(), citation));
    return { range, placeholder: citation.key };
  };
  const provideRenameEdits = async (
    document: vscode.TextDocument,
    position: vscode.Position,
    newKey: string,
    token: vscode.CancellationToken,
  ) => {
    const found = await citationAt(document, position, analyses, literatures);
    if (!found || newKey === found.key || token.isCancellationRequested) {
      return undefined;
    }
    if (!isWritableKey(newKey)) {
      throw new Error(messageText(vscode.l10n.t('“{0}” cannot be a citation key.', newKey)));
    }
    const publication = found.known.literature.publication(found.key);
    const edit = new vscode.WorkspaceEdit();
    await index.ready;
    const citing = index.notes.notesNaming({ by: 'key', name: found.key });
    for await (const note of readNotes(citing, library, analyses, token)) {
      const changes = renameCitedKey(note.analysis, found.key, newKey);
      const literature = changes.length > 0 ? await referencesOf(note) : undefined;
      if (!literature || !isSameEntry(literature.publication(found.key), publication)) {
        continue;
      }
      // Renaming an unknown key to the key of a publication fixes it.
      if (publication && literature.publication(newKey)) {
        throw new Error(messageText(vscode.l10n.t('“{0}” is the key of another source.', newKey)));
      }
      const toRange = rangesIn(note.analysis.text);
      changes.forEach((change) => {
        edit.replace(note.uri, toRange(change), change.text);
      });
    }
    renameInFiles(edit, found, newKey);
    return edit;
  };
  return vscode.languages.registerRenameProvider(noteSelector, {
    prepareRename,
    provideRenameEdits,
  });
}

function isSameEntry(some: Publication | undefined, other: Publication | undefined): boolean {
  return some?.entries[0]?.file === other?.entries[0]?.file && Boolean(some) === Boolean(other);
}

function renameInFiles(
  edit: vscode.WorkspaceEdit,
  { key, known: { files, literature } }: KeyedCitation,
  newKey: string,
): void {
  const file = literature.publication(key)?.entries[0]?.file;
  for (const { uri, text, bibliography } of files.filter((it) => it.uri.toString() === file)) {
    const toRange = rangesIn(text);
    for (const change of renameKey(bibliography, key, newKey)) {
      edit.replace(uri, toRange(change), change.text);
    }
  }
}

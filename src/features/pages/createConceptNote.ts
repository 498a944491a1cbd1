import * as vscode from 'vscode';
import { conceptNotePath, newConceptNote } from '../../core/noteIndex/newConceptNote';
import { CREATE_CONCEPT_NOTE } from '../host/commands';
import { columnBesidePage } from '../host/documents';
import { conceptNoteFolder } from '../host/settings';
import { hasLibraryFolder, libraryFolder, openOrCreate } from '../library/libraryFolders';
import { activeNote } from '../notes/activeNote';
import type { NoteMentions } from './noteMentions';
import type { EntityPicker } from './pickEntity';

/** Opens the user's own note on an entity, and creates it where there is none. */
export function registerConceptNotes(
  mentions: NoteMentions,
  picker: EntityPicker,
): vscode.Disposable {
  const create = async (target?: unknown) => {
    const entity = await picker.entityFor(target, vscode.l10n.t('Create a concept note about'));
    if (!entity) {
      return;
    }
    await mentions.soon;
    const known = mentions.conceptNote(entity.id);
    if (known) {
      await vscode.window.showTextDocument(known.uri, { viewColumn: columnBesidePage() });
      return;
    }
    const folder = hasLibraryFolder() && (await libraryFolder(activeNote()?.document.uri));
    if (!folder) {
      return;
    }
    const path = conceptNotePath(conceptNoteFolder(folder.uri), entity);
    const uri = vscode.Uri.joinPath(folder.uri, path);
    const document = await openOrCreate(uri, newConceptNote(entity));
    const editor = await vscode.window.showTextDocument(document, columnBesidePage());
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
  };
  return vscode.commands.registerCommand(CREATE_CONCEPT_NOTE, create);
}

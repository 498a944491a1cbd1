import * as vscode from 'vscode';
import { writeBibtex } from '../../core/bibliography/bibtex/writeBibtex';
import { type FiledCitations, fileCitations, writableFile } from '../../core/cite/fileCitations';
import type { Publication } from '../../core/literature/publication';
import { foldersOf } from '../host/editorFiles';
import { lengthOf } from '../host/positions';
import type { ReadFile } from './bibliographyFiles';
import type { OpenNoteLiterature } from './noteLiteratures';

/** The bibliography that a note which has none is offered, beside it. */
const NEW_FILE = 'references.bib';

/**
 * Adds to an edit what the bibliography of a note lacks of some publications. An entry of some other
 * bibliography that cannot be added to that of the note is not cited.
 */
export function addToBibliography(
  edit: vscode.WorkspaceEdit,
  publications: readonly Publication[],
  { literature, files }: OpenNoteLiterature,
): FiledCitations {
  const writable = writableFile(files);
  const file = writable && isUpToDate(writable) ? writable : undefined;
  const filed = fileCitations(publications, literature, file);
  if (file && filed.addition) {
    edit.replace(file.uri, file.toRange(filed.addition), filed.addition.text);
  }
  return filed;
}

/** The name of the file to which {@link addToBibliography} adds, if there is one. */
export function nameOfWritableFile({ files }: OpenNoteLiterature): string | undefined {
  return writableFile(files)?.uri.path.split('/').at(-1);
}

/** Where a bibliography is made beside a note which has none; undefined where it has no place. */
export function newBibliography(document: vscode.TextDocument): vscode.Uri | undefined {
  const [folder] = foldersOf(document.uri);
  return folder && vscode.Uri.joinPath(folder, NEW_FILE);
}

/** The edit that makes a bibliography of one entry. */
export function startBibliography(
  uri: vscode.Uri,
  { reference }: Publication,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const entry = `${writeBibtex(reference, reference.id)}\n`;
  edit.createFile(uri, { contents: new TextEncoder().encode(entry), ignoreIfExists: true });
  return edit;
}

/** Whether a file is still what was read, where an editor has it open. */
function isUpToDate({ uri, text }: ReadFile): boolean {
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  return !open || (lengthOf(open) === text.length && open.getText() === text);
}

import * as vscode from 'vscode';
import { writeBibtex } from '../../core/bibliography/bibtex/writeBibtex';
import type { BibliographyText } from '../../core/bibliography/editBibliography';
import { type FiledCitations, fileCitations, writableFile } from '../../core/cite/fileCitations';
import type { Publication } from '../../core/literature/publication';
import { openDocument } from '../host/documents';
import { foldersOf } from '../host/editorFiles';
import { bytesOfNewFile, encodingRefusal, explainRefusal } from '../host/fileTexts';
import { lengthOf } from '../host/positions';
import type { ReadFile } from './bibliographyFiles';
import type { OpenNoteLiterature } from './noteLiteratures';

/** The name of a new bibliography, beside a note that has none. */
const NEW_FILE = 'references.bib';

/**
 * Adds to an edit the entries that the bibliography of a note lacks. Does not cite an entry of another
 * bibliography if it cannot be added to the bibliography of the note.
 *
 * @param newFile the bibliography that the edit creates where the note has none; without it, it creates none
 */
export function addToBibliography(
  edit: vscode.WorkspaceEdit,
  publications: readonly Publication[],
  { literature, files }: OpenNoteLiterature,
  newFile?: vscode.Uri,
): FiledCitations {
  const writable = writableFile(files);
  const file = writable && isUpToDate(writable) ? fileToEdit(writable) : undefined;
  const created = files.length === 0 ? newFile : undefined;
  const filed = fileCitations(publications, literature, created ? emptyFile : file);
  if (created && filed.addition) {
    const contents = bytesOfNewFile(created, filed.addition.text);
    edit.createFile(created, { contents, ignoreIfExists: true });
  } else if (file && filed.addition) {
    edit.replace(file.uri, file.toRange(filed.addition), filed.addition.text);
  }
  const isLacking = filed.keys.length < publications.length;
  const refusal = writable && !writable.encoding && isLacking ? encodingRefusal() : filed.refusal;
  if (writable && refusal) {
    explainRefusal(writable.uri, refusal);
  }
  return filed;
}

/** What a new bibliography holds before anything is added to it. */
const emptyFile: BibliographyText = {
  text: '',
  bibliography: { format: 'bibtex', entries: [], problems: [] },
};

function fileToEdit({ encoding, ...file }: ReadFile) {
  return encoding && { ...file, encoding };
}

function nameOf({ uri }: ReadFile): string {
  return uri.path.split('/').at(-1) ?? '';
}

/** The name of the file to which {@link addToBibliography} adds, if there is one. */
export function nameOfWritableFile({ files }: OpenNoteLiterature): string | undefined {
  const file = writableFile(files);
  return file && nameOf(file);
}

/** The address of a new bibliography beside a note that has none; undefined if the note is in no folder. */
function newBibliography(document: vscode.TextDocument): vscode.Uri | undefined {
  const [folder] = foldersOf(document.uri);
  return folder && vscode.Uri.joinPath(folder, NEW_FILE);
}

/**
 * The address of the bibliography that is created for a note when the first entry is added; undefined where the
 * note has a bibliography, or names one that is missing.
 */
export function bibliographyToStart(
  document: vscode.TextDocument,
  { files, found }: OpenNoteLiterature,
): vscode.Uri | undefined {
  return files.length === 0 && found.by !== 'note' ? newBibliography(document) : undefined;
}

/** The edit that creates a bibliography with one entry. */
export function startBibliography(
  uri: vscode.Uri,
  { reference, key }: Publication,
): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  const entry = `${writeBibtex(reference, key)}\n`;
  edit.createFile(uri, { contents: bytesOfNewFile(uri, entry), ignoreIfExists: true });
  return edit;
}

/** Whether a file still has the text that was read, if an editor has it open. */
export function isUpToDate({ uri, text }: ReadFile): boolean {
  const open = openDocument(uri);
  return !open || (lengthOf(open) === text.length && open.getText() === text);
}

import * as vscode from 'vscode';
import { isWritable } from '../core/bibliography/addEntry';
import { addSources } from '../core/bibliography/addSources';
import { writeBibtex } from '../core/bibliography/writeBibtex';
import { referenceOf } from '../core/cite/sourceReference';
import type { CitationKey, Source } from '../core/library/schema';
import type { ReadFile } from './bibliographyFiles';
import { foldersOf } from './findBibliographies';
import type { Citables } from './noteCitables';
import { rangesIn } from './positions';

/** The bibliography that a note which has none is offered, beside it. */
const NEW_FILE = 'references.bib';

/**
 * Adds to an edit what the bibliography of a note lacks of some sources.
 *
 * @returns the keys under which the sources are to be cited
 */
export function addToBibliography(
  edit: vscode.WorkspaceEdit,
  sources: readonly Source[],
  { references, files }: Citables,
): CitationKey[] {
  const file = files.find(({ bibliography }) => isWritable(bibliography.format));
  const isFiled = (source: Source) => references.citable(references.keyOf(source))?.filed;
  if (!file || !isUpToDate(file)) {
    return sources.map((source) => references.keyOf(source));
  }
  const keys = sources.map((source) => references.keyOf(source));
  const missing = sources.flatMap((source) =>
    isFiled(source) ? [] : [{ ...referenceOf(source), id: references.keyOf(source) }],
  );
  const change = addSources(file, missing);
  if (change) {
    const { from, to, text } = change;
    edit.replace(file.uri, rangesIn(file.text)({ start: from, end: to }), text);
  }
  return keys;
}

/** The name of the file to which {@link addToBibliography} adds, if there is one. */
export function writableFile({ files }: Citables): string | undefined {
  const file = files.find(({ bibliography }) => isWritable(bibliography.format));
  return file?.uri.path.split('/').at(-1);
}

/** The edit that makes a bibliography beside a note which has none; undefined where it has no place. */
export function startBibliography(
  document: vscode.TextDocument,
  source: Source,
): vscode.WorkspaceEdit | undefined {
  const [folder] = foldersOf(document);
  if (!folder) {
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  const entry = `${writeBibtex(referenceOf(source), source.key)}\n`;
  edit.createFile(vscode.Uri.joinPath(folder, NEW_FILE), {
    contents: new TextEncoder().encode(entry),
    ignoreIfExists: true,
  });
  return edit;
}

/** Whether a file is still what was read, where an editor has it open. */
function isUpToDate({ uri, text }: ReadFile): boolean {
  const open = vscode.workspace.textDocuments.find((it) => it.uri.toString() === uri.toString());
  return !open || open.getText() === text;
}

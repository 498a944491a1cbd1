import * as vscode from 'vscode';
import { writeBibtex } from '../../core/bibliography/bibtex/writeBibtex';
import { addSources, isWritable } from '../../core/bibliography/editBibliography';
import type { ReferenceLookup } from '../../core/citation/resolveCitation';
import { type NoteLiterature, withReferences } from '../../core/cite/noteLiterature';
import type { CitationKey } from '../../core/library/schema';
import { freeKey, isCitable, keyFor } from '../../core/literature/citationKeys';
import type { Publication } from '../../core/literature/publication';
import type { Reference } from '../../core/literature/reference';
import { rangesIn } from '../host/positions';
import type { ReadFile } from './bibliographyFiles';
import { foldersOf } from './findBibliographies';
import type { OpenNoteLiterature } from './noteLiteratures';

/** The bibliography that a note which has none is offered, beside it. */
const NEW_FILE = 'references.bib';

/** What is cited after an edit, and by which keys. */
export interface FiledCitations {
  readonly keys: readonly CitationKey[];
  readonly sources: ReferenceLookup;
}

/**
 * Adds to an edit what the bibliography of a note lacks of some publications. An entry of some other
 * bibliography that cannot be added to that of the note is not cited.
 */
export function addToBibliography(
  edit: vscode.WorkspaceEdit,
  publications: readonly Publication[],
  { literature: references, files }: OpenNoteLiterature,
): FiledCitations {
  const keyed = withKeys(publications, references);
  const file = files.find(({ bibliography }) => isWritable(bibliography.format));
  if (!file || !isUpToDate(file)) {
    const known = keyed.filter(({ publication }) => publication);
    return { keys: known.map(({ key }) => key), sources: references };
  }
  const missing = keyed
    .filter(({ publication }) => !publication?.entries.length)
    .map(({ key, reference }) => ({ ...reference, id: key }));
  const change = addSources(file, missing);
  if (change) {
    const { from, to, text } = change;
    edit.replace(file.uri, rangesIn(file.text)({ start: from, end: to }), text);
  }
  return { keys: keyed.map(({ key }) => key), sources: withReferences(references, missing) };
}

/** The name of the file to which {@link addToBibliography} adds, if there is one. */
export function writableFile({ files }: OpenNoteLiterature): string | undefined {
  const file = files.find(({ bibliography }) => isWritable(bibliography.format));
  return file?.uri.path.split('/').at(-1);
}

/** The edit that makes a bibliography beside a note which has none; undefined where it has no place. */
export function startBibliography(
  document: vscode.TextDocument,
  { reference }: Publication,
): vscode.WorkspaceEdit | undefined {
  const [folder] = foldersOf(document.uri);
  if (!folder) {
    return undefined;
  }
  const edit = new vscode.WorkspaceEdit();
  const entry = `${writeBibtex(reference, reference.id)}\n`;
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

interface KeyedPublication {
  readonly key: CitationKey;
  readonly reference: Reference;
  /** What it is in the note already. */
  readonly publication: Publication | undefined;
}

/** Publications with the keys that the note has for them, or new ones that it has for nothing else. */
function withKeys(
  publications: readonly Publication[],
  references: NoteLiterature,
): KeyedPublication[] {
  const taken = new Set<CitationKey>();
  return publications.map(({ source, summary, reference }) => {
    const publication = source
      ? references.publication(references.keyOf(source))
      : references.sameAs(summary);
    const wanted = isCitable(reference.id) ? reference.id : keyFor(summary);
    const isTaken = (key: CitationKey) => references.isKey(key) || taken.has(key);
    const key = publication?.key ?? freeKey(wanted, { has: isTaken });
    taken.add(key);
    return { key, reference, publication };
  });
}

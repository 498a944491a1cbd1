import * as vscode from 'vscode';
import { renameKey } from '../core/bibliography/renameKey';
import { rangeOfKey } from '../core/cite/citationProblems';
import { analyseNote } from '../core/note/analyseNote';
import type { Citation } from '../core/note/citation';
import { citationAt, type KeyedCitation } from './citationAt';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import type { NoteCitables } from './noteCitables';
import { rangesIn, toRange } from './positions';
import type { WorkspaceLibrary } from './workspaceLibrary';
import { notesWith } from './workspaceNotes';

/** Finds all citations of a source in the workspace, and renames its key there and in the bibliography. */
export function registerCitationReferences(
  current: WorkspaceLibrary,
  analyses: NoteAnalyses,
  citables: NoteCitables,
): vscode.Disposable {
  const provider = new CitationReferences(current, analyses, citables);
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(noteSelector, provider),
    vscode.languages.registerRenameProvider(noteSelector, provider),
  );
}

class CitationReferences implements vscode.ReferenceProvider, vscode.RenameProvider {
  constructor(
    private readonly current: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly citables: NoteCitables,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const found = await citationAt(document, position, this.analyses, this.citables);
    if (!found) {
      return undefined;
    }
    const uses = await this.usesOf(found.key, token);
    return includeDeclaration ? [...entriesOf(found), ...uses] : uses;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const found = await citationAt(document, position, this.analyses, this.citables);
    if (!found || !isWrittenAsKey(found.citation)) {
      throw new Error(vscode.l10n.t('There is no citation key here.'));
    }
    const { citation, known } = found;
    const citable = known.references.citable(found.key);
    if (citable && !citable.filed) {
      throw new Error(vscode.l10n.t('The keys of the bundled library cannot be renamed.'));
    }
    const range = toRange(document, rangeOfKey(document.getText(), citation));
    return { range, placeholder: citation.key };
  }

  async provideRenameEdits(
    document: vscode.TextDocument,
    position: vscode.Position,
    newKey: string,
    token: vscode.CancellationToken,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const found = await citationAt(document, position, this.analyses, this.citables);
    if (!found || newKey === found.key) {
      return undefined;
    }
    const { references, files } = found.known;
    if (!/^[^\s{}(),"#%~\\@;[\]]+$/.test(newKey)) {
      throw new Error(vscode.l10n.t('“{0}” cannot be a citation key.', newKey));
    }
    if (references.citable(newKey)) {
      throw new Error(vscode.l10n.t('“{0}” is the key of another source.', newKey));
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range } of await this.usesOf(found.key, token)) {
      edit.replace(uri, range, newKey);
    }
    for (const { uri, text, bibliography } of files) {
      const inFile = rangesIn(text);
      for (const change of renameKey(bibliography, found.key, newKey)) {
        edit.replace(uri, inFile(change), change.text);
      }
    }
    return edit;
  }

  /** Where a key stands in the notes of the workspace. */
  private async usesOf(key: string, token: vscode.CancellationToken): Promise<vscode.Location[]> {
    const notes = await notesWith(key, token);
    return notes.flatMap(({ uri, text }) => {
      const inNote = rangesIn(text);
      return analyseNote(text, this.current.recogniser)
        .blocks.flatMap(({ citations }) => citations.flatMap((group) => group.citations))
        .filter((citation) => citation.key === key && isWrittenAsKey(citation))
        .map((citation) => new vscode.Location(uri, inNote(rangeOfKey(text, citation))));
    });
  }
}

/** The entries of a key in the bibliographies of its note. */
function entriesOf({ key, known: { references, files } }: KeyedCitation): vscode.Location[] {
  return references.entriesFor(key).flatMap(({ file, entry }) => {
    const read = files.find(({ uri }) => uri.toString() === file);
    return read ? [new vscode.Location(read.uri, rangesIn(read.text)(entry.keyRange))] : [];
  });
}

/** Whether a citation has its key in it; one by number or address has none. */
function isWrittenAsKey({ by }: Citation): boolean {
  return by === 'key' || by === 'label';
}

import * as vscode from 'vscode';
import { renameKey } from '../core/bibliography/renameKey';
import { rangeOfKey } from '../core/cite/citationProblems';
import { analyseNote } from '../core/note/analyseNote';
import type { Recogniser } from '../core/recognise/recogniser';
import { citationAt } from './citationAt';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import type { NoteCitables } from './noteCitables';
import { rangesIn, toRange } from './positions';
import { notesWith } from './workspaceNotes';

/** Finds all citations of a source in the workspace, and renames its key there and in the bibliography. */
export function registerCitationReferences(
  recogniser: Recogniser,
  analyses: NoteAnalyses,
  citables: NoteCitables,
): vscode.Disposable {
  const provider = new CitationReferences(recogniser, analyses, citables);
  return vscode.Disposable.from(
    vscode.languages.registerReferenceProvider(noteSelector, provider),
    vscode.languages.registerRenameProvider(noteSelector, provider),
  );
}

class CitationReferences implements vscode.ReferenceProvider, vscode.RenameProvider {
  constructor(
    private readonly recogniser: Recogniser,
    private readonly analyses: NoteAnalyses,
    private readonly citables: NoteCitables,
  ) {}

  async provideReferences(
    document: vscode.TextDocument,
    position: vscode.Position,
    { includeDeclaration }: vscode.ReferenceContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.Location[] | undefined> {
    const citation = await citationAt(document, position, this.analyses);
    if (!citation) {
      return undefined;
    }
    const uses = await this.usesOf(citation.key, token);
    return includeDeclaration ? [...(await this.entriesOf(document, citation.key)), ...uses] : uses;
  }

  async prepareRename(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<{ range: vscode.Range; placeholder: string }> {
    const citation = await citationAt(document, position, this.analyses);
    if (!citation) {
      throw new Error(vscode.l10n.t('There is no citation key here.'));
    }
    const { references } = await this.citables.of(document);
    const citable = references.citable(citation.key);
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
    const citation = await citationAt(document, position, this.analyses);
    if (!citation || newKey === citation.key) {
      return undefined;
    }
    const { references, files } = await this.citables.of(document);
    if (!/^[^\s{}(),"#%~\\@;[\]]+$/.test(newKey)) {
      throw new Error(vscode.l10n.t('“{0}” cannot be a citation key.', newKey));
    }
    if (references.citable(newKey)) {
      throw new Error(vscode.l10n.t('“{0}” is the key of another source.', newKey));
    }
    const edit = new vscode.WorkspaceEdit();
    for (const { uri, range } of await this.usesOf(citation.key, token)) {
      edit.replace(uri, range, newKey);
    }
    for (const { uri, text, bibliography } of files) {
      const inFile = rangesIn(text);
      for (const change of renameKey(bibliography, citation.key, newKey)) {
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
      return analyseNote(text, this.recogniser)
        .blocks.flatMap(({ citations }) => citations.flatMap((group) => group.citations))
        .filter((citation) => citation.key === key)
        .map((citation) => new vscode.Location(uri, inNote(rangeOfKey(text, citation))));
    });
  }

  private async entriesOf(document: vscode.TextDocument, key: string): Promise<vscode.Location[]> {
    const { references, files } = await this.citables.of(document);
    return references.entriesFor(key).flatMap(({ file, entry }) => {
      const read = files.find(({ uri }) => uri.toString() === file);
      return read ? [new vscode.Location(read.uri, rangesIn(read.text)(entry.keyRange))] : [];
    });
  }
}

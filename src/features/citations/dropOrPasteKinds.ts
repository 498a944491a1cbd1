/**
 * The API for pasting that the editor has since version 1.97. The build uses the types of the oldest
 * supported version, 1.91.
 */
import * as vscode from 'vscode';

/** The kind of edit that a paste or drop offers. */
interface EditKind {
  append(...parts: string[]): EditKind;
}

/** An edit that replaces what the editor itself would paste. */
interface PasteEdit {
  insertText: string;
  readonly title: string;
  readonly kind: EditKind;
  additionalEdit?: vscode.WorkspaceEdit;
}

/** Offers edits for what the user pastes. */
interface PasteEditProvider {
  provideDocumentPasteEdits(
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    context: unknown,
    token: vscode.CancellationToken,
  ): Thenable<PasteEdit[] | undefined>;
}

interface NewerEditor {
  readonly DocumentDropOrPasteEditKind?: { readonly Empty: EditKind };
  readonly DocumentPasteEdit?: new (insertText: string, title: string, kind: EditKind) => PasteEdit;
}

interface NewerLanguages {
  readonly registerDocumentPasteEditProvider?: (
    selector: vscode.DocumentSelector,
    provider: PasteEditProvider,
    metadata: {
      readonly providedPasteEditKinds: readonly EditKind[];
      readonly pasteMimeTypes: readonly string[];
    },
  ) => vscode.Disposable;
  readonly registerDocumentDropEditProvider: (
    selector: vscode.DocumentSelector,
    provider: vscode.DocumentDropEditProvider,
    metadata?: {
      readonly providedDropEditKinds: readonly EditKind[];
      readonly dropMimeTypes: readonly string[];
    },
  ) => vscode.Disposable;
}

const newer = vscode as unknown as NewerEditor;
const languages = vscode.languages as unknown as NewerLanguages;

/**
 * The kind of the edits that cite; undefined if the editor knows no kinds. Asks for the version, since older
 * editors also have this API but throw when an extension uses it.
 */
function citationKind(): EditKind | undefined {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  const isNewEnough = major > 1 || minor >= 97;
  return isNewEnough
    ? newer.DocumentDropOrPasteEditKind?.Empty.append('cytonote', 'citation')
    : undefined;
}

/** Registers a provider of edits for what the user drops into a document. */
export function registerDrop(
  selector: vscode.DocumentSelector,
  provider: vscode.DocumentDropEditProvider,
  dropMimeTypes: readonly string[],
): vscode.Disposable {
  const kind = citationKind();
  const metadata = kind && { providedDropEditKinds: [kind], dropMimeTypes };
  return languages.registerDocumentDropEditProvider(selector, provider, metadata);
}

/** An edit for what the user dropped, under a title if the editor shows one. */
export function dropEdit(title: string, edit: vscode.WorkspaceEdit | undefined) {
  const dropped = new vscode.DocumentDropEdit('');
  const kind = citationKind();
  if (edit) {
    dropped.additionalEdit = edit;
  }
  return kind ? Object.assign(dropped, { title, kind }) : dropped;
}

/**
 * Registers edits for what the user pastes into a document; does nothing in an editor without this API.
 *
 * @param editFor returns the edit to paste instead
 */
export function registerPaste(
  selector: vscode.DocumentSelector,
  title: string,
  pasteMimeTypes: readonly string[],
  editFor: (
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
    token: vscode.CancellationToken,
  ) => Promise<vscode.WorkspaceEdit | undefined>,
): vscode.Disposable {
  const { DocumentPasteEdit } = newer;
  const kind = citationKind();
  if (!kind || !DocumentPasteEdit || !languages.registerDocumentPasteEditProvider) {
    return vscode.Disposable.from();
  }
  const provider: PasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, dataTransfer, _, token) => {
      const additionalEdit = await editFor(document, ranges, dataTransfer, token);
      const pasted = new DocumentPasteEdit('', title, kind);
      return additionalEdit && [Object.assign(pasted, { additionalEdit })];
    },
  };
  const metadata = { providedPasteEditKinds: [kind], pasteMimeTypes };
  return languages.registerDocumentPasteEditProvider(selector, provider, metadata);
}

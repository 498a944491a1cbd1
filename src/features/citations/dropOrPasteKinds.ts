/**
 * What the editor has for pasting from version 1.97 on, while the types that we build with are those of
 * the oldest one that is supported: 1.91.
 */
import * as vscode from 'vscode';

/** What sort of edit a paste or drop is offered as. */
export interface EditKind {
  append(...parts: string[]): EditKind;
}

/** An edit instead of what the editor itself would paste. */
export interface PasteEdit {
  insertText: string;
  readonly title: string;
  readonly kind: EditKind;
  additionalEdit?: vscode.WorkspaceEdit;
}

/** Offers edits for what is being pasted. */
export interface PasteEditProvider {
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
 * The kind of the edits that cite; undefined where the editor knows no kinds. The version tells, since
 * older editors have what newer ones have, too, but throw when an extension uses it.
 */
function citationKind(): EditKind | undefined {
  const [major = 0, minor = 0] = vscode.version.split('.').map(Number);
  const isNewEnough = major > 1 || minor >= 97;
  return isNewEnough
    ? newer.DocumentDropOrPasteEditKind?.Empty.append('cytonote', 'citation')
    : undefined;
}

/** Registers what happens when something is dropped into a document. */
export function registerDrop(
  selector: vscode.DocumentSelector,
  provider: vscode.DocumentDropEditProvider,
  dropMimeTypes: readonly string[],
): vscode.Disposable {
  const kind = citationKind();
  const metadata = kind && { providedDropEditKinds: [kind], dropMimeTypes };
  return languages.registerDocumentDropEditProvider(selector, provider, metadata);
}

/** An edit for what was dropped, under a title where the editor shows one. */
export function dropEdit(title: string, edit: vscode.WorkspaceEdit | undefined) {
  const dropped = new vscode.DocumentDropEdit('');
  const kind = citationKind();
  if (edit) {
    dropped.additionalEdit = edit;
  }
  return kind ? Object.assign(dropped, { title, kind }) : dropped;
}

/**
 * Registers what happens when something is pasted into a document; nothing where the editor cannot.
 *
 * @param editFor gives the edit that is pasted instead
 */
export function registerPaste(
  selector: vscode.DocumentSelector,
  title: string,
  pasteMimeTypes: readonly string[],
  editFor: (
    document: vscode.TextDocument,
    ranges: readonly vscode.Range[],
    dataTransfer: vscode.DataTransfer,
  ) => Promise<vscode.WorkspaceEdit | undefined>,
): vscode.Disposable {
  const { DocumentPasteEdit } = newer;
  const kind = citationKind();
  if (!kind || !DocumentPasteEdit || !languages.registerDocumentPasteEditProvider) {
    return vscode.Disposable.from();
  }
  const provider: PasteEditProvider = {
    provideDocumentPasteEdits: async (document, ranges, dataTransfer) => {
      const additionalEdit = await editFor(document, ranges, dataTransfer);
      const pasted = new DocumentPasteEdit('', title, kind);
      return additionalEdit && [Object.assign(pasted, { additionalEdit })];
    },
  };
  const metadata = { providedPasteEditKinds: [kind], pasteMimeTypes };
  return languages.registerDocumentPasteEditProvider(selector, provider, metadata);
}

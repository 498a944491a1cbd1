import * as vscode from 'vscode';
import type { CitationKey, Source } from '../../core/library/schema';
import { publicationsOf } from '../../core/views/treeNodes';
import {
  beginFinding,
  draftSource,
  ENTITIES_PLACE,
  TEXT_PLACE,
} from '../../core/workspaceLibrary/draftSource';
import { WRITE_FINDING } from '../host/commands';
import { explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { toRange } from '../host/positions';
import {
  explainClosedFile,
  offerFolder,
  openOrCreate,
  userFolderFor,
} from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { PublicationPicker } from '../pages/pickPublication';

/** Lets the user write a finding of a source, in the file of the source in the workspace. */
export function registerFindingWriting(
  library: WorkspaceLibrary,
  picker: PublicationPicker,
): vscode.Disposable {
  return vscode.commands.registerCommand(WRITE_FINDING, async (target?: CitationKey | object) => {
    const source = await sourceMeant(target, library, picker);
    if (!source) {
      return;
    }
    const document = await fileOfSource(source, library);
    if (!document) {
      return offerFolder();
    }
    const editor = await vscode.window.showTextDocument(document);
    const refusal = await refusalOfEdit(document, '');
    if (refusal !== undefined) {
      return explainRefusal(document.uri, refusal);
    }
    await begin(editor);
  });
}

/** The source of a tree item or of a key, or else one that the user picks. */
async function sourceMeant(
  target: CitationKey | object | undefined,
  { latest: library }: WorkspaceLibrary,
  picker: PublicationPicker,
): Promise<Source | undefined> {
  if (typeof target === 'object') {
    return publicationsOf(target)[0]?.source;
  }
  return target === undefined ? picker.pickOne() : library.source(target);
}

/**
 * The file of a source in the workspace, created if it does not exist; undefined if no folder is open.
 *
 * @param rewrite changes the text of a file that is created
 */
export async function fileOfSource(
  source: Source,
  library: WorkspaceLibrary,
  rewrite = (text: string) => text,
): Promise<vscode.TextDocument | undefined> {
  const known = library.fileOf(source.key);
  const folder = userFolderFor(vscode.window.activeTextEditor?.document);
  const name = `${source.key}.source.yaml`;
  const uri = known ?? (folder && vscode.Uri.joinPath(folder, 'sources', name));
  return uri && openOrCreate(uri, rewrite(draftSource(source)));
}

/** Inserts an empty finding after the others, and puts the cursor at its entities. */
async function begin(editor: vscode.TextEditor): Promise<void> {
  const { document } = editor;
  const finding = beginFinding(document.getText());
  if (!finding) {
    return explainClosedFile(document);
  }
  let { range, text } = { range: toRange(document, finding), text: finding.text };
  const [lineEnd] = /^\r?\n/.exec(text) ?? [];
  if (lineEnd) {
    // First inserts a new line: a snippet takes the indentation of the line in which it is inserted.
    await editor.edit((edit) => edit.insert(range.start, lineEnd));
    const end = document.lineAt(document.lineCount - 1).range.end;
    [range, text] = [new vscode.Range(end, end), text.slice(lineEnd.length)];
  }
  await editor.insertSnippet(snippetOf(text), range);
  await vscode.commands.executeCommand('editor.action.triggerSuggest');
}

function snippetOf(text: string): vscode.SnippetString {
  const snippet = new vscode.SnippetString();
  for (const part of text.split(new RegExp(`([${ENTITIES_PLACE}${TEXT_PLACE}])`))) {
    if (part === ENTITIES_PLACE) {
      snippet.appendTabstop(1);
    } else if (part === TEXT_PLACE) {
      snippet.appendTabstop(2);
    } else {
      snippet.appendText(part);
    }
  }
  return snippet;
}

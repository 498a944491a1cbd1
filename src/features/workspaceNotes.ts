import * as vscode from 'vscode';
import { markdownFiles } from './noteFiles';

/** Notes that are looked at, at most. */
const MOST_NOTES = 10_000;

/** A note of the workspace, open or not. */
export interface WorkspaceNote {
  readonly uri: vscode.Uri;
  readonly text: string;
}

/**
 * The notes of the workspace in which a word stands; open ones as they are in the editor, and those that
 * were never saved.
 */
export async function notesWith(
  word: string,
  token: vscode.CancellationToken,
): Promise<WorkspaceNote[]> {
  const open = vscode.workspace.textDocuments.filter(({ languageId }) => languageId === 'markdown');
  const openNames = new Set(open.map(({ uri }) => uri.toString()));
  const found = open.map((document) => ({ uri: document.uri, text: document.getText() }));
  const files = await vscode.workspace.findFiles(markdownFiles, undefined, MOST_NOTES, token);
  for (const uri of files.filter((it) => !openNames.has(it.toString()))) {
    if (token.isCancellationRequested) {
      return [];
    }
    const text = await readText(uri);
    if (text !== undefined) {
      found.push({ uri, text });
    }
  }
  return found.filter(({ text }) => text.includes(word));
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // It was deleted meanwhile, or may not be read.
    return undefined;
  }
}

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually, HANG } from '../waiting';

/** The output of *Show What Is Indexed*. */
export interface Status {
  readonly notes: number;
  readonly mentions: number;
  readonly citations: number;
  readonly takenOver: number;
  readonly read: number;
  readonly same: number;
  readonly analysed: number;
  readonly failed: number;
  readonly isSaved: boolean;
  readonly isWorking: boolean;
  readonly wasCancelled: boolean;
}

const root = vscode.Uri.joinPath(vscode.workspace.workspaceFile as vscode.Uri, '..');
/** A file in the folders of the workspace or beside them. */
export const file = (path: string) => vscode.Uri.joinPath(root, path);
const { fs } = vscode.workspace;

export async function status(): Promise<Status> {
  return vscode.commands.executeCommand('cytonote.showIndexStatus');
}

/** Waits until the index reports what is expected; a failure shows the last report. */
export async function becomes(what: string, expected: Partial<Status>): Promise<Status> {
  let last: Status | undefined;
  const isSo = async () => {
    last = await status();
    return Object.entries(expected).every(([key, value]) => last?.[key as keyof Status] === value);
  };
  try {
    // A second try would begin with what the first has left in the index.
    await eventually(what, isSo, HANG);
  } catch (error) {
    assert.deepInclude(last as object, expected, what);
    throw error;
  }
  return last as Status;
}

/** The number of the visit, and how many saved records were damaged before it. */
export async function visit(): Promise<{ readonly visit: number; readonly damaged: number }> {
  return JSON.parse(new TextDecoder().decode(await fs.readFile(file('visit.json'))));
}

export async function write(path: string, text: string): Promise<void> {
  await fs.writeFile(file(path), new TextEncoder().encode(text));
}

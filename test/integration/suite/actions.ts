import * as vscode from 'vscode';
import { eventually } from '../waiting';

/** Actions whose edits the editor makes at once, as it makes that of the one that is chosen. */
const RESOLVED = 100;

/** The code actions at a range or a position, with their edits. */
export async function actionsAt(
  { uri }: vscode.TextDocument,
  place: vscode.Range | vscode.Position,
  kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
  const range = place instanceof vscode.Position ? new vscode.Range(place, place) : place;
  const command = 'vscode.executeCodeActionProvider';
  return eventually('an answer', () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind?.value, RESOLVED),
  );
}

/** Waits until an action with a title is offered. */
export function actionAt(
  document: vscode.TextDocument,
  place: vscode.Range | vscode.Position,
  title: string,
): Promise<vscode.CodeAction> {
  return eventually(`the action “${title}”`, async () =>
    (await actionsAt(document, place)).find((action) => action.title === title),
  );
}

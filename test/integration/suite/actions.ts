import * as vscode from 'vscode';
import { eventually } from '../waiting';

/**
 * The code actions at a range or a position.
 *
 * @param chosen how many of the first actions to resolve, so that they have their edits
 */
export async function actionsAt(
  { uri }: vscode.TextDocument,
  place: vscode.Range | vscode.Position,
  kind?: vscode.CodeActionKind,
  chosen = 0,
): Promise<vscode.CodeAction[]> {
  const range = place instanceof vscode.Position ? new vscode.Range(place, place) : place;
  const command = 'vscode.executeCodeActionProvider';
  return eventually('an answer', () =>
    vscode.commands.executeCommand<vscode.CodeAction[]>(command, uri, range, kind?.value, chosen),
  );
}

/** Waits until an action with this title is offered. */
export function actionAt(
  document: vscode.TextDocument,
  place: vscode.Range | vscode.Position,
  title: string,
): Promise<vscode.CodeAction> {
  return eventually(`the action “${title}”`, async () =>
    (await actionsAt(document, place)).find((action) => action.title === title),
  );
}

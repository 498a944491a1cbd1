import * as vscode from 'vscode';

/**
 * The items that the editor offers at a position.
 *
 * @param trigger the typed character that opens the list
 * @param resolved how many of the first items to resolve, so that they have their documentation
 */
export async function completionsAt(
  { uri }: vscode.TextDocument,
  position: vscode.Position,
  trigger?: string,
  resolved?: number,
): Promise<vscode.CompletionItem[]> {
  const command = 'vscode.executeCompletionItemProvider';
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    command,
    uri,
    position,
    trigger,
    resolved,
  );
  return list.items;
}

/** The label of an item, without its details. */
export function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

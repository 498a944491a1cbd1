import * as vscode from 'vscode';

/** The cards at a position: the hovers of Cytonote there. */
export async function hoversAt(
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers.filter((hover) => /cytonote\.open(?:Source|Entity)/.test(textOf(hover)));
}

/** The Markdown of a hover. */
export function textOf({ contents }: vscode.Hover): string {
  return contents.map((content) => (typeof content === 'string' ? content : content.value)).join();
}

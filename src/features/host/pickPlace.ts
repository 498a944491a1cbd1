import * as vscode from 'vscode';

/** An item of a list, with its place. */
export interface PlacedItem extends vscode.QuickPickItem {
  readonly place: vscode.Location;
}

/** Lists places by what is there, and opens the chosen one. Does not wait for the choice. */
export function pickPlace(
  items: readonly PlacedItem[],
  options: { readonly title: string; readonly placeHolder: string },
): void {
  const picking = vscode.window.showQuickPick(items, {
    ...options,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  void picking.then(async (chosen) => {
    if (chosen) {
      const { uri, range } = chosen.place;
      await vscode.window.showTextDocument(uri, { selection: range });
    }
  });
}

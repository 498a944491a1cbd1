import type * as vscode from 'vscode';

/** What a list has, and what of it is ticked. */
export interface PickContent<T> {
  readonly items: readonly T[];
  readonly ticked: readonly T[];
}

/** How the items of a list are filled in. */
export interface PickFilling<T> {
  /** Whether two items stand for the same thing. */
  readonly isSame: (one: T, other: T) => boolean;
  /** Whether the row in focus stays in focus; otherwise the list begins at its top. */
  readonly keepsFocus: boolean;
}

/**
 * Gives a list on the screen its items. The editor drops the focus of a row with the items, and Space then ticks
 * nothing: so the row in focus gets it back, and a list that says the same already is left alone, with its ticks.
 */
export function fillPick<T extends vscode.QuickPickItem>(
  list: vscode.QuickPick<T>,
  { items, ticked }: PickContent<T>,
  { isSame, keepsFocus }: PickFilling<T>,
): void {
  const saysTheSame =
    items.length === list.items.length &&
    items.every((item, at) => {
      const old = list.items[at];
      return old !== undefined && isSame(item, old) && showsSame(item, old);
    });
  if (saysTheSame) {
    return;
  }
  const active = keepsFocus ? list.activeItems : [];
  const inFocus = items.filter((item) => active.some((old) => isSame(item, old)));
  list.items = items;
  if (list.canSelectMany) {
    list.selectedItems = ticked;
  }
  if (inFocus.length > 0) {
    list.activeItems = inFocus;
  }
}

function showsSame(one: vscode.QuickPickItem, other: vscode.QuickPickItem): boolean {
  return (
    one.kind === other.kind &&
    one.label === other.label &&
    one.description === other.description &&
    one.detail === other.detail &&
    one.alwaysShow === other.alwaysShow
  );
}

import type * as vscode from 'vscode';

/** The items of a list, and which of them are ticked. */
export interface PickContent<T> {
  readonly items: readonly T[];
  readonly ticked: readonly T[];
}

/** How a list gets its items. */
export interface PickFilling<T> {
  /** Whether two items represent the same thing. */
  readonly isSame: (one: T, other: T) => boolean;
  /** Whether the row in focus stays in focus; otherwise the list begins at its top. */
  readonly keepsFocus: boolean;
}

/**
 * Sets the items of a list on the screen. With new items, the editor drops the focus of a row, and Space ticks nothing;
 * so this gives the focus back. A list that already shows the same items stays unchanged, with its ticks.
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

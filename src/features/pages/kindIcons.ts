/** The icons of the kinds of entities: each kind has the same one in all trees and lists. */
import * as vscode from 'vscode';
import type { EntityKind } from '../../core/library/schema';

const icons: Readonly<Record<EntityKind, readonly [icon: string, colour: string]>> = {
  cytokine: ['broadcast', 'charts.blue'],
  receptor: ['plug', 'charts.purple'],
  drug: ['beaker', 'charts.yellow'],
  protein: ['symbol-misc', 'charts.green'],
  class: ['symbol-class', 'charts.foreground'],
  term: ['bookmark', 'charts.orange'],
};

/** The icon of a kind for an item of a tree or list, in a colour of the theme. */
export function kindIcon(kind: EntityKind): vscode.ThemeIcon {
  const [icon, colour] = icons[kind];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}

/** The icon of a kind inside the label of a list item. */
export function kindIconInLabel(kind: EntityKind): string {
  return `$(${icons[kind][0]})`;
}

import * as vscode from 'vscode';
import type { CardRow } from '../../core/card/cardRows';
import {
  CREATE_CONCEPT_NOTE,
  LOOK_FOR_SOURCES,
  OPEN_ENTITY,
  OPEN_PUBLICATION,
  OPEN_SOURCE,
} from '../host/commands';
import { kindIcon } from '../pages/kindIcons';

/** The item that *Card Beside* shows for a line of a card. */
export function cardItem(row: CardRow): vscode.TreeItem {
  const { label, description, children } = row;
  const item = new vscode.TreeItem(label, stateOf(row));
  const icon = iconOf(row);
  const command = commandOf(row);
  const statements = children.filter(({ is }) => is === 'statement');
  item.description = description;
  item.tooltip = [label, description, ...statements.map((it) => it.label)]
    .filter(Boolean)
    .join('\n');
  item.accessibilityInformation = { label: [label, description].filter(Boolean).join(', ') };
  return { ...item, ...(icon && { iconPath: icon }), ...(command && { command }) };
}

/** Statements are expanded; the entities of a relation are not, since its description already lists them. */
function stateOf({ is, children }: CardRow): vscode.TreeItemCollapsibleState {
  if (children.length === 0) {
    return vscode.TreeItemCollapsibleState.None;
  }
  return is === 'relation'
    ? vscode.TreeItemCollapsibleState.Collapsed
    : vscode.TreeItemCollapsibleState.Expanded;
}

function iconOf({ is, entity }: CardRow): vscode.ThemeIcon | undefined {
  switch (is) {
    case 'entity':
      return entity && kindIcon(entity.kind);
    case 'note':
      return new vscode.ThemeIcon('note');
    case 'publication':
      return new vscode.ThemeIcon('book');
    case 'nothing':
      return new vscode.ThemeIcon('search');
    default:
      return undefined;
  }
}

function commandOf({ target }: CardRow): vscode.Command | undefined {
  switch (target?.is) {
    case undefined:
      return undefined;
    case 'entity':
      return {
        command: OPEN_ENTITY,
        arguments: [target.entity],
        title: vscode.l10n.t('Open the page of an entity'),
      };
    case 'note':
      return {
        command: CREATE_CONCEPT_NOTE,
        arguments: [target.entity],
        title: vscode.l10n.t('Open Note'),
      };
    case 'search':
      return {
        // Searches for the sentence at the cursor, which contains the name on the card.
        command: LOOK_FOR_SOURCES,
        arguments: [target.entity],
        title: vscode.l10n.t('Look for sources…'),
      };
    case 'publication': {
      const { source, id } = target.publication;
      const title = vscode.l10n.t('Open Source Page');
      return source
        ? { command: OPEN_SOURCE, title, arguments: [source.key] }
        : { command: OPEN_PUBLICATION, title, arguments: [id] };
    }
  }
}

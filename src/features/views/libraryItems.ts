import * as vscode from 'vscode';
import { formatPublication, shortPublication } from '../../core/literature/publication';
import type { NoteIndex } from '../../core/noteIndex/noteIndex';
import { countNotes, countPublications } from '../../core/views/groupPublications';
import type {
  GroupNode,
  LibraryNode,
  PlaceNode,
  PublicationNode,
} from '../../core/views/libraryTree';
import { OPEN_PLACE, OPEN_PUBLICATION, OPEN_SOURCE } from '../host/commands';
import type { RowKind } from '../host/conditionValues';
import { rangesBetween } from '../host/positions';
import { fileOfNote } from '../notes/noteLocations';

/** The data from which {@link libraryItem} makes items. */
export interface LibraryItemData {
  readonly notes: NoteIndex;
  isRead(node: PublicationNode): boolean;
}

/** The item that the library tree shows for a node. */
export function libraryItem(node: LibraryNode, data: LibraryItemData): vscode.TreeItem {
  switch (node.is) {
    case 'group':
      return groupItem(node);
    case 'publication':
      return publicationItem(node, data);
    case 'place':
      return placeItem(node, data);
  }
}

function groupItem({ name, label, publications }: GroupNode): vscode.TreeItem {
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = `group:${name}`;
  item.description = String(publications.length);
  item.iconPath = new vscode.ThemeIcon('library');
  item.accessibilityInformation = { label: `${label}, ${countPublications(publications.length)}` };
  return item;
}

function publicationItem(node: PublicationNode, data: LibraryItemData): vscode.TreeItem {
  const { publication, noteCount } = node;
  const { Collapsed, None } = vscode.TreeItemCollapsibleState;
  const label = shortPublication(publication);
  const isRead = data.isRead(node);
  const counts = noteCount > 0 ? [countNotes(noteCount)] : [];
  const state = isRead ? vscode.l10n.t('read') : vscode.l10n.t('unread');
  const item = new vscode.TreeItem(label, noteCount > 0 ? Collapsed : None);
  item.id = publication.id;
  item.description = [...counts, publication.summary.title].filter(Boolean).join(' · ');
  item.iconPath = isRead
    ? new vscode.ThemeIcon('check', new vscode.ThemeColor('disabledForeground'))
    : new vscode.ThemeIcon('book');
  item.contextValue = (isRead ? 'readSource' : 'unreadSource') satisfies RowKind;
  item.command = openListed(node);
  item.accessibilityInformation = {
    label: [
      // Without a title, there is only the label, and no colon.
      publication.summary.title
        ? vscode.l10n.t('Source {0}: {1}', label, publication.summary.title)
        : label,
      state,
      ...counts,
    ].join(', '),
  };
  return item;
}

/** The whole reference and the files that list it. The editor asks for it when the pointer rests on an item. */
export function publicationTooltip({ publication }: PublicationNode, isRead: boolean): string {
  const files = publication.entries.map(
    ({ file, entry }) => `${vscode.Uri.parse(file, true).path.split('/').at(-1)}: @${entry.key}`,
  );
  const state = isRead ? vscode.l10n.t('read') : vscode.l10n.t('unread');
  return [formatPublication(publication), ...files, `(${state})`].join('\n\n');
}

function placeItem({ place, of }: PlaceNode, { notes }: LibraryItemData): vscode.TreeItem {
  const digest = notes.get(place.note);
  const uri = fileOfNote(place.note);
  const name = uri.path.split('/').at(-1) ?? '';
  const selection = rangesBetween(digest?.lineStarts ?? [0])(place);
  const line = vscode.l10n.t('line {0}', selection.start.line + 1);
  const title = digest?.title ?? name;
  const item = new vscode.TreeItem(title);
  item.id = `${of.id} ${place.note} ${place.start}`;
  item.description = digest?.title === undefined ? line : `${name} · ${line}`;
  item.tooltip = `${vscode.workspace.asRelativePath(uri)}:${selection.start.line + 1}`;
  item.iconPath = new vscode.ThemeIcon('note');
  item.command = {
    command: OPEN_PLACE,
    title: vscode.l10n.t('Open the Note'),
    arguments: [place],
  };
  item.accessibilityInformation = {
    label: vscode.l10n.t('Cited in {0}, {1}', title, line),
  };
  return item;
}

/** Opens the page of a publication: that of its source if the library has one. */
function openListed({ publication: { id, source } }: PublicationNode): vscode.Command {
  const title = vscode.l10n.t('Open Source Page');
  return source
    ? { command: OPEN_SOURCE, title, arguments: [source.key] }
    : { command: OPEN_PUBLICATION, title, arguments: [id] };
}

import * as vscode from 'vscode';
import { readNoteCitations } from '../../core/cite/noteCitations';
import { unusedEntries } from '../../core/cite/unusedEntries';
import { summaryLabel } from '../../core/literature/formatReference';
import { type EntryInFile, idOfEntry, nameOfFile } from '../../core/literature/publication';
import { labelText } from '../../core/text/escape';
import type { ReadFile } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { SHOW_UNUSED_ENTRIES } from '../host/commands';
import { isNote } from '../host/documents';
import { type PlacedItem, pickPlace } from '../host/pickPlace';
import { runCooperatively } from '../host/runCooperatively';
import { confirm } from '../host/statusMessage';
import type { WorkspacePublications } from '../index/workspacePublications';

/**
 * Lists the entries of the active note's bibliographies that neither it nor any other note of the workspace cites, and
 * opens the chosen one.
 */
export function registerUnusedEntries(
  literatures: NoteLiteratures,
  workspacePublications: WorkspacePublications,
): vscode.Disposable {
  const showUnusedEntries = async (): Promise<readonly string[] | undefined> => {
    const document = vscode.window.activeTextEditor?.document;
    if (!document || !isNote(document)) {
      return undefined;
    }
    const { literature, files } = await literatures.of(document);
    const reading = readNoteCitations(document.getText(), literature);
    const unused = unusedEntries(await runCooperatively(reading), literature);
    const cited = await citedElsewhere(workspacePublications);
    const places = unused.filter((place) => !cited.has(idOfEntry(place)));
    const keys = places.map(({ entry }) => entry.key);
    if (places.length === 0) {
      confirm(vscode.l10n.t('Every entry is cited.'));
      return keys;
    }
    const items = places.flatMap((place) => {
      const file = files.find(({ uri }) => uri.toString() === place.file);
      return file ? [itemOf(place, file)] : [];
    });
    pickPlace(items, {
      title: vscode.l10n.t('Unused Entries'),
      placeHolder: vscode.l10n.t('Entries that no note cites: {0}', places.length),
    });
    return keys;
  };
  return vscode.commands.registerCommand(SHOW_UNUSED_ENTRIES, showUnusedEntries);
}

/** The entries whose publications some note of the workspace cites, as far as the notes are indexed. */
async function citedElsewhere(
  workspacePublications: WorkspacePublications,
): Promise<ReadonlySet<string>> {
  const { list, backlinks } = (await workspacePublications.ready()) ?? {};
  const cited = list?.all.filter((it) => (backlinks?.notesOf(it).size ?? 0) > 0) ?? [];
  return new Set(cited.flatMap(({ entries }) => entries).map(idOfEntry));
}

function itemOf({ file, entry }: EntryInFile, { uri, toRange }: ReadFile): PlacedItem {
  const { key, keyRange, summary } = entry;
  return {
    label: labelText(`@${key}`),
    description: labelText(summaryLabel(summary)),
    detail: labelText([summary.title, nameOfFile(file)].filter(Boolean).join(' · ')),
    place: new vscode.Location(uri, toRange(keyRange)),
  };
}

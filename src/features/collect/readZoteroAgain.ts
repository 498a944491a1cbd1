import * as vscode from 'vscode';
import { messageText } from '../../core/text/escape';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import type { ZoteroCollections } from '../bibliographies/zoteroCollections';
import { READ_ZOTERO_AGAIN } from '../host/commands';
import { confirm } from '../host/statusMessage';
import { activeNote } from '../notes/activeNote';
import { mayAskZotero } from './zoteroSetting';

/** Reads the Zotero collections again by command, and reports the result for the collection of the note. */
export function registerZoteroReading(
  zotero: ZoteroCollections,
  literatures: NoteLiteratures,
): vscode.Disposable {
  return vscode.commands.registerCommand(READ_ZOTERO_AGAIN, async () => {
    if (!(await mayAskZotero())) {
      return;
    }
    await zotero.readAgain();
    const note = activeNote()?.document;
    const named = note && (await literatures.of(note)).collection;
    const read = named && (await zotero.ready(named.name));
    if (read?.problem) {
      await vscode.window.showWarningMessage(messageText(read.problem.message));
    } else if (read) {
      confirm(vscode.l10n.t('Zotero, “{0}”: {1} items', read.name, read.items.length));
    } else {
      confirm(vscode.l10n.t('Neither the note nor the settings name a collection of Zotero.'));
    }
  });
}

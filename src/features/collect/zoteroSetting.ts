import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import { messageText } from '../../core/text/escape';
import { zoteroMessage } from '../../core/zotero/zoteroMessage';
import { isZoteroOn, zoteroPort } from '../host/settings';

/** Whether Zotero may be asked; tells the user how to allow it where it is turned off. */
export async function mayAskZotero(): Promise<boolean> {
  if (!isZoteroOn()) {
    const open = vscode.l10n.t('Open Setting');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Reading Zotero is turned off.'),
      open,
    );
    if (chosen === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'cytonote.zotero');
    }
    return false;
  }
  return true;
}

/** Shows why Zotero's local API could not be read, except when the user has cancelled it. */
export function explainZotero(error: unknown): void {
  if (!(error instanceof FetchError && error.failure === 'cancelled')) {
    void vscode.window.showWarningMessage(messageText(zoteroMessage(error, zoteroPort())));
  }
}

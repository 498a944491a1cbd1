import * as vscode from 'vscode';
import { openMachineSettings } from '../host/openSettings';
import { isZoteroOn } from '../host/settings';

/** Whether Zotero may be asked; tells the user how to allow it where it is turned off. */
export async function mayAskZotero(): Promise<boolean> {
  if (!isZoteroOn()) {
    const open = vscode.l10n.t('Open Setting');
    const chosen = await vscode.window.showInformationMessage(
      vscode.l10n.t('Reading Zotero is turned off.'),
      open,
    );
    if (chosen === open) {
      await openMachineSettings('cytonote.zotero');
    }
    return false;
  }
  return true;
}

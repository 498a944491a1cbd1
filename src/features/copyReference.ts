import * as vscode from 'vscode';
import { formatReference, shortReference } from '../core/cite/formatReference';
import type { SourcePicker } from './pickSource';
import { isSourceNode } from './topicsTree';

/** Milliseconds that the confirmation stays in the status bar. */
const CONFIRMATION = 3000;

/** Copies the formatted reference of a source to the clipboard. */
export function registerCopyReference(picker: SourcePicker): vscode.Disposable {
  return vscode.commands.registerCommand('cytonote.copyReference', async (target?: unknown) => {
    const source = isSourceNode(target) ? target.source : await picker.pickOne();
    if (source) {
      await vscode.env.clipboard.writeText(formatReference(source));
      const message = vscode.l10n.t('Copied the reference of {0}', shortReference(source));
      vscode.window.setStatusBarMessage(message, CONFIRMATION);
    }
  });
}

import * as vscode from 'vscode';
import { fetchMessage } from '../../core/fetching/fetchMessage';
import { FetchError } from '../../core/fetching/fetchText';
import { messageText } from '../../core/text/escape';

/** Shows why something failed, except when the user has cancelled it. */
export function explainFailure(error: unknown, what: string): void {
  if (error instanceof FetchError && error.failure === 'cancelled') {
    return;
  }
  const message = error instanceof FetchError ? fetchMessage(error, what) : String(error);
  void vscode.window.showWarningMessage(messageText(message));
}

import * as vscode from 'vscode';
import { fetchMessage } from '../../core/fetching/fetchMessage';
import { FetchError } from '../../core/fetching/fetchText';
import { messageText } from '../../core/text/escape';
import { zoteroMessage } from '../../core/zotero/zoteroMessage';
import { zoteroPort } from '../host/settings';

/** Shows why something failed, except when the user has cancelled it. */
export function explainFailure(error: unknown, what: string): void {
  warn(error, error instanceof FetchError ? fetchMessage(error, what) : String(error));
}

/** Shows why Zotero's local API could not be read, except when the user has cancelled it. */
export function explainZotero(error: unknown): void {
  warn(error, zoteroMessage(error, zoteroPort()));
}

function warn(error: unknown, message: string): void {
  if (!(error instanceof FetchError && error.failure === 'cancelled')) {
    void vscode.window.showWarningMessage(messageText(message));
  }
}

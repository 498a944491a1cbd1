import * as vscode from 'vscode';

/** Milliseconds that a message stays in the status bar. */
const DURATION = 5000;

/** Shows in the status bar what a command has done. */
export function confirm(message: string): undefined {
  vscode.window.setStatusBarMessage(message, DURATION);
}

import * as vscode from 'vscode';

/**
 * Opens the settings that a search finds, in the tab where they can be set: those of a machine are not among the user's
 * where the editor works on another machine than the one it runs on.
 *
 * @param query such as the beginning of their names
 */
export function openMachineSettings(query: string): Thenable<unknown> {
  const isElsewhere = vscode.env.remoteName !== undefined;
  const command = isElsewhere
    ? 'workbench.action.openRemoteSettings'
    : 'workbench.action.openSettings';
  return vscode.commands.executeCommand(command, { query });
}

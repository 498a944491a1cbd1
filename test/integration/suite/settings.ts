import * as vscode from 'vscode';
import { eventually } from '../waiting';

/** Sets a setting of Cytonote and waits until it takes effect; undefined resets it. */
export async function set(
  name: string,
  value: unknown,
  target = vscode.ConfigurationTarget.Global,
): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('cytonote');
  await settings().update(name, value, target);
  await eventually(`the setting ${name}`, () => {
    const { globalValue, workspaceValue } = settings().inspect(name) ?? {};
    const now = target === vscode.ConfigurationTarget.Global ? globalValue : workspaceValue;
    return JSON.stringify(now) === JSON.stringify(value);
  });
}

/** Like {@link set}, for a setting of the workspace. */
export function setForWorkspace(name: string, value: unknown): Promise<void> {
  return set(name, value, vscode.ConfigurationTarget.Workspace);
}

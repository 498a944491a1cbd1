import * as vscode from 'vscode';

/** What both hosts have for loading modules; the one in a web worker knows the editor's module alone. */
declare const require: ((path: string) => unknown) | undefined;

/** Whether this extension host can run programs: there are none in a web worker. */
export function isNodeHost(): boolean {
  const { process } = globalThis as {
    readonly process?: { readonly versions?: { node?: string } };
  };
  return process?.versions?.node !== undefined && typeof require === 'function';
}

/**
 * Loads a module of the extension that needs Node, from a file of its own, so that the bundle has nothing of Node in it.
 *
 * @param name of a file in `dist/`
 * @returns undefined where the host is none of Node's
 */
export function loadNodeModule<T>(extensionUri: vscode.Uri, name: string): T | undefined {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', name);
  return isNodeHost() && file.scheme === 'file' ? (require?.(file.fsPath) as T) : undefined;
}

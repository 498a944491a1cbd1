import * as vscode from 'vscode';

/** The function that loads modules in both hosts; in a web worker it only knows the module `vscode`. */
declare const require: ((path: string) => unknown) | undefined;

/** The parts of Node that this file uses; a web worker has none of them. */
const { process } = globalThis as {
  readonly process?: {
    readonly versions?: { readonly node?: string };
    readonly env?: Readonly<Record<string, string | undefined>>;
  };
};

/** A variable of the environment that the editor was started in; undefined where there is none. */
export function environmentVariable(name: string): string | undefined {
  return process?.env?.[name];
}

/** Whether this extension host can run programs. A web worker cannot. */
export function isNodeHost(): boolean {
  return process?.versions?.node !== undefined && typeof require === 'function';
}

/**
 * Loads a module of the extension that needs Node. It is a file of its own, so that the main bundle needs no Node.
 * @param name of a file in `dist/`
 * @returns undefined where the host is not Node
 */
export function loadNodeModule<T>(extensionUri: vscode.Uri, name: string): T | undefined {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', name);
  return isNodeHost() && file.scheme === 'file' ? (require?.(file.fsPath) as T) : undefined;
}

import * as vscode from 'vscode';

/**
 * Loads a CommonJS module that the extension ships beside its bundle, such as a large library that most
 * sessions never need.
 *
 * In a web worker, an extension cannot `require` a second file. So this evaluates the module itself, as the
 * loaders of both hosts do. It only evaluates files of the extension, never those of a workspace.
 *
 * @param name of a file in `dist/`
 */
export async function loadShippedModule<T>(extensionUri: vscode.Uri, name: string): Promise<T> {
  const code = await readShipped(extensionUri, name);
  const module = { exports: {} };
  new Function('module', 'exports', code)(module, module.exports);
  return module.exports as T;
}

/** The text of a file in `dist/`. */
export async function readShipped(extensionUri: vscode.Uri, name: string): Promise<string> {
  const file = vscode.Uri.joinPath(extensionUri, 'dist', name);
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
}

import * as vscode from 'vscode';

/** Identifies this version of the extension; under development, also by the time and size of its bundle. */
export async function versionOf({
  extension,
  extensionMode,
  extensionUri,
}: vscode.ExtensionContext): Promise<string> {
  const version = String(extension.packageJSON.version);
  if (extensionMode === vscode.ExtensionMode.Production) {
    return version;
  }
  const bundle = vscode.Uri.joinPath(extensionUri, 'dist', 'extension.js');
  const { mtime, size } = await vscode.workspace.fs.stat(bundle);
  return `${version} ${mtime} ${size}`;
}

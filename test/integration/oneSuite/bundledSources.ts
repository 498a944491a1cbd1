import * as vscode from 'vscode';

/** A source of the dataset as the extension loads it. */
export async function bundledSource(key: string): Promise<unknown> {
  const extension = vscode.extensions.getExtension('cytonote.cytonote') as vscode.Extension<void>;
  const file = vscode.Uri.joinPath(extension.extensionUri, 'dist', 'sources.jsonl');
  const lines = new TextDecoder().decode(await vscode.workspace.fs.readFile(file)).trimEnd();
  const sources = lines.split('\n').map((line) => JSON.parse(line) as { readonly key: string });
  return sources.find((source) => source.key === key);
}

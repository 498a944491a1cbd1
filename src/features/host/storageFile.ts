import * as vscode from 'vscode';

/** The bytes of a file that an earlier session saved; undefined if there is no such file. */
export async function savedBytes(file: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(file);
  } catch {
    return undefined;
  }
}

/** A file in the folder in which the editor lets the extension keep data between sessions. */
export class StorageFile {
  /**
   * @param name of the file in the folder
   * @param largest bytes that are read, at most
   */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly name: string,
    private readonly largest: number,
  ) {}

  /** The text of the file; empty if it cannot be read, or is too large. */
  async read(): Promise<string> {
    try {
      const { size } = await vscode.workspace.fs.stat(this.file);
      const saved = size > this.largest ? undefined : await vscode.workspace.fs.readFile(this.file);
      return new TextDecoder().decode(saved);
    } catch {
      return '';
    }
  }

  /** Saves a text. If that fails, the file keeps its old content. */
  async write(text: string): Promise<void> {
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(text));
    } catch {
      return;
    }
  }

  private get file(): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, this.name);
  }
}

import * as vscode from 'vscode';

/** A file that can fail or change as files on a disk rarely do. */
export interface FaultyFile {
  readonly text: string;
  /** The state that is reported, which may be wrong. */
  readonly size?: number;
  /** 0, the default, if it is unknown. */
  readonly mtime?: number;
  /** Called before the text is returned; can throw or wait. */
  readonly read?: () => unknown;
}

/** Files of one folder in memory, which fail as a test requires. */
export class FaultyFiles implements vscode.FileSystemProvider {
  readonly wasRead: string[] = [];
  private readonly files = new Map<string, FaultyFile>();
  private readonly changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changed.event;

  constructor(private readonly root: vscode.Uri) {}

  /** Adds or changes files, and fires events. */
  put(files: Readonly<Record<string, FaultyFile>>): void {
    const events = Object.entries(files).map(([name, file]) => {
      const { Changed, Created } = vscode.FileChangeType;
      const type = this.files.has(name) ? Changed : Created;
      this.files.set(name, file);
      return { type, uri: vscode.Uri.joinPath(this.root, name) };
    });
    this.changed.fire(events);
  }

  /** Deletes a file without an event. */
  lose(name: string): void {
    this.files.delete(name);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (uri.path === this.root.path) {
      return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
    }
    const { text, mtime = 0, size = bytesOf(text).length } = this.fileAt(uri);
    return { type: vscode.FileType.File, ctime: 0, mtime, size };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    if (uri.path !== this.root.path) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return [...this.files.keys()].map((name) => [name, vscode.FileType.File]);
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    this.wasRead.push(nameOf(uri));
    await this.fileAt(uri).read?.();
    return bytesOf(this.fileAt(uri).text);
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  createDirectory(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  writeFile(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  delete(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  rename(uri: vscode.Uri): void {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private fileAt(uri: vscode.Uri): FaultyFile {
    const file = this.files.get(nameOf(uri));
    if (!file) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return file;
  }
}

function nameOf({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

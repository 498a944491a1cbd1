import * as vscode from 'vscode';
import { FetchedSources } from '../../core/fetching/fetchedSources';

const NAME = 'fetchedSources.json';
/** Bytes of a file that is read: five hundred sources with long abstracts have less. */
const LARGEST_FILE = 16 * 2 ** 20;

/** What was fetched in earlier sessions, in a file of the editor's own storage. */
export class FetchedSourcesFile {
  private loading: Promise<FetchedSources> | undefined;

  constructor(private readonly folder: vscode.Uri) {}

  /** Read when first asked for. */
  load(): Promise<FetchedSources> {
    this.loading ??= this.read();
    return this.loading;
  }

  /** Saves what has been fetched; what cannot be saved is fetched again one day. */
  async save(sources: FetchedSources): Promise<void> {
    try {
      await vscode.workspace.fs.createDirectory(this.folder);
      await vscode.workspace.fs.writeFile(this.file, new TextEncoder().encode(sources.save()));
    } catch {
      return;
    }
  }

  private async read(): Promise<FetchedSources> {
    try {
      const { size } = await vscode.workspace.fs.stat(this.file);
      const saved = size > LARGEST_FILE ? undefined : await vscode.workspace.fs.readFile(this.file);
      return FetchedSources.read(new TextDecoder().decode(saved));
    } catch {
      return new FetchedSources();
    }
  }

  private get file(): vscode.Uri {
    return vscode.Uri.joinPath(this.folder, NAME);
  }
}

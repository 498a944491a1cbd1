import * as vscode from 'vscode';
import { FetchedSources } from '../../core/fetching/fetchedSources';

const NAME = 'fetchedSources.json';
/** Bytes of the file that are read, at most: five hundred sources with long abstracts take fewer. */
const LARGEST_FILE = 16 * 2 ** 20;

/** The sources that earlier sessions fetched, in a file in the editor's storage of the extension. */
export class FetchedSourcesFile {
  private loading: Promise<FetchedSources> | undefined;

  constructor(private readonly folder: vscode.Uri) {}

  /** Reads the file on the first call. */
  load(): Promise<FetchedSources> {
    this.loading ??= this.read();
    return this.loading;
  }

  /** Saves what was fetched. A source that cannot be saved is fetched again in a later session. */
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

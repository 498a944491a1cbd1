import type * as vscode from 'vscode';
import { FetchedSources } from '../../core/fetching/fetchedSources';
import { StorageFile } from '../host/storageFile';

const NAME = 'fetchedSources.json';
/** Bytes of the file that are read, at most: five hundred sources with long abstracts take fewer. */
const LARGEST_FILE = 16 * 2 ** 20;

/** The sources that earlier sessions fetched, in a file in the editor's storage of the extension. */
export class FetchedSourcesFile {
  private loading: Promise<FetchedSources> | undefined;
  private readonly file: StorageFile;

  constructor(folder: vscode.Uri) {
    this.file = new StorageFile(folder, NAME, LARGEST_FILE);
  }

  /** Reads the file on the first call. */
  load(): Promise<FetchedSources> {
    this.loading ??= this.file.read().then((saved) => FetchedSources.read(saved));
    return this.loading;
  }

  /** Saves what was fetched. A source that cannot be saved is fetched again in a later session. */
  save(sources: FetchedSources): Promise<void> {
    return this.file.write(sources.save());
  }
}

import { readFile, writeFile } from 'node:fs/promises';
import { RecordCache } from '../core/referenceCheck/recordCache';
import { type CheckSettings, RecordFetcher } from '../core/referenceCheck/recordFetcher';
import type { FoundRecords } from '../core/referenceCheck/recordRun';
import type { RecordIdentifier } from '../core/referenceCheck/serviceRecord';
import { webHost } from './webHost';

/** Records of publications from Crossref and PubMed, kept in a file if one is named. */
export class OnlineRecords {
  private cache: RecordCache | undefined;
  private fetcher: RecordFetcher | undefined;

  constructor(
    private readonly settings: CheckSettings,
    private readonly file: string | undefined,
  ) {}

  /** What the services say about publications. Reads the file on the first call; a damaged file counts as empty. */
  async fetch(identifiers: readonly RecordIdentifier[]): Promise<FoundRecords> {
    this.cache ??= RecordCache.read(await this.saved());
    this.fetcher ??= new RecordFetcher(webHost, this.cache);
    return this.fetcher.fetch(identifiers, this.settings, new AbortController().signal);
  }

  /** @throws Error if the file cannot be written */
  async save(): Promise<void> {
    if (this.file !== undefined && this.cache) {
      await writeFile(this.file, this.cache.save());
    }
  }

  private async saved(): Promise<string> {
    return this.file === undefined ? '' : readFile(this.file, 'utf8').catch(() => '');
  }
}

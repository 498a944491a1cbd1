import type { FetchError } from '../fetching/fetchText';
import { doiPattern } from '../identifiers/doi';
import { isPmid } from '../identifiers/pubmedId';
import { comparedIdentifier } from '../identifiers/readIdentifier';
import type { KnownRecord } from './recordCache';
import type { RecordIdentifier, ServiceRecord } from './serviceRecord';

/** The most UTF-16 units of a DOI that is sent. */
const LONGEST_DOI = 512;

/** The answer about each requested identifier, by its form for comparison. */
export interface FoundRecords {
  readonly records: ReadonlyMap<string, KnownRecord>;
  /** Why there is no answer about the others. */
  readonly failures: ReadonlyMap<string, FetchError>;
}

/** Reports the progress of a run. */
export type ReportProgress = (done: number, all: number) => void;

/** The results of one call so far. */
export class RecordRun implements FoundRecords {
  readonly records = new Map<string, KnownRecord>();
  readonly failures = new Map<string, FetchError>();
  /** Whether an answer had Crossref's form. */
  isCrossref = false;
  private readonly open: readonly RecordIdentifier[];
  private readonly all: number;

  constructor(
    identifiers: readonly RecordIdentifier[],
    known: (name: string) => KnownRecord | undefined,
    private readonly report: ReportProgress,
  ) {
    const valid = identifiers.filter(isValid);
    this.all = valid.length;
    for (const identifier of valid) {
      const name = comparedIdentifier(identifier);
      const record = known(name);
      if (record) {
        this.records.set(name, record);
      }
    }
    this.open = valid.filter((it) => !this.records.has(comparedIdentifier(it)));
    this.reportProgress();
  }

  /** The identifiers of a kind to request, each once. */
  wanted(kind: RecordIdentifier['kind']): string[] {
    const ids = this.open.filter((it) => it.kind === kind);
    return [...new Map(ids.map((it) => [comparedIdentifier(it), it.id])).values()];
  }

  has(kind: RecordIdentifier['kind'], id: string): boolean {
    return this.records.has(comparedIdentifier({ kind, id }));
  }

  put(kind: RecordIdentifier['kind'], id: string, record: KnownRecord): void {
    this.records.set(comparedIdentifier({ kind, id }), record);
    this.reportProgress();
  }

  /** Adds the requested records, and no others. */
  found(
    kind: RecordIdentifier['kind'],
    ids: readonly string[],
    records: readonly ServiceRecord[],
    idOf: (record: ServiceRecord) => string | undefined,
  ): void {
    for (const id of ids) {
      const record = records.find((it) => idOf(it)?.toLowerCase() === id.toLowerCase());
      if (record) {
        this.put(kind, id, record);
      }
    }
  }

  fail(kind: RecordIdentifier['kind'], ids: readonly string[], error: FetchError): void {
    for (const id of ids.filter((it) => !this.has(kind, it))) {
      this.failures.set(comparedIdentifier({ kind, id }), error);
    }
    this.reportProgress();
  }

  private reportProgress(): void {
    this.report(Math.min(this.records.size + this.failures.size, this.all), this.all);
  }
}

/** Whether an identifier has a valid form, so that no other text is sent. */
function isValid({ kind, id }: RecordIdentifier): boolean {
  return kind === 'pmid' ? isPmid(id) : id.length <= LONGEST_DOI && doiPattern.test(id);
}

/**
 * Requests records of many publications from Crossref and PubMed, in batches: from Crossref's REST API for DOIs
 * (`/works` with a filter for several, `/works/{doi}/agency` for those that it does not list; polite pool: `mailto`),
 * and from NCBI's EFetch for PMIDs (`tool`, `email`). Only identifiers are sent.
 */

import * as v from 'valibot';
import { Eutils, type EutilsSettings } from '../fetching/eutils';
import { type FetchBounds, FetchError, fetchText, serverOf } from '../fetching/fetchText';
import { RateLimiter } from '../fetching/rateLimiter';
import type { WebHost } from '../fetching/webHost';
import { readCrossrefWorks } from '../importing/crossrefWork';
import { parsedJson } from '../text/parsedJson';
import { recordOfWork } from './crossrefRecord';
import { readPubmedRecords } from './pubmedRecord';
import type { RecordCache } from './recordCache';
import { type FoundRecords, RecordRun, type ReportProgress } from './recordRun';
import type { RecordIdentifier } from './serviceRecord';

/** Identifiers of one request. Short addresses pass every server on the way. */
const BATCH = { doi: 20, pmid: 50 };
/**
 * Milliseconds between two requests to Crossref: one list of works per second, three with a `mailto`, and more requests
 * for single works.
 */
const PACE = { usual: 1_000, polite: 340 };
const usualBounds: FetchBounds = { time: 30_000, size: 8 * 2 ** 20 };
/** Failures that may be caused by one identifier of a batch: the batch is halved. */
const failuresOfOne: ReadonlySet<string> = new Set(['tooLarge', 'brokenAnswer', 'notFound']);

const agencySchema = v.object({
  status: v.literal('ok'),
  message: v.object({ agency: v.object({ id: v.string() }) }),
});

/** Which services to ask, according to the settings. */
export interface CheckSettings extends EutilsSettings {
  /** The base address, without a slash at the end. */
  readonly crossrefAddress: string;
}

/** Fetches records, one request at a time, and keeps what it has fetched. */
export class RecordFetcher {
  private readonly crossref: RateLimiter;

  /** @param eutils shared by all requests to NCBI, so that they keep to one rate */
  constructor(
    private readonly host: WebHost,
    private readonly kept: RecordCache,
    private readonly bounds: FetchBounds = usualBounds,
    private readonly eutils = new Eutils(host),
  ) {
    this.crossref = new RateLimiter(host);
  }

  /**
   * The answers of the services about publications. Records that were fetched within a week are not fetched again.
   * After a service cannot be reached, no more requests are sent to it.
   *
   * @param identifiers each once; those with an invalid form are left out
   * @throws {FetchError} only if the signal aborts
   */
  async fetch(
    identifiers: readonly RecordIdentifier[],
    settings: CheckSettings,
    signal: AbortSignal,
    report: ReportProgress = () => {},
  ): Promise<FoundRecords> {
    const run = new RecordRun(identifiers, (name) => this.kept.get(name, this.host.now()), report);
    const asking: Asking = { settings, signal, run };
    try {
      await this.inBatches('doi', asking, (batch) => this.askCrossref(batch, asking));
      await this.inBatches('pmid', asking, (batch) => this.askPubmed(batch, asking));
    } finally {
      // Records that arrived before the user cancelled need not be fetched again.
      for (const [name, record] of run.records) {
        if (!this.kept.get(name, this.host.now())) {
          this.kept.put(name, record, this.host.now());
        }
      }
    }
    return run;
  }

  private async inBatches(
    kind: RecordIdentifier['kind'],
    { signal, run }: Asking,
    ask: (batch: readonly string[]) => Promise<void>,
  ): Promise<void> {
    const ids = run.wanted(kind);
    const alone = kind === 'doi' ? ids.filter(isHardToList) : [];
    const together = ids.filter((id) => !alone.includes(id));
    const batches = [...alone.map((id) => [id]), ...slices(together, BATCH[kind])];
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      try {
        await ask(batch);
      } catch (error) {
        if (!(error instanceof FetchError) || signal.aborted) {
          throw error;
        }
        if (!failuresOfOne.has(error.failure)) {
          // The service is busy or unavailable: other requests would fail in the same way.
          run.fail(kind, [...batch, ...batches.flat()], error);
          return;
        }
        if (batch.length === 1) {
          run.fail(kind, batch, error);
        } else {
          batches.unshift(...slices(batch, Math.ceil(batch.length / 2)));
        }
      }
    }
  }

  private async askCrossref(dois: readonly string[], { settings, signal, run }: Asking) {
    const { crossrefAddress, contact } = settings;
    const [first = ''] = dois;
    const isList = !isHardToList(first);
    const query = new URLSearchParams({
      ...(isList
        ? { filter: dois.map((doi) => `doi:${doi}`).join(','), rows: `${BATCH.doi}` }
        : {}),
      ...(contact ? { mailto: contact } : {}),
    });
    const path = isList ? '/works' : `/works/${encodeURIComponent(first)}`;
    const answer = await this.text(
      paceOf(contact),
      `${crossrefAddress}${path}?${query}`,
      signal,
    ).catch((error: unknown) => {
      if (error instanceof FetchError && error.failure === 'notFound' && !isList) {
        return undefined;
      }
      throw error;
    });
    const works = answer === undefined ? [] : readCrossrefWorks(answer);
    if (!works) {
      throw new FetchError('brokenAnswer', serverOf(crossrefAddress));
    }
    const records = works.flatMap((work) => recordOfWork(work) ?? []);
    run.found('doi', dois, records, ({ DOI }) => DOI);
    run.isCrossref ||= answer !== undefined;
    const named = new Set(works.map(({ DOI }) => DOI.toLowerCase()));
    for (const doi of dois.filter((it) => !run.has('doi', it))) {
      // A work without a title exists nevertheless; and the answer to a request for one DOI was about another one.
      if (named.has(doi.toLowerCase()) || (!isList && works.length > 0)) {
        run.fail('doi', [doi], new FetchError('brokenAnswer', serverOf(crossrefAddress)));
      } else {
        await this.askAgency(doi, { settings, signal, run });
      }
    }
  }

  /**
   * Finds out whether a DOI that Crossref does not list exists at all, and belongs to another agency (DataCite, JaLC
   * …).
   */
  private async askAgency(doi: string, { settings, signal, run }: Asking): Promise<void> {
    const { crossrefAddress, contact } = settings;
    const query = contact ? `?${new URLSearchParams({ mailto: contact })}` : '';
    const address = `${crossrefAddress}/works/${encodeURIComponent(doi)}/agency${query}`;
    await this.makeSureOfCrossref({ settings, signal, run });
    try {
      const read = v.safeParse(
        agencySchema,
        parsedJson(await this.text(paceOf(contact), address, signal)),
      );
      if (!read.success || read.output.message.agency.id === 'crossref') {
        throw new FetchError('brokenAnswer', serverOf(crossrefAddress));
      }
      run.put('doi', doi, 'other agency');
    } catch (error) {
      if (!(error instanceof FetchError) || !failuresOfOne.has(error.failure)) {
        throw error;
      }
      if (error.failure === 'notFound') {
        run.put('doi', doi, 'absent');
      } else {
        run.fail('doi', [doi], error);
      }
    }
  }

  /**
   * Makes sure that the server is Crossref, since any server may say that something does not exist: one answer must
   * have Crossref's form.
   */
  private async makeSureOfCrossref({ settings, signal, run }: Asking): Promise<void> {
    const { crossrefAddress, contact } = settings;
    if (!run.isCrossref) {
      const query = new URLSearchParams({ rows: '0', ...(contact ? { mailto: contact } : {}) });
      const answer = await this.text(paceOf(contact), `${crossrefAddress}/works?${query}`, signal);
      if (!readCrossrefWorks(answer)) {
        throw new FetchError('brokenAnswer', serverOf(crossrefAddress));
      }
      run.isCrossref = true;
    }
  }

  private async askPubmed(pmids: readonly string[], { settings, signal, run }: Asking) {
    const { pubmedAddress } = settings;
    const limits = { signal, bounds: this.bounds };
    const answer = await this.eutils.fetch(pmids, settings, limits);
    const records = readPubmedRecords(answer);
    if (!records) {
      throw new FetchError('brokenAnswer', serverOf(pubmedAddress));
    }
    run.found('pmid', pmids, records, ({ PMID }) => PMID);
    const missing = pmids.filter((it) => !run.has('pmid', it));
    // PubMed leaves out records that do not exist, and those that it cannot return now.
    run.fail('pmid', missing, new FetchError('notFound', serverOf(pubmedAddress)));
  }

  private async text(pace: number, address: string, signal: AbortSignal) {
    await this.crossref.turn(pace, signal);
    return fetchText(this.host, { address, signal, bounds: this.bounds });
  }
}

function paceOf(contact: string): number {
  return contact ? PACE.polite : PACE.usual;
}

interface Asking {
  readonly settings: CheckSettings;
  readonly signal: AbortSignal;
  readonly run: RecordRun;
}

/** Whether a DOI contains characters that also separate filters and their values. */
function isHardToList(doi: string): boolean {
  return /[,:;<>|*"\\]/.test(doi);
}

function slices<T>(list: readonly T[], size: number): T[][] {
  const count = Math.ceil(list.length / size);
  return Array.from({ length: count }, (_, at) => list.slice(at * size, (at + 1) * size));
}

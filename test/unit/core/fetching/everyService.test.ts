import assert from 'node:assert/strict';
import { Eutils } from '../../../../src/core/fetching/eutils';
import { FetchedSources } from '../../../../src/core/fetching/fetchedSources';
import { FetchError } from '../../../../src/core/fetching/fetchText';
import { SourceFetcher } from '../../../../src/core/fetching/sourceFetcher';
import type { WebHost } from '../../../../src/core/fetching/webHost';
import type { SourceIdentifier } from '../../../../src/core/identifiers/readIdentifier';
import { RecordCache } from '../../../../src/core/referenceCheck/recordCache';
import { RecordFetcher } from '../../../../src/core/referenceCheck/recordFetcher';
import type { RecordIdentifier } from '../../../../src/core/referenceCheck/serviceRecord';
import { EuropePmc } from '../../../../src/core/searching/europePmc';
import type { LiteratureProvider } from '../../../../src/core/searching/literatureProvider';
import { Pubmed } from '../../../../src/core/searching/pubmed';
import { BetterBibtex } from '../../../../src/core/zotero/betterBibtex';
import { type Fault, startLiteratureServer } from '../../../stand-ins/literatureServer.mjs';
import { never, TestHost } from '../../support/testHost';

/** The time limit of requests, in milliseconds. */
const LIMIT = 5_000;
const contact = 'josiah@example.com';

/** A host that reaches only the stand-in, or nothing, and records its requests. */
class ServiceHost extends TestHost {
  /** The time of a request, in milliseconds, and its server. */
  readonly sent: {
    readonly at: number;
    readonly host: string;
    readonly path: string;
    readonly init: RequestInit;
  }[] = [];

  constructor(
    private readonly own: string,
    private readonly broken?: Error,
  ) {
    super(LIMIT);
  }

  override async fetch(address: string, init: RequestInit): Promise<Response> {
    const { host, pathname } = new URL(address);
    this.sent.push({ at: this.time, host, path: pathname, init });
    if (this.broken || host !== new URL(this.own).host) {
      throw this.broken ?? new TypeError('fetch failed');
    }
    return super.fetch(address, init);
  }

  /** The largest number of requests to a service within one second. */
  mostInOneSecond(paths: RegExp): number {
    const times = this.sent.filter(({ path }) => paths.test(path)).map(({ at }) => at);
    return Math.max(
      ...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
    );
  }
}

describe('every service', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  const settings = (apiKey?: string) => ({
    ...server.services,
    contact,
    apiKey,
  });
  const fetched = async (host: WebHost, identifier: SourceIdentifier) => {
    const { title } = await new SourceFetcher(host, new FetchedSources()).fetch(
      identifier,
      settings(),
      never,
    );
    return [title ?? ''];
  };
  const searched = async (provider: LiteratureProvider) => {
    const pages = provider.search({ query: 'lamps', filters: [] }, settings(), never);
    const { value } = await pages.next();
    return (value?.found ?? []).map(({ reference }) => reference.title ?? '');
  };
  const checked = async (host: WebHost, identifier: RecordIdentifier) => {
    const fetcher = new RecordFetcher(host, new RecordCache());
    const { records, failures } = await fetcher.fetch([identifier], settings(), never);
    for (const failure of failures.values()) {
      throw failure;
    }
    return [...records.values()].flatMap((it) => (typeof it === 'string' ? it : it.titles));
  };

  /** A request to each service for a record that the stand-in has; each gives the titles in the answer. */
  const services: Readonly<Record<string, (host: ServiceHost) => Promise<string[]>>> = {
    'PubMed, for a PMID': (host) => fetched(host, { kind: 'pmid', id: '990000001' }),
    'Crossref, for a DOI': (host) => fetched(host, { kind: 'doi', id: '10.5555/12345678' }),
    'the PMC ID Converter': (host) => fetched(host, { kind: 'pmcid', id: 'PMC990000041' }),
    'the resolver of DOIs': (host) => fetched(host, { kind: 'arxiv', id: '1407.3561' }),
    'PubMed, for words': (host) => {
      const eutils = new Eutils(host);
      const fetcher = new SourceFetcher(host, new FetchedSources(), undefined, eutils);
      return searched(new Pubmed(eutils, fetcher, () => host.now()));
    },
    'Europe PMC, for words': (host) => searched(new EuropePmc(host)),
    'Crossref, for a check': (host) => checked(host, { kind: 'doi', id: '10.5555/check.journal' }),
    'PubMed, for a check': (host) => checked(host, { kind: 'pmid', id: '991000004' }),
    'Zotero, for words': async (host) => {
      const zotero = new BetterBibtex(host, Number(new URL(server.address).port));
      return (await zotero.search('lamp', never)).map(({ reference }) => reference.title ?? '');
    },
  };

  const ask = async (service: string, host = new ServiceHost(server.address)) => {
    try {
      const titles = await services[service]?.(host);
      return { failure: 'none', titles: titles ?? [], host };
    } catch (error) {
      assert.ok(error instanceof FetchError, String(error));
      return { failure: error.failure, titles: [], host };
    }
  };

  before(async () => {
    server = await startLiteratureServer();
  });
  beforeEach(() => {
    server.requests.length = 0;
  });
  afterEach(() => server.answerAll());
  after(() => server.stop());

  /** The failure for each fault, and the number of requests before it is reported. */
  const faults: readonly (readonly [Fault, failure: string, requests?: number])[] = [
    ['busyOnce', 'none'],
    ['busy', 'tooManyRequests', 2],
    ['busyForHours', 'tooManyRequests', 1],
    ['serverError', 'serverError', 1],
    ['cutOff', 'brokenAnswer', 1],
    ['huge', 'tooLarge', 1],
    ['html', 'brokenAnswer', 1],
    ['hangsUp', 'offline', 1],
    ['movedToUnsafe', 'unsafeAddress', 1],
    ['hostile', 'none'],
  ];
  for (const service of Object.keys(services)) {
    describe(service, () => {
      for (const [fault, expected, count] of faults) {
        it(`reports its failure: ${fault} → ${expected}`, async () => {
          server.answerAll(fault);
          const { failure, titles, host } = await ask(service);
          assert.equal(failure, expected);
          assert.equal(titles.length > 0, expected === 'none');
          assert.ok(host.sent.every((it) => it.host === new URL(server.address).host));
          if (count !== undefined) {
            assert.equal(server.requests.length, count);
          }
        });
      }

      it('is reported as unreachable: no net, no such server', async () => {
        const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
        for (const error of [
          new TypeError('Failed to fetch'),
          new TypeError('fetch failed', { cause }),
        ]) {
          const { failure } = await ask(service, new ServiceHost(server.address, error));
          assert.equal(failure, 'offline');
        }
        assert.deepEqual(server.requests, []);
      });

      it('sends nothing to another server to which it redirects', async () => {
        server.answerAll('movedToOther');
        const { failure, host } = await ask(service);
        const elsewhere = host.sent.filter((it) => it.host === 'elsewhere.invalid');
        assert.deepEqual(
          elsewhere.flatMap(({ init }) => init.body ?? []),
          [],
        );
        assert.equal(failure, elsewhere.length > 0 ? 'offline' : 'movedElsewhere');
      });
    });
  }

  it('gets the query, the sender’s name and address if it wants them, and nothing else', async () => {
    for (const service of Object.keys(services)) {
      await ask(service);
    }
    const told = server.requests.map(({ method, path, body }) => {
      const { pathname, searchParams } = new URL(path, server.address);
      const names = [
        ...searchParams.keys(),
        ...(/^\w+=/.test(body) ? new URLSearchParams(body).keys() : []),
      ];
      return `${method} ${decodeURIComponent(pathname)} ${[...new Set(names)].sort().join(' ')}`;
    });
    assert.deepEqual([...new Set(told)].sort(), [
      'GET /doi/10.48550/arXiv.1407.3561 ',
      'GET /doi/10.48550/arXiv.1407.3561 agency',
      'GET /europepmc/search cursorMark format pageSize query resultType',
      'GET /eutils/efetch.fcgi db email id retmode tool',
      'GET /eutils/esummary.fcgi db email id retmode tool',
      'GET /idconv/ email format ids idtype tool versions',
      'GET /works filter mailto rows',
      'GET /works/10.5555/12345678 mailto',
      'POST /better-bibtex/json-rpc ',
      'POST /eutils/esearch.fcgi db email retmax retmode sort term tool',
    ]);
  });

  describe('the rate of requests to a service', () => {
    const ids = Array.from({ length: 12 }, (_, at) => String(990000100 + at));
    const ncbi = /eutils|idconv/;
    const crossref = /^\/works/;

    it('of NCBI is three a second in all, or ten with a key', async () => {
      for (const [apiKey, most] of [
        [undefined, 3],
        ['key', 10],
      ] as const) {
        const host = new ServiceHost(server.address);
        const eutils = new Eutils(host);
        const limits = { signal: never, bounds: { time: 20_000, size: 2 ** 20 } };
        for (const id of ids) {
          await eutils.fetch([id], settings(apiKey), limits);
          if (!apiKey) {
            await eutils.convert('pmid', id, settings(apiKey), limits);
            await eutils.summaries(['990001000'], settings(apiKey), limits);
          }
        }
        assert.equal(host.mostInOneSecond(ncbi), most);
      }
    });

    it('of Crossref and NCBI’s converter is kept while sources are fetched by DOI', async () => {
      const host = new ServiceHost(server.address);
      const fetcher = new SourceFetcher(host, new FetchedSources());
      for (const id of ids) {
        await fetcher.fetch({ kind: 'doi', id: `10.5555/lamp.${id}` }, settings(), never);
      }
      assert.equal(server.requests.length, 2 * ids.length);
      assert.ok(host.mostInOneSecond(ncbi) <= 3, String(host.mostInOneSecond(ncbi)));
      assert.ok(host.mostInOneSecond(crossref) <= 5, String(host.mostInOneSecond(crossref)));
    });

    it('of the resolver of DOIs is two a second', async () => {
      const host = new ServiceHost(server.address);
      const fetcher = new SourceFetcher(host, new FetchedSources());
      for (const id of ids) {
        await fetcher.fetch({ kind: 'arxiv', id: `1407.${id.slice(-5)}` }, settings(), never);
      }
      // The stand-in redirects each request to itself.
      assert.equal(host.mostInOneSecond(/doi/), 2 * 2);
    });

    it('of Crossref is one list a second, or three with an e-mail address', async () => {
      const dois = Array.from({ length: 120 }, (_, at) => `10.5555/many.${at}`);
      for (const [email, most] of [
        ['', 1],
        [contact, 3],
      ] as const) {
        const host = new ServiceHost(server.address);
        const asked = dois.map((id) => ({ kind: 'doi', id }) as const);
        const who = { ...settings(), contact: email };
        await new RecordFetcher(host, new RecordCache()).fetch(asked, who, never);
        assert.equal(host.sent.length, 6);
        assert.equal(host.mostInOneSecond(crossref), most);
      }
    });
  });
});

import assert from 'node:assert/strict';
import { Eutils } from '../../../../src/core/fetching/eutils';
import { FetchedSources } from '../../../../src/core/fetching/fetchedSources';
import { FetchError } from '../../../../src/core/fetching/fetchText';
import { SourceFetcher } from '../../../../src/core/fetching/sourceFetcher';
import type { WebHost } from '../../../../src/core/fetching/webHost';
import { EuropePmc } from '../../../../src/core/searching/europePmc';
import { readEuropePmcPage } from '../../../../src/core/searching/europePmcAnswer';
import type {
  FoundPage,
  LiteratureProvider,
} from '../../../../src/core/searching/literatureProvider';
import { LiteratureSearch } from '../../../../src/core/searching/literatureSearch';
import { Pubmed } from '../../../../src/core/searching/pubmed';
import { readPmids, readSummaries } from '../../../../src/core/searching/pubmedSummaries';
import type { SearchRequest } from '../../../../src/core/searching/searchFilters';
import {
  badSearches,
  FIRST_PMID,
  FOUND,
  HOSTILE,
  startLiteratureServer,
} from '../../../stand-ins/literatureServer.mjs';
import { failureOf } from '../../support/failureOf';
import { never } from '../../support/testHost';

const bounds = { time: 20_000, size: 300_000 };
/** The time limit of requests that would never end, in milliseconds. */
const SHORT = 300;

/** The fetch of this process; requests do not wait for one another. */
const host: WebHost = {
  fetch: (address, init) => fetch(address, init),
  now: () => Date.UTC(2026, 10, 29),
  wait: (milliseconds, signal) =>
    new Promise((resolve) => {
      const isPace = milliseconds !== bounds.time && milliseconds !== SHORT;
      const stop = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(
        () => {
          signal.removeEventListener('abort', stop);
          resolve();
        },
        isPace ? 0 : milliseconds,
      );
      signal.addEventListener('abort', stop);
    }),
};

describe('searching for literature', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  const settings = () => ({
    ...server.services,
    contact: 'josiah@example.com',
  });
  const providers = (of = host, time = bounds.time): readonly LiteratureProvider[] => {
    const limits = { ...bounds, time };
    const eutils = new Eutils(of);
    const fetcher = new SourceFetcher(of, new FetchedSources(), limits, eutils);
    return [new Pubmed(eutils, fetcher, of.now, limits), new EuropePmc(of, limits)];
  };
  const [pubmed, europePmc] = [0, 1].map((at) => () => providers()[at] as LiteratureProvider) as [
    () => LiteratureProvider,
    () => LiteratureProvider,
  ];
  const pagesOf = async (
    provider: LiteratureProvider,
    request: SearchRequest,
    signal = never,
  ): Promise<FoundPage[]> => {
    const pages: FoundPage[] = [];
    for await (const page of provider.search(request, settings(), signal)) {
      pages.push(page);
    }
    return pages;
  };
  const failure = (provider: LiteratureProvider, query: string, signal = never) =>
    failureOf(pagesOf(provider, { query, filters: [] }, signal));

  before(async () => {
    server = await startLiteratureServer();
  });

  beforeEach(() => {
    server.requests.length = 0;
  });

  after(() => server.stop());

  it('asks both databases for the newest first, if that is wanted', async () => {
    const request = { query: 'lamp', filters: [], newest: { since: '2026-10-01' } };
    await pagesOf(pubmed(), request);
    await pagesOf(europePmc(), request);
    const [search] = server.requests;
    const other = server.requests.find(({ path }) => path.startsWith('/europepmc/'));
    assert.equal(new URLSearchParams(search?.body).get('sort'), 'pub_date');
    const params = new URL(other?.path ?? '', server.address).searchParams;
    assert.equal(params.get('sort'), 'P_PDATE_D desc');
    assert.equal(params.get('query'), '(lamp) AND CREATION_DATE:[2026-10-01 TO 3000-12-31]');
  });

  it('asks PubMed as NCBI requires: words in the body of a POST, then one page of summaries at a time', async () => {
    const pages = await pagesOf(pubmed(), { query: '"IL-6"[tiab]', filters: ['humans'] });
    assert.deepEqual(
      pages.map(({ total, found }) => [total, found.length]),
      [
        [FOUND, 25],
        [FOUND, 25],
        [FOUND, 10],
      ],
    );
    const [search, summaries] = server.requests;
    assert.equal(`${search?.method} ${search?.path}`, 'POST /eutils/esearch.fcgi');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(search?.body)), {
      db: 'pubmed',
      term: '("IL-6"[tiab]) AND humans[mh]',
      retmode: 'json',
      retmax: '100',
      sort: 'relevance',
      tool: 'cytonote',
      email: 'josiah@example.com',
    });
    assert.equal(
      summaries?.path.replace(/id=[^&]*/, 'id='),
      '/eutils/esummary.fcgi?db=pubmed&id=&retmode=json&tool=cytonote&email=josiah%40example.com',
    );
    assert.equal(server.requests.length, 4);
  });

  it('asks Europe PMC page by page, and sends nothing about the user', async () => {
    const pages = await pagesOf(europePmc(), { query: 'TITLE_ABS:"IL-6"', filters: [] });
    assert.deepEqual(
      pages.map(({ found }) => found.length),
      [25, 25, 10],
    );
    assert.equal(
      server.requests[0]?.path,
      '/europepmc/search?query=TITLE_ABS%3A%22IL-6%22&resultType=core&format=json&pageSize=25&cursorMark=*',
    );
    assert.equal(server.requests.length, 3);
  });

  it('sends the request for a page when the page is wanted', async () => {
    for (const provider of providers()) {
      server.requests.length = 0;
      for await (const _ of provider.search({ query: 'lamp', filters: [] }, settings(), never)) {
        break;
      }
      assert.ok(server.requests.length <= 2);
    }
  });

  it('reads the same fields for a list from both', async () => {
    for (const provider of providers()) {
      const [page] = await pagesOf(provider, { query: 'lamp', filters: [] });
      const [first, second] = page?.found ?? [];
      assert.equal(first?.reference.title, 'Imagined lamps and IL-6, part 1');
      assert.equal(first?.reference['container-title'], 'Invented journal of lamps');
      assert.equal(first?.reference.issued?.['date-parts']?.[0]?.[0], 2001);
      assert.deepEqual(first?.reference.author, [
        { family: 'Lampe', given: provider.id === 'pubmed' ? 'É' : 'Émile' },
        { literal: 'Lamp Study Group' },
      ]);
      assert.equal(first?.reference.PMID, String(FIRST_PMID));
      assert.equal(first?.reference.DOI, `10.5555/lamp.${FIRST_PMID}`);
      assert.equal(second?.study, 'randomised-trial');
      assert.ok(first?.fullText?.startsWith('https://'));
    }
  });

  it('marks preprints, which Europe PMC has', async () => {
    const [page] = await pagesOf(europePmc(), { query: 'lamp', filters: [] });
    const preprints = page?.found.filter(({ isPreprint }) => isPreprint) ?? [];
    assert.equal(preprints.length, 5);
    assert.equal(preprints[0]?.reference.genre, 'Preprint');
    assert.equal(preprints[0]?.reference.type, 'article');
    assert.equal(preprints[0]?.reference.publisher, 'Imagined Preprints');
    assert.equal(preprints[0]?.reference.PMID, undefined);
  });

  it('gives the abstract of a result: from PubMed with one more request, from Europe PMC without', async () => {
    for (const provider of providers()) {
      const [page] = await pagesOf(provider, { query: 'lamp', filters: [] });
      const [first] = page?.found ?? [];
      assert.ok(first);
      server.requests.length = 0;
      const whole = await provider.wholeReference(first, settings(), never);
      await provider.wholeReference(first, settings(), never);
      assert.match(String(whole.abstract), /IL-6 fell; tocilizumab did not\./);
      assert.equal(server.requests.length, provider.id === 'pubmed' ? 1 : 0);
    }
  });

  it('can find nothing without a failure', async () => {
    for (const provider of providers()) {
      const pages = await pagesOf(provider, { query: badSearches.nothing, filters: [] });
      assert.deepEqual(pages, [{ total: 0, found: [] }]);
    }
  });

  const failures: readonly (readonly [keyof typeof badSearches, string])[] = [
    ['busy', 'tooManyRequests'],
    ['serverError', 'serverError'],
    ['notJson', 'brokenAnswer'],
    ['cutOff', 'brokenAnswer'],
    ['wrongForm', 'brokenAnswer'],
    ['refused', 'brokenAnswer'],
    ['breaksLater', 'brokenAnswer'],
    ['endless', 'tooLarge'],
    ['silent', 'timeOut'],
    ['slow', 'timeOut'],
    ['hangsUp', 'offline'],
    ['moved', 'movedElsewhere'],
    ['hostile', 'none'],
  ];
  for (const [name, expected] of failures) {
    it(`reports a failure: ${name} → ${expected}`, async () => {
      const time = expected === 'timeOut' ? SHORT : bounds.time;
      for (const provider of providers(host, time)) {
        assert.equal(await failure(provider, badSearches[name]), expected, provider.id);
      }
    });
  }

  it('keeps the pages that came before a failure', async () => {
    for (const provider of providers()) {
      const titles: string[] = [];
      const pages = provider.search(
        { query: badSearches.breaksLater, filters: [] },
        settings(),
        never,
      );
      await assert.rejects(async () => {
        for await (const { found } of pages) {
          titles.push(...found.map(({ reference }) => reference.title ?? ''));
        }
      }, FetchError);
      assert.equal(titles.length, 25);
    }
  });

  it('reports a missing connection, and stops when it is cancelled', async () => {
    const offline = { ...host, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
    for (const provider of providers(offline)) {
      assert.equal(await failure(provider, 'lamp'), 'offline');
    }
    for (const provider of providers()) {
      assert.equal(await failure(provider, 'lamp', AbortSignal.abort()), 'cancelled');
    }
    assert.equal(server.requests.length, 0);
    const cancelling = new AbortController();
    const impatient: WebHost = {
      ...host,
      fetch: (address, init) => {
        setTimeout(() => cancelling.abort());
        return host.fetch(address, init);
      },
    };
    for (const provider of providers(impatient)) {
      assert.equal(await failure(provider, badSearches.silent, cancelling.signal), 'cancelled');
    }
  });

  it('keeps hostile titles as text, and accepts only https addresses', async () => {
    for (const provider of providers()) {
      const [page] = await pagesOf(provider, { query: badSearches.hostile, filters: [] });
      const [first, second] = page?.found ?? [];
      assert.equal(first?.reference.title, HOSTILE.replace('&lt;script&gt;', '<script>'));
      assert.ok(!second?.fullText?.startsWith('javascript'));
    }
  });

  it('sends the key only to NCBI, and keeps to the rate of the key', async () => {
    const waits: number[] = [];
    const standing: WebHost = {
      ...host,
      wait: async (time, signal) =>
        time === bounds.time ? host.wait(time, signal) : void waits.push(time),
    };
    const request = { query: 'lamp', filters: [] };
    for (const apiKey of [undefined, 'secret']) {
      for (const provider of providers(standing)) {
        for await (const _ of provider.search(request, { ...settings(), apiKey }, never)) {
        }
      }
    }
    const [usual, epmc, withKey] = [waits.slice(0, 3), waits.slice(3, 5), waits.slice(5, 8)];
    assert.deepEqual(
      [usual, epmc, withKey],
      [
        [340, 680, 1020],
        [340, 680],
        [105, 210, 315],
      ],
    );
    const told = server.requests.filter(({ path, body }) => `${path} ${body}`.includes('secret'));
    assert.equal(told.length, 4);
    assert.ok(told.every(({ path }) => path.startsWith('/eutils/')));
  });

  it('keeps results, and asks again after a failure, for other filters and after an hour', async () => {
    let now = 0;
    const search = new LiteratureSearch({ now: () => now });
    const provider = europePmc();
    const count = async (request: SearchRequest) => {
      server.requests.length = 0;
      const pages: FoundPage[] = [];
      try {
        for await (const page of search.pages(provider, request, settings(), never)) {
          pages.push(page);
        }
      } catch (error) {
        assert.ok(error instanceof FetchError);
      }
      return [server.requests.length, pages.length];
    };
    assert.deepEqual(await count({ query: 'lamp', filters: [] }), [3, 3]);
    assert.deepEqual(await count({ query: ' lamp ', filters: [] }), [0, 3]);
    assert.deepEqual(await count({ query: 'lamp', filters: ['humans'] }), [3, 3]);
    assert.deepEqual(await count({ query: badSearches.breaksLater, filters: [] }), [2, 1]);
    assert.deepEqual(await count({ query: badSearches.breaksLater, filters: [] }), [2, 1]);
    now += 60 * 60 * 1000;
    assert.deepEqual(await count({ query: 'lamp', filters: [] }), [3, 3]);
    for (let at = 0; at < 30; at++) {
      await count({ query: `lamp ${at}`, filters: [] });
    }
    assert.deepEqual(await count({ query: 'lamp', filters: [] }), [3, 3]);
  });
});

describe('answers of databases', () => {
  it('are ignored in forms that are not documented', () => {
    for (const answer of [
      '',
      'null',
      '[]',
      '{}',
      '{"result":[]}',
      '{"esearchresult":{}}',
      '<a/>',
    ]) {
      assert.equal(readPmids(answer, 10), undefined, answer);
      assert.equal(readEuropePmcPage(answer), undefined, answer);
    }
    assert.equal(readSummaries('{"error":"API rate limit exceeded"}', ['1']), undefined);
    assert.deepEqual(readSummaries('{"result":{"1":{"uid":"2","title":"x"}}}', ['1']), []);
    assert.deepEqual(
      readSummaries('{"result":{"1":{"uid":"1","error":"cannot get document summary"}}}', ['1']),
      [],
    );
    assert.deepEqual(readSummaries('{"result":{}}', ['constructor', '__proto__']), []);
  });

  it('are read as far as they are valid', () => {
    const ids = JSON.stringify({
      esearchresult: { count: 'x', idlist: ['1', 'a', '-1', '2', '3'] },
    });
    assert.deepEqual(readPmids(ids, 2), { total: 2, pmids: ['1', '2'] });
    const [summary] =
      readSummaries('{"result":{"1":{"uid":"1","title":"[Lampen].","pubtype":5,"pubdate":"?"}}}', [
        '1',
      ]) ?? [];
    assert.deepEqual(summary, {
      reference: { id: '', type: 'article-journal', title: 'Lampen', PMID: '1' },
      types: [],
    });
    const records = [
      { id: '1', source: 'MED', title: 'Lamps.', authorList: 'x', pubYear: '2001' },
      { id: '2', source: 'MED' },
      'x',
      {
        id: '3',
        source: 'MED',
        title: 'Online first',
        pubYear: '2002',
        firstPublicationDate: '2001-12-30',
      },
    ];
    const page = readEuropePmcPage(
      JSON.stringify({ hitCount: 4, resultList: { result: records } }),
    );
    assert.deepEqual(
      page?.found.map(({ reference }) => [reference.title, reference.issued?.['date-parts']]),
      [
        ['Lamps', [[2001]]],
        ['Online first', [[2002]]],
      ],
    );
  });
});

import assert from 'node:assert/strict';
import { FetchedSources } from '../../../../src/core/fetching/fetchedSources';
import { FetchError, fetchText } from '../../../../src/core/fetching/fetchText';
import { SourceFetcher } from '../../../../src/core/fetching/sourceFetcher';
import { type WebHost, webHostOf } from '../../../../src/core/fetching/webHost';
import {
  readSourceIdentifier,
  type SourceIdentifier,
} from '../../../../src/core/identifiers/readIdentifier';
import { oddPmcids } from '../../../stand-ins/identifierRecords.mjs';
import { badPmids, startLiteratureServer } from '../../../stand-ins/literatureServer.mjs';
import { failureOf } from '../../support/failureOf';
import { never } from '../../support/testHost';

const bounds = { time: 20_000, size: 100_000 };
/** The time limit of requests that would never end, in milliseconds. */
const SHORT = 300;

/** The fetch and clock of this process. */
const host = webHostOf(globalThis);

function identifier(written: string): SourceIdentifier {
  const read = readSourceIdentifier(written);
  assert.ok(read);
  return read;
}

describe('fetching a source', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  const settings = () => ({
    ...server.services,
    contact: 'josiah@example.com',
  });
  const fetcher = (kept = new FetchedSources()) => new SourceFetcher(host, kept, bounds);
  const failure = (written: string, signal = never, of = host, time = bounds.time) => {
    const work = new SourceFetcher(of, new FetchedSources(), { ...bounds, time });
    return failureOf(work.fetch(identifier(written), settings(), signal));
  };

  before(async () => {
    server = await startLiteratureServer();
  });

  beforeEach(() => {
    server.requests.length = 0;
  });

  after(() => server.stop());

  it('asks PubMed as NCBI requires, and reads the answer', async () => {
    const reference = await fetcher().fetch(identifier('PMID: 990000001'), settings(), never);
    assert.equal(reference.title, 'An imagined lamp that lowers IL-6 and <i>TNF</i>-α');
    assert.equal(reference.DOI, '10.5555/lamp.990000001');
    assert.deepEqual(
      server.requests.map(({ method, path }) => `${method} ${path}`),
      [
        'GET /eutils/efetch.fcgi?db=pubmed&id=990000001&retmode=xml&tool=cytonote&email=josiah%40example.com',
      ],
    );
  });

  it('asks Crossref as it requires, and reads the answer', async () => {
    const reference = await fetcher().fetch(identifier('doi:10.5555/a(1)<2>;x'), settings(), never);
    assert.equal(reference.author?.[0]?.family, 'Carberry');
    assert.equal(
      server.requests[0]?.path,
      '/works/10.5555%2Fa(1)%3C2%3E%3Bx?mailto=josiah%40example.com',
    );
  });

  it('adds the PMID and PMCID of PubMed Central to a source that it fetches by DOI', async () => {
    const { DOI, PMID, PMCID } = await fetcher().fetch(
      identifier('10.5555/lamp.990000041'),
      settings(),
      never,
    );
    assert.deepEqual([DOI, PMID, PMCID], ['10.5555/lamp.990000041', '990000041', 'PMC990000041']);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      [
        '/works/10.5555%2Flamp.990000041?mailto=josiah%40example.com',
        '/idconv/?ids=10.5555%2Flamp.990000041&idtype=doi&format=json&versions=no&tool=cytonote&email=josiah%40example.com',
      ],
    );
  });

  it('fetches by PMCID from PubMed, or else from Crossref', async () => {
    const inPubmed = await fetcher().fetch(identifier('PMC990000041'), settings(), never);
    const { DOI, PMID, PMCID } = inPubmed;
    assert.deepEqual([DOI, PMID, PMCID], ['10.5555/lamp.990000041', '990000041', 'PMC990000041']);
    const address = 'https://pmc.ncbi.nlm.nih.gov/articles/PMC990000800/';
    const book = await fetcher().fetch(identifier(address), settings(), never);
    assert.deepEqual([book.DOI, book.PMID], ['10.5555/lamp.990000800', undefined]);
    assert.deepEqual(
      server.requests.map(({ path }) => path.split('?')[0]),
      ['/idconv/', '/eutils/efetch.fcgi', '/idconv/', '/works/10.5555%2Flamp.990000800'],
    );
  });

  it('fetches by arXiv identifier, and DOIs of other agencies than Crossref, at the resolver', async () => {
    const kept = new FetchedSources();
    const preprint = await fetcher(kept).fetch(identifier('arXiv:1407.3561v2'), settings(), never);
    assert.equal(preprint.title, 'An imagined preprint on lamps');
    assert.deepEqual(Object.keys(preprint).sort(), [
      ...['DOI', 'abstract', 'author', 'id', 'issued', 'publisher', 'title', 'type', 'version'],
    ]);
    await fetcher(kept).fetch(identifier('https://arxiv.org/abs/1407.3561'), settings(), never);
    assert.deepEqual(
      server.requests.map(({ path }) => path),
      ['/doi/10.48550/arXiv.1407.3561', '/doi/10.48550/arXiv.1407.3561?agency=yes'],
    );
    const data = await fetcher().fetch(identifier('10.5555/datacite.1'), settings(), never);
    assert.equal(data.author?.[0]?.family, 'Lampe');
  });

  it('gives a source without identifiers that it cannot fetch', async () => {
    const doi = identifier('10.5555/lamp.990000041');
    for (const idConverterAddress of ['http://127.0.0.1:1', `${server.address}/doi`]) {
      const reference = await fetcher().fetch(doi, { ...settings(), idConverterAddress }, never);
      assert.deepEqual([reference.DOI, reference.PMID], [doi.id, undefined]);
    }
    const unknown = await fetcher().fetch(identifier('10.5555/12345678'), settings(), never);
    assert.equal(unknown.PMID, undefined);
  });

  it('reports a failure of the converter or the resolver', async () => {
    assert.equal(await failure(oddPmcids.unknown), 'notFound');
    assert.equal(await failure(oddPmcids.another), 'notFound');
    assert.equal(await failure(oddPmcids.notSaid), 'brokenAnswer');
    assert.equal(await failure('arXiv:1407.0404'), 'notFound');
    assert.equal(await failure('10.5555/datacite.none'), 'notFound');
    assert.equal(await failure('10.5555/datacite.another'), 'brokenAnswer');
  });

  it('does not fetch a source twice, even by another identifier', async () => {
    const kept = new FetchedSources();
    await fetcher(kept).fetch(identifier('990000001'), settings(), never);
    const again = FetchedSources.read(kept.save());
    await fetcher(again).fetch(
      identifier('https://doi.org/10.5555/LAMP.990000001'),
      settings(),
      never,
    );
    await fetcher(again).fetch(identifier('990000001'), settings(), never);
    assert.equal(server.requests.length, 1);
  });

  const failures: readonly (readonly [keyof typeof badPmids, string])[] = [
    ['unknown', 'notFound'],
    ['busyOnce', 'none'],
    ['alwaysBusy', 'tooManyRequests'],
    ['busyForHours', 'tooManyRequests'],
    ['serverError', 'serverError'],
    ['forbidden', 'brokenAnswer'],
    ['notXml', 'brokenAnswer'],
    ['cutOff', 'brokenAnswer'],
    ['another', 'brokenAnswer'],
    ['endless', 'tooLarge'],
    ['silent', 'timeOut'],
    ['slow', 'timeOut'],
    ['hangsUp', 'offline'],
    ['moved', 'none'],
    ['movedInCircles', 'brokenAnswer'],
    ['movedToUnsafe', 'unsafeAddress'],
  ];
  for (const [name, expected] of failures) {
    it(`reports a failure: ${name} → ${expected}`, async () => {
      const time = expected === 'timeOut' ? SHORT : undefined;
      assert.equal(await failure(badPmids[name], never, host, time), expected);
    });
  }

  it('asks a busy server a second time, but not a third time', async () => {
    await failure(badPmids.alwaysBusy);
    assert.equal(server.requests.length, 2);
    server.requests.length = 0;
    await failure(badPmids.busyForHours);
    assert.equal(server.requests.length, 1);
  });

  it('reports DOIs that Crossref does not know, and answers that it cannot read', async () => {
    assert.equal(await failure('10.5555/404'), 'notFound');
    assert.equal(await failure('10.5555/600'), 'brokenAnswer');
  });

  it('reports a missing connection', async () => {
    const offline = { ...host, fetch: () => Promise.reject(new TypeError('Failed to fetch')) };
    assert.equal(await failure('990000001', never, offline), 'offline');
    assert.equal(server.requests.length, 0);
  });

  it('stops when it is cancelled, before a request or during one', async () => {
    assert.equal(await failure('990000001', AbortSignal.abort()), 'cancelled');
    assert.equal(server.requests.length, 0);
    const cancelling = new AbortController();
    const fetching = failure(badPmids.silent, cancelling.signal, {
      ...host,
      fetch: (address, init) => {
        setTimeout(() => cancelling.abort());
        return host.fetch(address, init);
      },
    });
    assert.equal(await fetching, 'cancelled');
  });

  it('uses http only for this machine, and follows no redirect from another server to it', async () => {
    /** The addresses of the requests for one text, where the first answer may redirect. */
    const requestsFor = async (address: string, location?: string): Promise<string[]> => {
      const asked: string[] = [];
      const answering: WebHost = {
        ...host,
        fetch: async (at) => {
          asked.push(at);
          const isRedirect = location !== undefined && asked.length === 1;
          return isRedirect
            ? new Response(null, { status: 302, headers: { location } })
            : new Response('answer');
        },
      };
      try {
        await fetchText(answering, { address, signal: never, bounds });
      } catch (error) {
        assert.equal((error as FetchError).failure, 'unsafeAddress');
      }
      return asked;
    };
    for (const address of ['https://eutils.example/', 'http://127.0.0.1:1/x']) {
      assert.deepEqual(await requestsFor(address), [address]);
    }
    for (const address of [
      'http://example.com',
      'file:///etc',
      'http://127.0.0.1.evil.example',
      '',
    ]) {
      assert.deepEqual(await requestsFor(address), [], address);
    }
    for (const [from, to, isAllowed] of [
      ['https://a.example/', 'https://b.example/', true],
      ['https://a.example/', 'http://localhost/', false],
      ['https://a.example/', 'https://127.0.0.1/', false],
      ['https://a.example/', 'http://b.example/', false],
      ['http://localhost:1/', 'http://[::1]/', true],
    ] as const) {
      assert.deepEqual(await requestsFor(from, to), isAllowed ? [from, to] : [from], to);
    }
  });

  it('keeps the requests to one service apart', async () => {
    const waits: number[] = [];
    const clock = { now: 1000 };
    const standing: WebHost = {
      ...host,
      now: () => clock.now,
      // The wait for the whole request must not end, or the request would count as timed out.
      wait: async (time, signal) =>
        time === bounds.time ? host.wait(time, signal) : void waits.push(time),
    };
    const fetching = new SourceFetcher(standing, new FetchedSources(), bounds);
    const ask = () =>
      assert.rejects(fetching.fetch(identifier(badPmids.unknown), settings(), never), FetchError);
    await ask();
    await ask();
    await ask();
    clock.now += 5000;
    await ask();
    assert.deepEqual(waits, [340, 680]);
    assert.equal(server.requests.length, 4);
  });
});

describe('fetched sources', () => {
  const day = 24 * 60 * 60 * 1000;
  const lamp = { id: '', type: 'book', title: 'A lamp', DOI: '10.5555/A', PMID: '1' };

  it('are kept for a week, by each identifier', () => {
    const kept = new FetchedSources();
    kept.put(lamp, 0);
    assert.equal(kept.get('doi:10.5555/a', day)?.title, 'A lamp');
    assert.equal(kept.get('pmid:1', 6 * day)?.title, 'A lamp');
    assert.equal(kept.get('pmid:1', 7 * day), undefined);
    assert.equal(kept.get('pmid:1', -1), undefined, 'from the future');
  });

  it('are limited to five hundred, the latest ones', () => {
    const kept = new FetchedSources();
    for (let id = 1; id <= 600; id++) {
      kept.put({ ...lamp, DOI: `10.5555/${id}`, PMID: String(id) }, 0);
    }
    assert.equal(kept.get('pmid:100', 1), undefined);
    assert.equal(kept.get('doi:10.5555/100', 1), undefined);
    assert.ok(kept.get('pmid:101', 1) && kept.get('pmid:600', 1));
    assert.equal(JSON.parse(kept.save()).fetched.length, 500);
  });

  it('are empty if the saved text is damaged or of another version', () => {
    const one = JSON.parse(FetchedSources.read('').save());
    assert.deepEqual(one, { version: 1, fetched: [] });
    const saved = new FetchedSources();
    saved.put(lamp, 0);
    const text = saved.save();
    for (const broken of [
      text.slice(0, -5),
      text.replace('"version":1', '"version":2'),
      '[]',
      'null',
    ]) {
      assert.equal(FetchedSources.read(broken).get('pmid:1', 1), undefined, broken);
    }
    assert.equal(FetchedSources.read(text).get('pmid:1', 1)?.title, 'A lamp');
  });
});

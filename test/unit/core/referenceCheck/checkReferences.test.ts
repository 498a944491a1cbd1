import assert from 'node:assert/strict';
import { FetchError } from '../../../../src/core/fetching/fetchText';
import type { Reference } from '../../../../src/core/literature/reference';
import { summaryOf } from '../../../../src/core/literature/summary';
import {
  checkPublications,
  identifiersToCheck,
  journalVersionsIn,
} from '../../../../src/core/referenceCheck/checkReferences';
import type { CheckedPublication } from '../../../../src/core/referenceCheck/matchRecord';
import { RecordCache } from '../../../../src/core/referenceCheck/recordCache';
import { RecordFetcher } from '../../../../src/core/referenceCheck/recordFetcher';
import type { RecordIdentifier } from '../../../../src/core/referenceCheck/serviceRecord';
import { runToEnd } from '../../../../src/core/text/steps';
import { badPmids, startLiteratureServer } from '../../../stand-ins/literatureServer.mjs';
import { badDois } from '../../../stand-ins/referenceRecords.mjs';
import { never, TestHost } from '../../support/testHost';

const bounds = { time: 20_000, size: 200_000 };

const title = 'Imagined lamps and IL-6';
const carberry = [{ family: 'Carberry', given: 'Josiah' }];

function entry(key: string, fields: Partial<Reference>): CheckedPublication {
  const reference: Reference = {
    id: key,
    type: 'article-journal',
    title,
    author: carberry,
    issued: { 'date-parts': [[2008]] },
    ...fields,
  };
  return { key, reference, summary: summaryOf(reference) };
}
const check = (name: string) => `10.5555/check.${name}`;

describe('checking references', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  let host: TestHost;
  const settings = (contact = '') => ({
    ...server.services,
    contact,
  });
  const ask = (ids: readonly RecordIdentifier[], cache = new RecordCache(), signal = never) =>
    new RecordFetcher(host, cache, bounds).fetch(ids, settings('josiah@example.com'), signal);
  const findings = async (...publications: CheckedPublication[]) => {
    const found = await ask(identifiersToCheck(publications));
    const versions = await ask(journalVersionsIn(found));
    return runToEnd(checkPublications(publications, found, versions));
  };
  const kindsOf = async (fields: Partial<Reference>) =>
    ((await findings(entry('k', fields))).get('k') ?? []).map(({ kind }) => kind);

  before(async () => {
    server = await startLiteratureServer();
  });
  beforeEach(() => {
    host = new TestHost(bounds.time);
    server.requests.length = 0;
  });
  after(() => server.stop());

  const expected: readonly (readonly [string, Partial<Reference>, readonly string[]])[] = [
    ['a retraction', { DOI: check('retracted') }, ['retraction']],
    ['a title that begins with it', { DOI: check('retractedTitle') }, ['retraction']],
    ['a retraction in part', { DOI: check('partly') }, ['partialRetraction']],
    ['an expression of concern', { DOI: check('concern') }, ['concern']],
    ['an erratum', { DOI: check('corrected') }, ['correction']],
    ['a withdrawal', { DOI: check('withdrawn') }, ['withdrawal']],
    ['additions and new versions', { DOI: check('extended') }, []],
    ['a retraction that was taken back', { DOI: check('reinstated') }, []],
    ['a notice of retraction', { DOI: check('notice') }, []],
    [
      'a paper about retractions',
      {
        DOI: check('aboutRetractions'),
        title: 'Why a Retracted Article on Lamps Keeps Being Cited',
      },
      [],
    ],
    ['a preprint', { DOI: check('preprint') }, ['preprint']],
    ['its version in a journal', { DOI: check('journal') }, []],
    ['PubMed’s publication type', { PMID: '991000001' }, ['retraction']],
    ['PubMed’s RetractionIn', { PMID: '991000002' }, ['retraction']],
    ['PubMed’s ExpressionOfConcernIn', { PMID: '991000003' }, ['concern']],
    ['PubMed’s ErratumIn', { PMID: '991000004' }, ['correction']],
    ['a preprint in PubMed', { PMID: '991000005' }, ['preprint']],
    ['PubMed’s notice of retraction', { PMID: '991000007' }, []],
    ['an update of a paper that is no preprint', { PMID: '991000011' }, []],
    ['no DOI', { DOI: '10.5555/x.404' }, ['unknownDoi']],
    ['a hard DOI that is none', { DOI: '10.5555/x:404' }, ['unknownDoi']],
    ['a DOI of DataCite', { DOI: '10.5555/datacite.1' }, ['notChecked']],
    ['a PMID without a record', { PMID: '991000404' }, ['notChecked']],
    ['neither DOI nor PMID', {}, ['notChecked']],
    ['text for a DOI', { DOI: '10.5555/x and words of a note' }, ['notChecked']],
    [
      'another title and author',
      { DOI: check('journal'), title: 'Dragons', author: [{ family: 'Ozols' }] },
      ['otherTitle'],
    ],
    [
      'another title, of a retracted paper',
      { DOI: check('retracted'), title: 'Dragons', author: [{ family: 'Ozols' }] },
      ['otherTitle'],
    ],
    [
      'another title of the author’s',
      { DOI: check('journal'), title: 'Dragons' },
      ['differentTitle'],
    ],
    [
      'another year',
      { DOI: check('journal'), issued: { 'date-parts': [[2003]] } },
      ['differentYear'],
    ],
    ['a year later', { DOI: check('journal'), issued: { 'date-parts': [[2009]] } }, []],
    ['a year before an online date', { DOI: check('old'), issued: { 'date-parts': [[1972]] } }, []],
    [
      'another author',
      { DOI: check('journal'), author: [{ family: 'Ozols' }] },
      ['differentAuthor'],
    ],
    ['names the wrong way round', { DOI: check('journal'), author: [{ family: 'Josiah' }] }, []],
    [
      'a person where the record has a group',
      { DOI: check('group'), author: [{ family: 'Ozols' }] },
      [],
    ],
    ['a group', { DOI: check('journal'), author: [{ literal: 'The Lamp Group' }] }, []],
    [
      'mark-up, Greek letters and no subtitle',
      { DOI: check('greek'), title: 'The effects of TNF-alpha and IL-1 beta in Mice.' },
      [],
    ],
    [
      'the original title',
      { DOI: check('translated'), title: 'Erdachte Lampen und ihre Wirkung auf Interleukine' },
      [],
    ],
    [
      'a title in another script',
      { DOI: check('journal'), title: '想像上のランプ', author: [{ family: '山田' }] },
      [],
    ],
    [
      'a chapter with the DOI of its book',
      { DOI: check('book'), 'container-title': 'The book of lamps', title: 'Wicks' },
      [],
    ],
  ];
  for (const [name, fields, kinds] of expected) {
    it(`${name}: ${kinds.join(', ') || 'nothing'}`, async () => {
      assert.deepEqual(await kindsOf(fields), kinds);
    });
  }

  it('gives reasons and a link for reading more', async () => {
    const found = await findings(
      entry('a', { DOI: check('retracted') }),
      entry('b', { PMID: '991000002' }),
      entry('c', { DOI: check('preprint') }),
      entry('d', { DOI: check('greek'), title: 'Dragons', author: [{ family: 'Ozols' }] }),
    );
    assert.deepEqual(
      [...found.values()].flat().map(({ message, address }) => `${message} ${address}`),
      [
        '“a” has been retracted, as Crossref (Retraction Watch) says. https://doi.org/10.5555/notice.retraction',
        '“b” has been retracted, as PubMed says. https://pubmed.ncbi.nlm.nih.gov/991000007/',
        '“c” is a preprint whose version in a journal exists, as Crossref says: Annals of Lamps, 10.5555/CHECK.journal. https://doi.org/10.5555/CHECK.journal',
        '10.5555/check.greek is of another publication. The entry “d” has the title “Dragons”, Crossref has “Effects of TNF-α & IL-1β in mice: A trial”. https://doi.org/10.5555/check.greek',
      ],
    );
    assert.equal(found.get('c')?.[0]?.journalVersion?.reference?.DOI, check('journal'));
  });

  it('finds one publication under two keys by their records', async () => {
    const found = await findings(
      entry('a', { DOI: '10.5555/PM.991000006' }),
      entry('b', { PMID: '991000006' }),
      entry('c', { DOI: check('journal') }),
    );
    assert.deepEqual([...found.keys()], ['a', 'b']);
    assert.equal(found.get('b')?.[0]?.better, 'a');
  });

  it('shortens hostile titles to one short line', async () => {
    const found = await findings(entry('a', { DOI: check('hostile') }));
    const [{ kind, message } = { kind: '', message: '' }] = found.get('a') ?? [];
    assert.equal(kind, 'otherTitle');
    assert.ok(message.length < 500, message);
    assert.doesNotMatch(message, /[\u0000-\u001f\u202e]/u);
  });

  it('asks in batches, as the services require, and sends only identifiers', async () => {
    const dois = Array.from({ length: 45 }, (_, at) => entry(`d${at}`, { DOI: `10.5555/x.${at}` }));
    const pmids = Array.from({ length: 60 }, (_, at) =>
      entry(`p${at}`, { PMID: `${992000000 + at}` }),
    );
    await ask(identifiersToCheck([...dois, ...pmids, entry('s', { DOI: '10.5555/a:b,c' })]));
    assert.equal(server.requests.length, 1 + 3 + 2);
    for (const { method, path, body } of server.requests) {
      const url = new URL(path, server.address);
      const { filter = '', id = '', ...rest } = Object.fromEntries(url.searchParams);
      assert.equal(method + body, 'GET');
      assert.ok(filter.split(',').length <= 20 && id.split(',').length <= 50);
      assert.match(filter, /^(?:doi:10\.5555\/x\.\d+,?)*$/);
      assert.match(id, /^[\d,]*$/);
      assert.ok(
        Object.keys(rest).every((it) => /^(?:rows|mailto|db|retmode|tool|email)$/.test(it)),
      );
      assert.equal(rest.mailto ?? rest.email, 'josiah@example.com');
    }
    assert.equal(
      server.requests[0]?.path,
      '/works/10.5555%2Fa%3Ab%2Cc?mailto=josiah%40example.com',
    );
    // Three pauses between four requests to Crossref, one between two to PubMed.
    assert.equal(host.waits.length, 4);
    assert.ok(host.waits.every((wait) => wait > 300));
  });

  it('does not ask again within a week, even in another session', async () => {
    const cache = new RecordCache();
    const ids = identifiersToCheck([
      entry('a', { DOI: check('retracted'), PMID: '991000002' }),
      entry('b', { DOI: '10.5555/x.404' }),
    ]);
    const first = await ask(ids, cache);
    const count = server.requests.length;
    const saved = RecordCache.read(cache.save());
    assert.deepEqual((await ask(ids, saved)).records, first.records);
    assert.equal(server.requests.length, count);
    host.time += 7 * 24 * 60 * 60 * 1000;
    await ask(ids, saved);
    assert.equal(server.requests.length, 2 * count);
  });

  it('uses nothing from a saved file that is damaged or about another identifier', async () => {
    assert.equal(
      RecordCache.read('{"version":1,"answers":[["doi:10.5555/x",0').save(),
      new RecordCache().save(),
    );
    const cache = RecordCache.read(
      JSON.stringify({ version: 1, answers: [['doi:10.5555/x', 1, { service: 'Crossref' }]] }),
    );
    assert.equal(cache.get('doi:10.5555/x', 2), undefined);
    const { records } = await ask([{ kind: 'doi', id: check('retracted') }]);
    const moved = [['doi:10.5555/x', 1, records.get(`doi:${check('retracted')}`)]];
    const read = RecordCache.read(JSON.stringify({ version: 1, answers: moved }));
    assert.equal(read.get('doi:10.5555/x', 2), undefined);
  });

  describe('if a service fails', () => {
    const sound = [
      entry('a', { DOI: check('retracted') }),
      entry('b', { DOI: check('corrected') }),
    ];
    const failing = async (...bad: readonly Partial<Reference>[]) => {
      const all = [...sound, ...bad.map((fields, at) => entry(`bad${at}`, fields))];
      const found = await ask(identifiersToCheck(all));
      const kinds = [...runToEnd(checkPublications(all, found))].map(
        ([key, list]) => `${key}: ${list.map(({ kind }) => kind)}`,
      );
      return { kinds, failures: [...found.failures.values()].map(({ failure }) => failure) };
    };

    for (const name of ['cutOff', 'endless', 'refused'] as const) {
      it(`halves the batch until one is left: ${name}`, async () => {
        const { kinds } = await failing({ DOI: badDois[name] });
        assert.deepEqual(kinds, ['a: retraction', 'b: correction', 'bad0: notChecked']);
      });
    }

    for (const [name, failure] of [
      ['busy', 'tooManyRequests'],
      ['serverError', 'serverError'],
      ['movedToUnsafe', 'unsafeAddress'],
    ] as const) {
      it(`stops asking, and reports no problem of an entry: ${name}`, async () => {
        const { kinds, failures } = await failing({ DOI: badDois[name] });
        assert.deepEqual(kinds, ['a: notChecked', 'b: notChecked', 'bad0: notChecked']);
        assert.deepEqual(failures, [failure, failure, failure]);
        assert.equal(server.requests.length, name === 'busy' ? 2 : 1);
      });
    }

    for (const name of ['cutOff', 'notXml', 'endless', 'alwaysBusy', 'serverError'] as const) {
      it(`continues with Crossref if PubMed fails: ${name}`, async () => {
        const { kinds } = await failing({ PMID: badPmids[name] });
        assert.deepEqual(kinds, ['a: retraction', 'b: correction', 'bad0: notChecked']);
      });
    }

    it('names what it could not check offline', async () => {
      host.fetch = () => Promise.reject(new TypeError('Failed to fetch'));
      const found = await findings(...sound, entry('c', { PMID: '991000001' }));
      assert.equal(server.requests.length, 0);
      assert.deepEqual(
        [...found.values()].flat().map(({ message }) => message.replace(/127[\d.:]+/, 'server')),
        ['a', 'b', 'c'].map(
          (key) => `“${key}” was not checked. server cannot be reached. Is this computer online?`,
        ),
      );
    });

    it('does not trust a server that has none of the requested records', async () => {
      host.fetch = async () => new Response('Not Found', { status: 404 });
      for (const DOI of ['10.5555/a:b', '10.5555/plain']) {
        assert.deepEqual(await kindsOf({ DOI }), ['notChecked']);
      }
    });

    it('stops when it is cancelled', async () => {
      const stopped = ask(identifiersToCheck(sound), new RecordCache(), AbortSignal.abort());
      await assert.rejects(stopped, (error: unknown) => {
        return error instanceof FetchError && error.failure === 'cancelled';
      });
    });
  });
});

import assert from 'node:assert/strict';
import { FetchError } from '../../../../src/core/fetching/fetchText';
import { ZoteroLocalApi } from '../../../../src/core/zotero/localApi';
import { readCollection } from '../../../../src/core/zotero/readCollection';
import { startLiteratureServer } from '../../../stand-ins/literatureServer.mjs';
import { never, TestHost } from '../../support/testHost';

/** All waits are time limits here. */
const host = new TestHost(0);

describe('a collection of Zotero', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  let port: number;
  const read = (name: string) => readCollection(host, port, name, never);
  const control = (query: string) => fetch(`${server.address}/zotero-stand-in?${query}`);
  const asked = (from: number) => server.requests.slice(from).map(({ path }) => path);

  beforeEach(async () => {
    server = await startLiteratureServer();
    port = Number(new URL(server.address).port);
  });

  afterEach(() => server.stop());

  it('is read with abstracts, tags, and the keys of Better BibTeX or of the items themselves', async () => {
    const { items = [] } = (await read('Imagined psoriasis')) ?? {};
    assert.deepEqual(
      items.map(({ key, citationKey, pdf }) => [key, citationKey, pdf]),
      [
        ['ITEM0001', 'okoyeImagined2019', 'PDFA0001'],
        ['ITEM0002', 'pinned2015', undefined],
        ['ITEM0003', undefined, undefined],
      ],
    );
    const [first, second] = items;
    assert.deepEqual(
      [first?.reference.id, first?.reference.DOI, first?.reference.PMID, first?.summary.year],
      ['okoyeImagined2019', '10.5555/zotero.1', '990000901', '2019'],
    );
    assert.equal(
      first?.reference.abstract,
      'IL-23 was imagined in plaques. Guselkumab emptied them of it.',
    );
    assert.equal(first?.reference.keyword, 'psoriasis; imagined; twice');
    assert.equal(second?.reference.note, 'read twice\n\nTL;DR: short');
  });

  it('can also be read without Better BibTeX', async () => {
    await control('betterBibtex=off');
    const keys = (await read('Imagined psoriasis'))?.items.map(({ citationKey }) => citationKey);
    assert.deepEqual(keys, [undefined, 'pinned2015', undefined]);
  });

  it('is found by its path, and in a group', async () => {
    const keys = async (name: string) =>
      (await read(name))?.items.map(({ citationKey }) => citationKey);
    assert.deepEqual(await keys('imagined psoriasis/Trials'), ['trialImagined2020']);
    assert.deepEqual(await keys('Large/Trials'), []);
    assert.deepEqual(await keys('Lamp club: Shared'), ['shared2018']);
    for (const unknown of ['Psoriasis', 'Lamp club: Trials', 'Nobody: Shared', '/', ':']) {
      assert.equal(await keys(unknown), undefined, unknown);
    }
  });

  it('is read page by page', async () => {
    const { items = [] } = (await read('Large')) ?? {};
    assert.equal(items.length, 230);
    assert.equal(new Set(items.map(({ citationKey }) => citationKey)).size, 230);
    const starts = asked(0).flatMap((path) => /COLL0003.*start=(\d+)/.exec(path)?.[1] ?? []);
    assert.deepEqual(starts, ['0', '100', '200']);
  });

  it('is read again only if something in its library has changed', async () => {
    const known = await read('Imagined psoriasis');
    const before = server.requests.length;
    assert.equal(await readCollection(host, port, 'Imagined psoriasis', never, known), known);
    assert.equal(server.requests.length, before + 1);
    await control('added=1');
    const now = await readCollection(host, port, 'Imagined psoriasis', never, known);
    assert.equal(now?.items.at(-1)?.citationKey, undefined);
    assert.equal(now?.items.at(-1)?.reference.title, 'Added imagined ustekinumab 0');
    const another = { version: '9999', server: 'another' };
    const list = await new ZoteroLocalApi(host, port).collections('user', never, another);
    assert.equal(list?.collections.length, 4);
  });

  it('is read with the headers that Zotero requires, also from a browser', async () => {
    const browser = new TestHost(0);
    browser.fetch = (address, init) =>
      fetch(address, { ...init, headers: { ...init.headers, 'User-Agent': 'Mozilla/5.0' } });
    assert.equal((await readCollection(browser, port, 'Large', never))?.items.length, 230);
    const plain = new TestHost(0);
    plain.fetch = (address) => fetch(address, { headers: { 'User-Agent': 'Mozilla/5.0' } });
    await assert.rejects(readCollection(plain, port, 'Large', never), FetchError);
  });

  it('has a reason if it cannot be read', async () => {
    const failure = async (name: string) => {
      try {
        await read(name);
        return undefined;
      } catch (error) {
        return error instanceof FetchError ? [error.failure, error.status] : error;
      }
    };
    await control('api=off');
    assert.deepEqual(await failure('Large'), ['brokenAnswer', 403]);
    await control('api=broken');
    assert.deepEqual(await failure('Large'), ['brokenAnswer', undefined]);
    port = 1;
    assert.deepEqual(await failure('Large'), ['offline', undefined]);
  });

  it('has items whose annotations are listed in the order of the pages', async () => {
    const api = new ZoteroLocalApi(host, port);
    const found = await api.annotations({ library: 'user', key: 'ITEM0001' }, never);
    assert.deepEqual(
      found.map(({ key, text, pageLabel, page, comment }) => [key, text, pageLabel, page, comment]),
      [
        ['ANNO0001', 'IL-23 was high in\ninvented plaques.', '123', 3, ''],
        ['ANNO0002', 'Guselkumab emptied plaques of IL-23.', '124', 4, 'compare with IL-12'],
        ['ANNO0003', '', '124', 4, 'ask about lamps'],
        ['ANNO0004', 'Nothing of it was lit.', '', 5, ''],
      ],
    );
    assert.deepEqual(await api.annotations({ library: 'user', key: 'ITEM0002' }, never), []);
  });

  it('has items that can be found by an identifier or a title', async () => {
    const api = new ZoteroLocalApi(host, port);
    const keys = async (words: string, mode: 'titleCreatorYear' | 'everything') =>
      (await api.search(words, mode, never)).map(({ key }) => key);
    assert.deepEqual(await keys('10.5555/zotero.1', 'everything'), ['ITEM0001']);
    assert.deepEqual(await keys('10.5555/zotero.1', 'titleCreatorYear'), []);
    assert.deepEqual(await keys('imagined secukinumab', 'titleCreatorYear'), ['ITEM0002']);
  });
});

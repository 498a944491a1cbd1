import assert from 'node:assert/strict';
import { FetchError } from '../../../../src/core/fetching/fetchText';
import { BetterBibtex } from '../../../../src/core/zotero/betterBibtex';
import { startLiteratureServer } from '../../../stand-ins/literatureServer.mjs';
import { never, TestHost } from '../../support/testHost';

/** All waits are time limits here. */
const host = new TestHost(0);

describe('Zotero through Better BibTeX', () => {
  let server: Awaited<ReturnType<typeof startLiteratureServer>>;
  let zotero: BetterBibtex;

  before(async () => {
    server = await startLiteratureServer();
    zotero = new BetterBibtex(host, Number(new URL(server.address).port));
  });

  after(() => server.stop());

  it('can be searched, and gives the chosen items as CSL-JSON with their citation keys', async () => {
    const items = await zotero.search('imagined', never);
    assert.deepEqual(
      items.map(({ citekey, library, reference }) => [citekey, library, reference.title]),
      [
        ['lampe2001', 'My Library', 'An imagined lamp in Zotero'],
        ['ozols1999', 'My Library', 'Imagined tocilizumab'],
      ],
    );
    const [reference] = await zotero.export(items.slice(1), never);
    assert.deepEqual(
      [reference?.id, reference?.DOI, reference?.abstract],
      ['ozols1999', '10.5555/z.1', 'IL-6 was imagined.'],
    );
    assert.deepEqual(
      server.requests.map(({ method, path, body }) => [method, path, JSON.parse(body).method]),
      ['search', 'export', 'export'].map((name) => [
        'POST',
        '/better-bibtex/json-rpc',
        `item.${name}`,
      ]),
    );
  });

  it('is distinguished from another program at its port, and reports its own errors', async () => {
    await assert.rejects(zotero.search('crash', never), new Error('Internal error'));
    await assert.rejects(zotero.search('garbage', never), FetchError);
    const unknown = {
      citekey: 'x',
      reference: { id: 'x', type: 'book' },
      library: undefined,
      libraryID: undefined,
    };
    await assert.rejects(zotero.export([unknown], never), /x not found/);
    await assert.rejects(new BetterBibtex(host, 1).search('lamp', never), FetchError);
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionsAt } from './actions';
import {
  emptyLibrary,
  literature,
  remove,
  requests,
  sourceFile,
  sourceFiles,
  uriOf,
  write,
} from './library';
import { activate, closeAll, positionOf } from './notes';
import { set } from './settings';

const note = `# Lamps

IL-6 falls (PMID: 990000011). See doi:10.5555/12345678 and [text](https://doi.org/10.5555/87654321).

\`PMID: 990000012\` is code.
`;

describe('adding a source by its identifier', () => {
  const add = (identifier: string) =>
    vscode.commands.executeCommand<string | undefined>('cytonote.addSource', identifier);
  const addingAt = async (document: vscode.TextDocument, text: string) => {
    const actions = await actionsAt(document, positionOf(document, text));
    return actions.filter(({ command }) => command?.command === 'cytonote.addSource');
  };

  before(async () => {
    await activate();
    await set('fetch.pubmedAddress', `${literature}/eutils/`);
    await set('fetch.crossrefAddress', literature);
    await set('fetch.idConverterAddress', `${literature}/idconv`);
    await set('fetch.doiAddress', `${literature}/doi`);
    await set('fetch.contact', 'josiah@example.com');
  });

  beforeEach(emptyLibrary);

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
    await remove(uriOf('lamps.md'));
  });

  after(async () => {
    for (const name of [
      'pubmedAddress',
      'crossrefAddress',
      'idConverterAddress',
      'doiAddress',
      'contact',
    ]) {
      await set(`fetch.${name}`, undefined);
    }
  });

  it('fetches the source from PubMed or Crossref, once', async () => {
    const count = (await requests()).length;
    assert.equal(await add('PMID: 990000021'), 'lampe2001');
    assert.include(await sourceFile('lampe2001'), 'PMID: "990000021"');
    assert.equal(await add('https://doi.org/10.5555/12345678'), 'carberry2008');
    assert.include(await sourceFile('carberry2008'), 'abstract: IL-6 was imagined.');
    assert.equal(await add('https://doi.org/10.5555/LAMP.990000021'), 'lampe2001');
    const asked = (await requests()).slice(count).map(({ path }) => path);
    assert.deepEqual(asked, [
      '/eutils/efetch.fcgi?db=pubmed&id=990000021&retmode=xml&tool=cytonote&email=josiah%40example.com',
      '/works/10.5555%2F12345678?mailto=josiah%40example.com',
      '/idconv/?ids=10.5555%2F12345678&idtype=doi&format=json&versions=no&tool=cytonote&email=josiah%40example.com',
    ]);
  });

  it('fetches by PMCID or arXiv identifier, and writes all known identifiers', async () => {
    assert.equal(await add('PMC990000041'), 'lampe2001');
    const source = await sourceFile('lampe2001');
    for (const field of [
      'DOI: 10.5555/lamp.990000041',
      'PMID: "990000041"',
      'PMCID: PMC990000041',
    ]) {
      assert.include(source, field);
    }
    assert.equal(await add('https://arxiv.org/abs/1407.3561v2'), 'lampe2014');
    assert.match(await sourceFile('lampe2014'), /DOI: 10\.48550\/arxiv\.1407\.3561/i);
  });

  it('writes nothing if the answer is empty, too large, or about another source', async () => {
    for (const pmid of ['990000404', '990000500', '990000600', '990000602', '990000700']) {
      assert.isUndefined(await add(pmid), pmid);
    }
    assert.isUndefined(await add('10.5555/404'));
    assert.deepEqual(await sourceFiles(), []);
  });

  it('can be cancelled while a server does not answer', async () => {
    const adding = add('990000701');
    await eventually('the request', async () =>
      (await requests()).some(({ path }) => path.includes('990000701')),
    );
    await vscode.commands.executeCommand('cytonote.cancelTask');
    assert.isUndefined(await adding);
  });

  it('is offered for unknown identifiers, and sends nothing before the user chooses it', async () => {
    await write(uriOf('lamps.md'), note);
    const { document } = await vscode.window.showTextDocument(uriOf('lamps.md'));
    const count = (await requests()).length;
    const titles = async (text: string) =>
      (
        await eventually('actions', async () => {
          const actions = await addingAt(document, text);
          return actions.length > 0 && actions;
        })
      ).map(({ title }) => title);
    assert.deepEqual(await titles('PMID: 990000011'), [
      'Add PMID 990000011 to the library and cite it',
      'Add PMID 990000011 to the library',
    ]);
    assert.deepEqual(await titles('doi:10.5555/12345678'), [
      'Add DOI 10.5555/12345678 to the library and cite it',
      'Add DOI 10.5555/12345678 to the library',
    ]);
    assert.deepEqual(await titles('https://doi.org/10.5555/87654321'), [
      'Add DOI 10.5555/87654321 to the library',
    ]);
    assert.isEmpty(await addingAt(document, 'PMID: 990000012'));
    assert.lengthOf(await requests(), count);
  });

  it('replaces the identifier by a citation', async () => {
    await write(uriOf('lamps.md'), note);
    const { document } = await vscode.window.showTextDocument(uriOf('lamps.md'));
    for (const text of ['PMID: 990000011', 'doi:10.5555/12345678']) {
      const action = await eventually(
        'the action',
        async () => (await addingAt(document, text))[0],
      );
      await vscode.commands.executeCommand(
        'cytonote.addSource',
        ...(action.command?.arguments ?? []),
      );
    }
    assert.equal(
      document.lineAt(2).text,
      'IL-6 falls [@lampe2001]. See [@carberry2008] and [text](https://doi.org/10.5555/87654321).',
    );
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { actionAt } from './actions';
import { hoversAt, textOf as textOfHover } from './hovers';
import {
  emptyLibrary,
  filesIn,
  literature,
  remove,
  requests,
  sourceFiles,
  uriOf,
  write,
} from './library';
import { acceptItem } from './lists';
import { activate, closeAll, openNote, positionOf } from './notes';
import { set } from './settings';

const text = `# Xanthippe’s private lamp

IL-6 falls in Xanthippe’s sepsis, she said. Nobody knows why.
`;
/** Words of the note that are neither names nor topics. */
const secrets = ['xanthippe', 'private', 'lamp', 'falls', 'said', 'nobody'];

describe('looking for sources', () => {
  let count = 0;
  let folder: vscode.Uri;
  let note: vscode.Uri;
  let bibliography: vscode.Uri;
  const open = async (name = 'IL-6') => {
    await write(note, text.replace('IL-6', name));
    return (await vscode.window.showTextDocument(note)).document;
  };
  const look = (document: vscode.TextDocument, name = 'IL-6') => {
    const offset = document.offsetAt(positionOf(document, name));
    const looking = { isOver: false };
    void vscode.commands
      .executeCommand('cytonote.lookForSources', undefined, document.uri, offset)
      .then(() => {
        looking.isOver = true;
      });
    return looking;
  };
  /** Presses Enter until the command ends: the first key that the list gets confirms the query, a later one chooses. */
  const confirmAndChoose = (looking: { readonly isOver: boolean }) =>
    eventually('the end', async () => {
      await acceptItem();
      return looking.isOver;
    });
  const textOf = async (uri: vscode.Uri) =>
    (await vscode.workspace.openTextDocument(uri)).getText();

  before(async () => {
    await activate();
    await set('fetch.pubmedAddress', `${literature}/eutils/`);
    await set('fetch.europePmcAddress', `${literature}/europepmc/`);
    await emptyLibrary();
  });

  beforeEach(() => {
    // A folder for each test, since the editor remembers a deleted file for a while.
    folder = uriOf(`searching${++count}`);
    note = vscode.Uri.joinPath(folder, 'lamps.md');
    bibliography = vscode.Uri.joinPath(folder, 'references.bib');
  });

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
    await remove(folder);
    await set('search.addTo', undefined);
    await set('search.provider', undefined);
    await set('fetch.pubmedAddress', `${literature}/eutils/`);
  });

  after(async () => {
    await set('fetch.pubmedAddress', undefined);
    await set('fetch.europePmcAddress', undefined);
  });

  it('sends the confirmed query and no word of the note, and cites the chosen publication in one edit', async () => {
    await write(bibliography, '@misc{other2000, title = {Other}}\n');
    const document = await open();
    const before = (await requests()).length;
    await confirmAndChoose(look(document));
    assert.include(document.getText(), 'IL-6 falls in Xanthippe’s sepsis, she said [@lampe2001].');
    const added = await textOf(bibliography);
    assert.match(added, /^@misc\{other2000/);
    assert.include(added, '10.5555/lamp.990001000');
    const asked = (await requests()).slice(before);
    const search = asked[0];
    assert.equal(search?.path, '/eutils/esearch.fcgi');
    const term = new URLSearchParams(search?.body).get('term') ?? '';
    assert.isTrue(term.startsWith('("IL-6"[tiab] OR '), term);
    assert.include(term, ') AND ("sepsis"[tiab]');
    const paths = asked.map(({ path }) => path.replace(/\?.*/, ''));
    assert.sameMembers(
      [...new Set(paths)],
      ['/eutils/esearch.fcgi', '/eutils/esummary.fcgi', '/eutils/efetch.fcgi'],
    );
    const sent = asked.map(({ path, body }) => decodeURIComponent(`${path} ${body}`).toLowerCase());
    for (const secret of secrets) {
      assert.isFalse(
        sent.some((it) => it.includes(secret)),
        secret,
      );
    }
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await becomesEqual('the note', () => document.getText(), text);
    await becomesEqual(
      'the bibliography',
      () => textOf(bibliography),
      '@misc{other2000, title = {Other}}\n',
    );
  });

  it('starts a bibliography for a note that has none', async () => {
    const document = await open();
    await confirmAndChoose(look(document));
    assert.include(document.getText(), 'she said [@lampe2001].');
    assert.include(await textOf(bibliography), '@article{lampe2001,');
  });

  it('sends nothing and changes nothing if the list is closed', async () => {
    const document = await open();
    const before = (await requests()).length;
    const looking = look(document);
    await eventually('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return looking.isOver;
    });
    assert.lengthOf(await requests(), before);
    assert.equal(document.getText(), text);
  });

  it('adds to the library and searches Europe PMC if the settings say so', async () => {
    await set('search.addTo', 'library');
    await set('search.provider', 'europe-pmc');
    const document = await open();
    const before = (await requests()).length;
    await confirmAndChoose(look(document));
    await becomesEqual('the library', sourceFiles, ['lampe2001.source.yaml']);
    assert.include(document.getText(), 'she said [@lampe2001].');
    const asked = (await requests()).slice(before);
    assert.isTrue(asked.every(({ path }) => path.startsWith('/europepmc/search?query=')));
  });

  it('removes the citation together with the file by one undo', async () => {
    await set('search.addTo', 'library');
    const document = await open();
    await confirmAndChoose(look(document));
    await becomesEqual('the library', sourceFiles, ['lampe2001.source.yaml']);
    assert.include(document.getText(), 'she said [@lampe2001].');
    assert.deepEqual(await filesIn(folder), ['lamps.md']);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await becomesEqual('the note', () => document.getText(), text);
    await becomesEqual('the library', sourceFiles, []);
    await vscode.commands.executeCommand('redo');
    await becomesEqual('the library', sourceFiles, ['lampe2001.source.yaml']);
    await eventually('the citation', () => document.getText().includes('[@lampe2001]'));
  });

  it('offers the other database if one cannot be reached, and searches it when the user confirms', async () => {
    await set('fetch.pubmedAddress', 'http://127.0.0.1:1/eutils');
    // Results are kept, so this searches for a name that no other test uses.
    const document = await open('IL-12');
    const before = (await requests()).length;
    const looking = look(document, 'IL-12');
    // Enter on each row in turn: a filter, the offer of the other database, a filter again, a result.
    await eventually('the end', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await acceptItem();
      return looking.isOver;
    });
    assert.match(document.getText(), /she said \[@lampe\d{4}\]\./);
    const asked = (await requests()).slice(before);
    assert.isTrue(asked.every(({ path }) => path.startsWith('/europepmc/search?query=')));
    assert.include(decodeURIComponent(asked[0]?.path ?? ''), '(TITLE_ABS:"IL-12"');
  });

  it('lists publications about a name since the last search, when the query is confirmed', async () => {
    const document = await open();
    const lookAgain = async () => {
      const before = (await requests()).length;
      await vscode.window.showTextDocument(document);
      const looking = { isOver: false };
      void vscode.commands.executeCommand('cytonote.lookForNewSources', 'il-10').then(() => {
        looking.isOver = true;
      });
      await confirmAndChoose(looking);
      const [search] = (await requests()).slice(before);
      assert.equal(search?.path, '/eutils/esearch.fcgi');
      return new URLSearchParams(search?.body);
    };
    const first = await lookAgain();
    assert.equal(first.get('sort'), 'pub_date');
    assert.isTrue(first.get('term')?.startsWith('("IL-10"[tiab] OR '), `${first.get('term')}`);
    assert.notInclude(first.get('term') ?? '', '[crdt]');
    const second = await lookAgain();
    const today = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
    assert.include(second.get('term') ?? '', `AND ("${today}"[crdt] : "3000"[crdt])`);
  });

  it('is the last item in the list of sources', async () => {
    // Cytonote does not send a completed query again, so each try uses another name.
    const { document } = await openNote(`IL-${10 + count} rises.\n`);
    const before = (await requests()).length;
    const offset = document.offsetAt(positionOf(document, 'IL-'));
    // No source has this word, so the last item is the only one.
    const word = 'qqqzzzqqq';
    void vscode.commands.executeCommand('cytonote.chooseSources', document.uri, offset, word);
    await eventually('a search', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await acceptItem();
      return (await requests()).length > before;
    });
    const [search] = (await requests()).slice(before);
    assert.equal(search?.path, '/eutils/esearch.fcgi');
    assert.notInclude(search?.body ?? '', word);
  });

  it('is offered by a quick fix, and by the card of an entity that no publication names', async () => {
    await write(
      uriOf('cytonote', 'entities.yaml'),
      '- id: my-lampkine\n  kind: cytokine\n  label: LMPK-1\n  name: lampkine 1\n',
    );
    const { document } = await openNote('IL-6 rises. So does LMPK-1 here.\n');
    const action = await actionAt(document, positionOf(document, 'IL-6'), 'Look for sources…');
    assert.equal(action.command?.command, 'cytonote.lookForSources');
    const link = /command:cytonote\.lookForSources\?([^)]+)/;
    const [, args = ''] = await eventually('the link on the card', async () => {
      const hovers = await hoversAt(document, positionOf(document, 'LMPK-1'));
      return link.exec(hovers.map(textOfHover).join()) ?? undefined;
    });
    assert.deepEqual(JSON.parse(decodeURIComponent(args)), [
      ...['my-lampkine', document.uri.toString(), document.getText().indexOf('LMPK-1')],
    ]);
  });
});

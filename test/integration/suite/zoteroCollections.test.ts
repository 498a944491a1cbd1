import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { actionAt, actionsAt } from './actions';
import { completionsAt, labelOf } from './completions';
import { hoversAt, hoverTextOn, textOf as textOfHover } from './hovers';
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
import { acceptUntilEnd } from './lists';
import { activate, closeAll, positionOf, select } from './notes';
import { problemsWith } from './problems';
import { set } from './settings';

const text = `---
cytonote:
  zotero: Imagined psoriasis
---

# Xanthippe’s private lamp

IL-23 falls in Xanthippe’s plaques on guselkumab, she said. Nobody knows why.
`;
/** Words of the note that are not in the name of the collection. */
const secrets = ['xanthippe', 'private', 'falls', 'said', 'nobody'];

describe('a collection of Zotero', () => {
  let count = 0;
  /** The number of requests before the first test. */
  let sentBefore = 0;
  let folder: vscode.Uri;
  let note: vscode.Uri;
  let bibliography: vscode.Uri;
  const control = (query: string) => fetch(`${literature}/zotero-stand-in?${query}`);
  const open = async (content = text) => {
    await write(note, content);
    return (await vscode.window.showTextDocument(note)).document;
  };
  /** The quick fix that cites an item, with its edit. */
  const citing = (document: vscode.TextDocument, name: string, short: string) =>
    eventually(`the quick fix for ${short}`, async () => {
      const place = positionOf(document, name);
      const actions = await actionsAt(document, place, vscode.CodeActionKind.QuickFix, 10);
      return actions.find(({ title }) => title.startsWith(`Cite ${short} (Zotero)`));
    });
  const textOf = async (uri: vscode.Uri) =>
    (await vscode.workspace.openTextDocument(uri)).getText();
  const zoteroProblems = (document: vscode.TextDocument) =>
    problemsWith(document.uri, 'Zotero').map(({ message, range, severity }) => [
      message,
      document.getText(range),
      severity,
    ]);

  before(async () => {
    await activate();
    await emptyLibrary();
    await set('zotero.port', Number(new URL(literature).port));
    await set('zotero.enable', true);
    sentBefore = (await requests()).length;
  });

  beforeEach(() => {
    // A folder for each test, since the editor remembers a deleted file for a while.
    folder = uriOf(`zotero${++count}`);
    note = vscode.Uri.joinPath(folder, 'lamps.md');
    bibliography = vscode.Uri.joinPath(folder, 'references.bib');
  });

  afterEach(async () => {
    await control('');
    await closeAll();
    await emptyLibrary();
    await remove(folder);
    await set('zotero.collection', undefined);
  });

  after(async () => {
    await set('zotero.enable', undefined);
    await set('zotero.port', undefined);
  });

  it('is offered in quick fixes; citing an item adds its entry under the key of Better BibTeX', async () => {
    await write(bibliography, '@misc{other2000, title = {Other}}\n');
    const document = await open();
    const action = await citing(document, 'IL-23', 'Okoye 2019');
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.include(document.getText(), 'on guselkumab, she said [@okoyeImagined2019].');
    const added = await textOf(bibliography);
    assert.match(added, /^@misc\{other2000.*\n\n?@article\{okoyeImagined2019,/);
    assert.include(added, 'abstract = {IL-23 was imagined in plaques.');
  });

  it('is on the cards of entities and of its keys', async () => {
    const document = await open(`${text}\nLamps [@pinned2015].\n`);
    await eventually('the card', async () => {
      const cards = await hoversAt(document, positionOf(document, 'IL-23'));
      return cards.map(textOfHover).join().includes('“IL-23 was imagined in plaques.”');
    });
    const cards = (await hoversAt(document, positionOf(document, 'IL-23'))).map(textOfHover).join();
    assert.match(cards, /Okoye 2019.*Zotero/);
    await eventually('the card of the key', async () => {
      const card = await hoverTextOn(document, '@pinned2015');
      return card.includes('Imagined secukinumab') && card.includes('from Zotero');
    });
  });

  it('has keys to complete, and completing one adds its entry to the bibliography', async () => {
    const document = await open(`${text}\nLamps [@okoye].\n`);
    const item = await eventually('the key', async () => {
      const items = await completionsAt(document, positionOf(document, '@okoye', 6));
      return items.find((it) => labelOf(it) === '@okoyeImagined2019' && it.command);
    });
    const { command, arguments: args = [] } = item.command ?? {};
    assert.equal(command, 'cytonote.fileCitation');
    await vscode.commands.executeCommand('cytonote.fileCitation', ...args);
    assert.match(await textOf(bibliography), /^@article\{okoyeImagined2019,/);
  });

  it('can be named by the setting', async () => {
    await set('zotero.collection', 'Lamp club: Shared');
    const document = await open('Tocilizumab was imagined.\n');
    await citing(document, 'Tocilizumab', 'Club 2018');
  });

  it('is a problem if Zotero does not have it, does not run or may not be read', async () => {
    const { Warning, Information } = vscode.DiagnosticSeverity;
    const document = await open(text.replace('Imagined psoriasis', 'Imagined lamps'));
    await becomesEqual('the report', () => zoteroProblems(document), [
      ['Front matter: Zotero has no collection “Imagined lamps”.', ...['Imagined lamps', Warning]],
    ]);
    await control('api=off');
    const edit = new vscode.WorkspaceEdit();
    const start = positionOf(document, 'Imagined lamps', 0);
    edit.replace(document.uri, new vscode.Range(start, start.translate(0, 8)), 'Invented');
    await vscode.workspace.applyEdit(edit);
    await eventually('the other report', () =>
      zoteroProblems(document).some(
        ([message, at, severity]) =>
          String(message).includes('Zotero lets no other program read it.') &&
          at === 'Invented lamps' &&
          severity === Information,
      ),
    );
    await set('zotero.port', 1);
    await eventually('the last report', () =>
      zoteroProblems(document).some(([message]) => String(message).includes('answer at port 1')),
    );
    await set('zotero.port', Number(new URL(literature).port));
  });

  it('is read again by command if something has changed', async () => {
    const document = await open();
    await citing(document, 'IL-23', 'Okoye 2019');
    const earlier = (await requests()).length;
    await vscode.commands.executeCommand('cytonote.readZoteroAgain');
    const ofOne = (await requests()).slice(earlier).map(({ path }) => path.replace(/\?.*/, ''));
    assert.deepEqual([...new Set(ofOne)], ['/api/users/0/collections']);
    await control('added=1');
    await vscode.commands.executeCommand('cytonote.readZoteroAgain');
    const asked = (await requests()).slice(earlier).map(({ path }) => path.replace(/\?.*/, ''));
    assert.include(asked, '/api/users/0/collections/COLL0001/items/top');
  });

  it('has items that Zotero can show, with their PDFs', async () => {
    const document = await open(`${text}\nLamps [@okoyeImagined2019; @pinned2015].\n`);
    const at = positionOf(document, '@okoyeImagined2019');
    const run = async (title: string) => {
      const { command } = await actionAt(document, at, title);
      assert.ok(command);
      return vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    };
    assert.equal(await run('Show in Zotero'), 'zotero://select/library/items/ITEM0001');
    assert.equal(await run('Open PDF in Zotero'), 'zotero://open-pdf/library/items/PDFA0001');
    const editor = await vscode.window.showTextDocument(document);
    await select(editor, positionOf(document, '@pinned2015'));
    const shown = await vscode.commands.executeCommand('cytonote.showInZotero');
    assert.equal(shown, 'zotero://select/library/items/ITEM0002');
    assert.isUndefined(await vscode.commands.executeCommand('cytonote.openPdf'));
    assert.isUndefined(
      await vscode.commands.executeCommand('cytonote.openPdf', 'file:///etc/passwd'),
    );
  });

  it('is not needed for an entry that Zotero finds by its DOI or title', async () => {
    await write(
      bibliography,
      '@article{own, title = {Whatever}, doi = {10.5555/zotero.1}}\n@article{lost, title = {Lost}}\n',
    );
    const document = await open('Lamps [@own; @lost].\n');
    const editor = await vscode.window.showTextDocument(document);
    await select(editor, positionOf(document, '@own'));
    await eventually('the item', async () => {
      const shown = await vscode.commands.executeCommand('cytonote.showInZotero');
      return shown === 'zotero://select/library/items/ITEM0001';
    });
    await select(editor, positionOf(document, '@lost'));
    assert.isUndefined(await vscode.commands.executeCommand('cytonote.showInZotero'));
  });

  it('has highlights that become findings only once, even after the user changes the findings', async () => {
    const document = await open(`${text}\nLamps [@okoyeImagined2019].\n`);
    await actionAt(
      document,
      positionOf(document, '@okoyeImagined2019'),
      'Import highlights from Zotero…',
    );
    const importAll = () =>
      acceptUntilEnd(
        vscode.commands.executeCommand<number>(
          'cytonote.importHighlights',
          document.uri,
          'okoyeImagined2019',
        ),
      );
    assert.equal(await importAll(), 2);
    assert.deepEqual(await sourceFiles(), ['okoyeImagined2019.source.yaml']);
    const file = await sourceFile('okoyeImagined2019');
    assert.include(
      file,
      [
        '  - entities: [il-23]',
        '    text: IL-23 was high in invented plaques.',
        '    quoted:',
        '      from: zotero://open-pdf/library/items/PDFA0001?page=3&annotation=ANNO0001',
        '      page: "123"',
      ].join('\n'),
    );
    const own = file.replace('IL-23 was high in invented plaques.', 'In my own words. # mine');
    await closeAll();
    await write(uriOf('cytonote', 'sources', 'okoyeImagined2019.source.yaml'), own);
    // The library reads a file again only a moment after it was written.
    await eventually('the page of the source', async () => {
      const page = vscode.Uri.parse('cytonote:/sources/okoyeImagined2019/x.md');
      const read = await vscode.workspace.openTextDocument(page);
      return read.getText().includes('In my own words.');
    });
    assert.isUndefined(await importAll());
    assert.equal(await sourceFile('okoyeImagined2019'), own);
  });

  it('is requested without any word of a note', async () => {
    const asked = (await requests()).slice(sentBefore);
    assert.isAbove(asked.length, 20);
    for (const { path, body } of asked) {
      assert.match(path, /^\/(?:api|better-bibtex)\//);
      for (const secret of secrets) {
        assert.notInclude(decodeURIComponent(path + body).toLowerCase(), secret);
      }
    }
  });

  it('is not requested if a setting turns Zotero off', async () => {
    await set('zotero.enable', false);
    const earlier = (await requests()).length;
    const document = await open();
    await actionAt(document, positionOf(document, 'IL-23'), 'Choose a source…');
    assert.deepEqual(zoteroProblems(document), []);
    assert.deepEqual((await requests()).slice(earlier), []);
    await set('zotero.enable', true);
  });
});

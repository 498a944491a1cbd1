import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { hoversAt, textOf } from './hovers';
import { remove, uriOf } from './library';
import { activate, closeAll, openNote, openSampleNote, positionOf, select } from './notes';

describe('entity pages', () => {
  before(activate);
  afterEach(closeAll);

  const pageOf = async (path: string) => {
    const uri = vscode.Uri.parse(`cytonote:/${path}`);
    return (await vscode.workspace.openTextDocument(uri)).getText();
  };
  const labels = () =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).map(({ label }) => label);

  it('show what the library and the notes say', async () => {
    const page = await eventually('the notes are read', async () => {
      const text = await pageOf('entities/tocilizumab/tocilizumab.md');
      return text.includes('il-6-sepsis-covid.md') && text;
    });
    assert.match(page, /^# tocilizumab$/m);
    assert.include(page, '[IL-6 receptor](../../entities/il-6-receptor/IL-6%20receptor.md)');
    assert.include(page, '](../../sources/il6infectious/');
    assert.include(page, '[DB06273](https://identifiers.org/drugbank:DB06273)');
    assert.match(page, /^- \[.*il-6-sepsis-covid\.md\)\]\(\/il-6-sepsis-covid\.md\): once$/m);
  });

  it('link a source to its entities and to the notes that cite it', async () => {
    const page = await eventually('the notes are read', async () => {
      const text = await pageOf('sources/il6infectious/x.md');
      return text.includes('il-6-sepsis-covid.md') && text;
    });
    assert.include(page, '](../../entities/tocilizumab/tocilizumab.md)');
  });

  it('are empty for entities that the library does not have', async () => {
    assert.equal(await pageOf('entities/no-such-entity/x.md'), '');
    assert.equal(await pageOf('elsewhere/il-6/x.md'), '');
  });

  it('open by id, and by the name at the cursor', async () => {
    await vscode.commands.executeCommand('cytonote.openEntity', 'il-6');
    await eventually('the page of IL-6', () => labels().some((it) => it.includes('IL-6.md')));
    await closeAll();
    await putCursorOn('Tocilizumab blocks');
    await vscode.commands.executeCommand('cytonote.openEntity');
    await eventually('the page', () => labels().some((it) => it.includes('tocilizumab.md')));
  });

  it('of several entities are side by side on one page', async () => {
    await vscode.commands.executeCommand('cytonote.compareNames', ['tocilizumab', 'il-6']);
    await eventually('the tab', () => labels().some((it) => it.includes('tocilizumab · IL-6')));
    const page = await eventually('the page', () =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.path.startsWith('/comparisons/'))
        ?.getText(),
    );
    assert.match(page, /^# tocilizumab · IL-6\n/);
    assert.include(page, '| **Kind** | drug | cytokine |');
    assert.match(page, /^## In the same publications \(\d+\)$/m);
  });

  it('open from a card by one click, and so does the map', async () => {
    const { document } = await openSampleNote('il-6-sepsis-covid.md');
    const [hover] = await hoversAt(document, positionOf(document, 'Tocilizumab blocks'));
    assert.ok(hover);
    const id = encodeURIComponent('["tocilizumab"]');
    assert.include(textOf(hover), `command:cytonote.openEntity?${id}`);
    assert.include(textOf(hover), `command:cytonote.showMap?${id}`);
    const [content] = hover.contents as vscode.MarkdownString[];
    assert.deepEqual(content?.isTrusted, {
      enabledCommands: [
        ...['cytonote.openSource', 'cytonote.openEntity', 'cytonote.showMap'],
        ...['cytonote.openPublication', 'cytonote.saveFinding', 'cytonote.lookForSources'],
        ...['cytonote.openPdf', 'cytonote.createConceptNote'],
      ],
    });
  });
});

describe('the page of a source', () => {
  afterEach(closeAll);

  it('cites its source in the note that it covers, without asking for the note', async () => {
    const editor = await openNote('IL-6 rises in sepsis.');
    const { document } = editor;
    await select(editor, document.positionAt(20));
    const showPage = async () => {
      await vscode.commands.executeCommand('cytonote.openSource', 'emilie1998');
      await eventually('the page', () => {
        const { activeTextEditor, tabGroups } = vscode.window;
        const label = tabGroups.activeTabGroup.activeTab?.label;
        return label?.includes('Emilie et al. 1998') && activeTextEditor === undefined;
      });
    };
    await showPage();
    await vscode.commands.executeCommand('cytonote.insertCitation');
    assert.equal(document.getText(), 'IL-6 rises in sepsis [@emilie1998].');
    await showPage();
    // A browser refuses access to the clipboard while the frame of the page takes the focus.
    await eventually('the copied reference', async () => {
      await vscode.commands.executeCommand('cytonote.copyReference');
      const copied = await vscode.env.clipboard.readText();
      return copied.includes('Cytokines and chemokines in HIV');
    });
  });
});

describe('the map of an entity', () => {
  afterEach(closeAll);

  const maps = () =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(
        ({ input }) =>
          input instanceof vscode.TabInputWebview && input.viewType.includes('cytonote.map'),
      )
      .map(({ label }) => label);

  it('opens in one panel, by id and by the name at the cursor', async () => {
    await vscode.commands.executeCommand('cytonote.showMap', 'il-6');
    await eventually('the map of IL-6', () => maps().join() === 'Map of IL-6');
    await vscode.commands.executeCommand('cytonote.showMap', 'no-such-entity');
    await putCursorOn('Tocilizumab blocks');
    await vscode.commands.executeCommand('cytonote.showMap');
    await eventually('the map of the drug', () => maps().join() === 'Map of tocilizumab');
  });

  it('can be exported to a file, with the entities of the same notes', async () => {
    const file = uriOf('tnf.svg');
    await vscode.commands.executeCommand('cytonote.exportMap', 'tnf', file);
    const svg = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    await remove(file);
    assert.match(svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.include(svg, 'TNF receptor: receptor. Binds');
    assert.match(svg, /notes? with both/);
    assert.notInclude(svg, 'var(');
  });
});

async function putCursorOn(text: string): Promise<void> {
  const editor = await openSampleNote('il-6-sepsis-covid.md');
  await select(editor, positionOf(editor.document, text));
}

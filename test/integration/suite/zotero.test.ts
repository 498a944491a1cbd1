import { assert } from 'chai';
import * as vscode from 'vscode';
import { emptyLibrary, literature, requests, set, sourceFile, sourceFiles } from './library';
import { eventually } from './notes';

describe('importing from Zotero', () => {
  const importFromZotero = (terms: string) =>
    vscode.commands.executeCommand('cytonote.importFromZotero', terms);

  before(async () => {
    await vscode.extensions.getExtension('cytonote.cytonote')?.activate();
    await set('zotero.port', Number(new URL(literature).port));
    await set('zotero.enable', true);
  });

  beforeEach(emptyLibrary);
  afterEach(emptyLibrary);

  after(async () => {
    await set('zotero.enable', undefined);
    await set('zotero.port', undefined);
  });

  it('searches as one types, and imports what is chosen', async () => {
    const importing = importFromZotero('tocilizumab');
    let outcome: unknown;
    void importing.then((counts) => {
      outcome = counts;
    });
    // Enter does nothing before something is found.
    await eventually('the import', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return outcome !== undefined;
    });
    assert.deepEqual(outcome, { new: 1, merged: 0, known: 0, broken: 0 });
    assert.deepEqual(await sourceFiles(), ['ozols1999.source.yaml']);
    assert.include(await sourceFile('ozols1999'), 'title: Imagined tocilizumab');
  });

  it('ends where Zotero reports a mistake or does not answer', async () => {
    assert.isUndefined(await importFromZotero('crash'));
    await set('zotero.port', 1);
    assert.isUndefined(await importFromZotero('lamp'));
    await set('zotero.port', Number(new URL(literature).port));
  });

  it('asks nobody where it is turned off', async () => {
    const count = (await requests()).length;
    await set('zotero.enable', false);
    void importFromZotero('lamp');
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.lengthOf(await requests(), count);
    await set('zotero.enable', true);
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { emptyLibrary, literature, requests, sourceFile, sourceFiles } from './library';
import { acceptItem } from './lists';
import { activate, closeAll } from './notes';
import { set } from './settings';

describe('importing from Zotero', () => {
  const importFromZotero = (terms: string) =>
    vscode.commands.executeCommand('cytonote.importFromZotero', terms);

  before(activate);

  beforeEach(async () => {
    await emptyLibrary();
    await set('zotero.port', Number(new URL(literature).port));
    await set('zotero.enable', true);
  });

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
  });

  after(async () => {
    await set('zotero.enable', undefined);
    await set('zotero.port', undefined);
  });

  it('searches while the user types, and imports the chosen item', async () => {
    const importing = importFromZotero('tocilizumab');
    let outcome: unknown;
    void importing.then((counts) => {
      outcome = counts;
    });
    // Enter has no effect before an item is found.
    await eventually('the import', async () => {
      await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
      await acceptItem();
      return outcome !== undefined;
    });
    assert.deepEqual(outcome, { new: 1, merged: 0, known: 0, broken: 0 });
    assert.deepEqual(await sourceFiles(), ['ozols1999.source.yaml']);
    assert.include(await sourceFile('ozols1999'), 'title: Imagined tocilizumab');
  });

  it('ends if Zotero reports an error or does not answer', async () => {
    assert.isUndefined(await importFromZotero('crash'));
    await set('zotero.port', 1);
    assert.isUndefined(await importFromZotero('lamp'));
  });

  it('sends no request if a setting turns Zotero off', async () => {
    await set('zotero.enable', false);
    void importFromZotero('unsent');
    await set('zotero.enable', true);
    // The later answer has arrived, so the earlier one would have, too.
    assert.isUndefined(await importFromZotero('crash'));
    const bodies = (await requests()).map(({ body }) => body);
    assert.isTrue(bodies.some((body) => body.includes('crash')));
    assert.isFalse(bodies.some((body) => body.includes('unsent')));
  });
});

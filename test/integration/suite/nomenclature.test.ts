import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionAt } from './actions';
import { acceptItem } from './lists';
import { activate, closeAll, openNote } from './notes';

describe('nomenclature', () => {
  before(activate);
  afterEach(closeAll);

  it('is checked by rules: the chosen place is shown and has a quick fix that writes the name', async () => {
    const editor = await openNote('IL-6 rises early. Later IL6 falls.\n');
    const found = await vscode.commands.executeCommand<
      { mention: { surface: string }; instead: string }[]
    >('cytonote.checkNomenclature', ['preferred']);
    assert.deepEqual(
      found.map(({ mention, instead }) => [mention.surface, instead]),
      [['IL6', 'IL-6']],
    );
    const selection = await eventually('the place', async () => {
      await acceptItem();
      const { document, selection: at } = vscode.window.activeTextEditor ?? editor;
      return document.getText(at) === 'IL6' && at;
    });
    const action = await actionAt(editor.document, selection, 'Use the preferred label IL-6');
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(editor.document.getText(), 'IL-6 rises early. Later IL-6 falls.\n');
  });

  it('finds genes of mice in the letter case of human genes, and a quick fix writes the symbol', async () => {
    const { document } = await openNote('IL6 mRNA was low in mice; so was IL6.\n');
    const found = await vscode.commands.executeCommand<
      { mention: { surface: string }; instead: string }[]
    >('cytonote.checkNomenclature', ['species']);
    assert.deepEqual(
      found.map(({ mention, instead }) => [mention.surface, instead]),
      [['IL6', 'Il6']],
    );
    const action = await actionAt(
      document,
      new vscode.Range(0, 1, 0, 1),
      'Use the symbol of the gene Il6',
    );
    assert.ok(action.edit);
    await vscode.workspace.applyEdit(action.edit);
    assert.equal(document.getText(), 'Il6 mRNA was low in mice; so was IL6.\n');
  });
});

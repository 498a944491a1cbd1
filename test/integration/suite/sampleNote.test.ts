import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { hoversAt } from './hovers';
import { closeAll, positionOf } from './notes';

describe('the sample note', () => {
  afterEach(closeAll);
  const open = () => vscode.commands.executeCommand('cytonote.openSampleNote');
  // For a moment after a note in no file is closed, the editor gives its text to the next such note.
  const openFirst = () =>
    eventually('the sample note', async () => {
      await open();
      if (active().document.getText().includes('Tocilizumab, which blocks')) return true;
      await closeAll();
      return false;
    });
  const active = () => vscode.window.activeTextEditor as vscode.TextEditor;

  it('opens as a note that is in no file, with the cursor in a name that has a card', async () => {
    await openFirst();
    const { document, selection } = active();
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.languageId, 'markdown');
    assert.isTrue(selection.active.isEqual(positionOf(document, 'Tocilizumab', 0)));
    assert.lengthOf(await hoversAt(document, positionOf(document, 'Tocilizumab')), 1);
  });

  it('is shown again while it is open, with its edits', async () => {
    await openFirst();
    const { document } = active();
    await active().edit((edit) => edit.insert(new vscode.Position(7, 0), 'Mine. '));
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
    assert.notEqual(active().document, document);
    await open();
    assert.equal(active().document, document);
    assert.include(document.getText(), 'Mine. ');
  });

  it('is a new note after it was closed', async () => {
    await openFirst();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await openFirst();
    assert.include(active().document.getText(), 'Tocilizumab, which blocks');
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { hoversAt } from './hovers';
import { closeAll, positionOf } from './notes';

describe('the sample note', () => {
  afterEach(closeAll);
  const open = () => vscode.commands.executeCommand('cytonote.openSampleNote');
  const active = () => vscode.window.activeTextEditor as vscode.TextEditor;

  it('opens as a note that is in no file, with the cursor in a name that has a card', async () => {
    await open();
    const { document, selection } = active();
    assert.equal(document.uri.scheme, 'untitled');
    assert.equal(document.languageId, 'markdown');
    assert.isTrue(selection.active.isEqual(positionOf(document, 'Tocilizumab', 0)));
    assert.lengthOf(await hoversAt(document, positionOf(document, 'Tocilizumab')), 1);
  });

  it('is the same one again while it is open, with what was written in it', async () => {
    await open();
    const { document } = active();
    await active().edit((edit) => edit.insert(new vscode.Position(7, 0), 'Mine. '));
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
    assert.notEqual(active().document, document);
    await open();
    assert.equal(active().document, document);
    assert.include(document.getText(), 'Mine. ');
  });

  it('is a new one once it was closed', async () => {
    await open();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await open();
    assert.include(active().document.getText(), 'Tocilizumab, which blocks');
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionAt } from './actions';
import { hoversAt } from './hovers';
import { closeAll, openNote, positionOf } from './notes';
import { firstProblem } from './problems';
import { set } from './settings';

describe('silencing a term', () => {
  afterEach(closeAll);

  it('here puts a mark after it, which one undo removes', async () => {
    const { document } = await openNote('IL-6 rose and IL-6 fell.\n');
    await apply(document, 'IL-6 rose', 'Silence IL-6 here');
    assert.equal(document.getText(), 'IL-6<!-- cytonote: silence --> rose and IL-6 fell.\n');
    assert.lengthOf(await cardsOn(document, 'IL-6<'), 0);
    assert.lengthOf(await cardsOn(document, 'IL-6 fell'), 1);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), 'IL-6 rose and IL-6 fell.\n');
  });

  it('in the note adds it to the front matter', async () => {
    const { document } = await openNote('IL-6 rose and TNF-α fell.\n');
    await apply(document, 'IL-6', 'Silence IL-6 in this note');
    assert.match(document.getText(), /^---\ncytonote:\n {2}silence:\n {4}- IL-6\n---\n\nIL-6 rose/);
    assert.lengthOf(await cardsOn(document, 'IL-6 rose'), 0);
    assert.lengthOf(await cardsOn(document, 'TNF-α'), 1);
  });

  it('everywhere adds it to the settings, until it is removed there', async () => {
    const settings = () => vscode.workspace.getConfiguration('cytonote');
    const { document } = await openNote('IL-6, IL6 and TNF-α.\n');
    try {
      await apply(document, 'IL-6', 'Silence IL-6 everywhere');
      assert.deepEqual(settings().get('silenceTerms'), ['IL-6']);
      for (const spelling of ['IL-6', 'IL6']) {
        await eventually('no card', async () => (await cardsOn(document, spelling)).length === 0);
      }
      assert.lengthOf(await cardsOn(document, 'TNF-α'), 1);
    } finally {
      await set('silenceTerms', undefined);
    }
    await eventually('the card again', async () => (await cardsOn(document, 'IL-6')).length === 1);
  });

  it('is a problem if the front matter has it in a wrong form', async () => {
    const { document } = await openNote('---\ncytonote:\n  silence: IL-6\n---\n\nIL-6\n');
    const { message, range } = await firstProblem(document.uri);
    assert.equal(range.start.line, 2);
    assert.include(message, 'must be a list');
  });
});

function cardsOn(document: vscode.TextDocument, text: string): Promise<vscode.Hover[]> {
  return hoversAt(document, positionOf(document, text));
}

/** Runs an action that the editor offers at a text. */
async function apply(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const at = positionOf(document, text);
  const action = await actionAt(document, at, title);
  if (action.edit) {
    await vscode.workspace.applyEdit(action.edit);
  }
  if (action.command) {
    const { command, arguments: given = [] } = action.command;
    await vscode.commands.executeCommand(command, ...given);
  }
}

import { assert } from 'chai';
import * as vscode from 'vscode';
import { allHoversOn } from '../suite/hovers';
import { openNote } from '../suite/notes';

/** A command that Cytonote cannot register here, since the name is taken. */
const TAKEN = 'cytonote.exportMap';

describe('a feature that fails to start', () => {
  it('does not stop the other features', async () => {
    const extension = vscode.extensions.getExtension('cytonote.cytonote');
    assert.isFalse(extension?.isActive, 'Cytonote was started before its command could be taken');
    let calls = 0;
    const taken = vscode.commands.registerCommand(TAKEN, () => calls++);
    await extension?.activate();

    await vscode.commands.executeCommand(TAKEN);
    assert.equal(calls, 1);
    const commands = await vscode.commands.getCommands(true);
    assert.include(commands, 'cytonote.updateReferences', 'the features registered after it');
    const { document } = await openNote('IL-6 rises.\n');
    assert.lengthOf(await allHoversOn(document, 'IL-6'), 1);
    taken.dispose();
  });
});

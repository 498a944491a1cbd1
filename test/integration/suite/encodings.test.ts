import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { actionsAt } from './actions';
import { hoverTextOn } from './hovers';
import { remove, uriOf, write } from './library';
import { activate, closeAll, positionOf } from './notes';

const bibliography = `@article{muller2020,
  author = {Müller, Jörg},
  title = {Größe und Wärme},
  journal = {Zeitschrift für Beispiele},
  year = {2020}
}
`;
const note = `---
bibliography: latin.bib
---

As @muller2020 says, IL-6 rises in sepsis.
`;

/** The bytes of a text in Latin-1: each is a unit of the text. */
function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

describe('a bibliography in Latin-1, as the settings say', () => {
  const file = uriOf('latin.bib');
  const bytes = async () => Array.from(await vscode.workspace.fs.readFile(file));
  const setEncoding = async (name: string | undefined) => {
    const files = () => vscode.workspace.getConfiguration('files', file);
    await files().update('encoding', name, vscode.ConfigurationTarget.Workspace);
    const wanted = name ?? files().inspect<string>('encoding')?.defaultValue;
    await eventually(`the encoding ${wanted}`, () => files().get('encoding') === wanted);
  };

  before(async () => {
    await activate();
    await setEncoding('iso88591');
    await vscode.workspace.fs.writeFile(file, latin1(bibliography));
    await write(uriOf('latin.md'), note);
  });

  after(async () => {
    await closeAll();
    await remove(uriOf('latin.md'));
    await remove(file);
    await setEncoding(undefined);
  });

  it('is read, gets an entry and loses it by one undo, and stays in Latin-1 byte by byte', async () => {
    const { document } = await vscode.window.showTextDocument(uriOf('latin.md'));
    await eventually('the card of the entry', async () =>
      (await hoverTextOn(document, '@muller2020')).includes('Größe und Wärme'),
    );

    const cite = async () => {
      const edit = await eventually('an edit of both files', async () => {
        const at = positionOf(document, 'IL-6 rises');
        const fixes = await actionsAt(document, at, vscode.CodeActionKind.QuickFix, 20);
        const edits = fixes.filter(({ title }) => /^Cite /.test(title)).map((it) => it.edit);
        return edits.find((it) => it?.entries().length === 2);
      });
      assert.isTrue(await vscode.workspace.applyEdit(edit));
      assert.notEqual(document.getText(), note);
    };
    // In a tab, since the editor closes a saved document that no tab shows.
    await vscode.window.showTextDocument(file);
    await vscode.window.showTextDocument(document);
    const open = await vscode.workspace.openTextDocument(file);
    assert.equal(open.getText(), bibliography);
    await cite();
    assert.isTrue(open.getText().startsWith(`${bibliography}\n@`));
    await vscode.commands.executeCommand('undo');
    await eventually('the undo', () => document.getText() === note);
    await eventually('the undo in the bibliography', () => open.getText() === bibliography);
    await open.save();
    await becomesEqual('the bytes', bytes, Array.from(latin1(bibliography)));

    await cite();
    await open.save();
    const added = open.getText();
    assert.isTrue(added.startsWith(`${bibliography}\n@`));
    await becomesEqual('the bytes', bytes, Array.from(latin1(added)));
  });
});

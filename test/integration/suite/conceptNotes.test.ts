import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { hoversAt, textOf } from './hovers';
import { filesIn, remove, uriOf, write } from './library';
import { activate, closeAll, openNote, openSampleNote, positionOf, select } from './notes';
import { set } from './settings';

describe('concept notes', () => {
  const folder = uriOf('concepts');
  const note = uriOf('concepts', 'Interleukin 6.md');
  const create = (target?: unknown) =>
    vscode.commands.executeCommand('cytonote.createConceptNote', target);
  const activeDocument = (name: string) =>
    eventually(`${name} in the active editor`, () => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.uri.path.endsWith(name) && document;
    });
  /** Waits until the card on the heading of the sample note has a text, or no longer has it. */
  const cardOfIl6 = async (isRight: (card: string) => boolean) => {
    const { document } = await openSampleNote('il-6-sepsis-covid.md');
    let last = '';
    return eventually(
      () => `the card, which is ${last}`,
      async () => {
        const [hover] = await hoversAt(document, positionOf(document, 'IL-6 in severe'));
        last = hover ? textOf(hover) : '';
        return last !== '' && isRight(last) && last;
      },
    );
  };

  before(activate);

  afterEach(async () => {
    await closeAll();
    await remove(folder);
    await remove(uriOf('notes on names'));
  });

  it('come first on the card of their entity, which links to them', async () => {
    await write(note, '# Six\n\nWhat *we* make of it: $x$ drives fever.\n\nMore.\n');
    const card = await cardOfIl6((it) => it.includes('your note'));
    const [, itself = ''] = card.split('\n---\n');
    assert.match(itself.trim(), /^\*\*\[concepts\/Interleukin 6\.md\]\(command:/);
    assert.include(itself, '\nWhat we make of it:');
    assert.notInclude(itself, 'More.');
    assert.include(itself, `command:cytonote.createConceptNote?${encodeURIComponent('["il-6"]')}`);
    await create('il-6');
    await activeDocument('/concepts/Interleukin 6.md');
    assert.deepEqual(await filesIn(folder), ['Interleukin 6.md']);
    await closeAll();
    await remove(note);
    await cardOfIl6((it) => !it.includes('your note'));
  });

  it('are found in a folder that is deleted and immediately written again', async () => {
    // The editor may report this as a change of the folder. Of two notes, the card shows the first by path.
    await write(uriOf('concepts', 'IL-6.md'), 'First.\n');
    await cardOfIl6((it) => it.includes('\nFirst.'));
    await remove(folder);
    await write(note, 'Second.\n');
    await cardOfIl6((it) => it.includes('\nSecond.'));
  });

  it('are quoted on the card as they are in the editor, before they are saved', async () => {
    const other = uriOf('concepts', 'IL-6.md');
    await write(other, 'Saved.\n');
    await cardOfIl6((it) => it.includes('\nSaved.'));
    const editor = await vscode.window.showTextDocument(other);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'Not '));
    await cardOfIl6((it) => it.includes('\nNot Saved.'));
    // The editor saves by itself after a second, and would write the file again after it is removed.
    const { document } = editor;
    await eventually('the end of saving', async () => !document.isDirty || (await document.save()));
  });

  it('are created for the name at the cursor, and one undo deletes the file', async () => {
    const editor = await openNote('Patients got tocilizumab.\n');
    await select(editor, positionOf(editor.document, 'tocilizumab'));
    await create();
    const made = await activeDocument('/concepts/tocilizumab.md');
    assert.match(made.getText(), /^---\ntitle: tocilizumab\naliases:\n( {2}- .+\n)+---\n\n$/);
    const { selection } = vscode.window.activeTextEditor ?? {};
    assert.equal(selection?.active.line, made.lineCount - 1);
    await vscode.commands.executeCommand('undo');
    await becomesEqual('the files', () => filesIn(folder), []);
  });

  it('go to the folder of the setting, where an existing note is opened unchanged', async () => {
    await set('concept.noteFolder', 'notes on names');
    const mine = uriOf('notes on names', 'IL-10.md');
    await write(mine, 'Mine.\n');
    await create('il-10');
    const document = await activeDocument('/notes on names/IL-10.md');
    assert.equal(document.getText(), 'Mine.\n');
    await create('il-4');
    await activeDocument('/notes on names/IL-4.md');
    await set('concept.noteFolder', undefined);
  });
});

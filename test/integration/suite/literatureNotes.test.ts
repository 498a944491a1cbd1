import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { emptyLibrary, remove, uriOf, write } from './library';
import { activate, closeAll, positionOf, select } from './notes';
import { problemsOf } from './problems';
import { set } from './settings';

describe('literature notes', () => {
  const folder = uriOf('literature');
  const template = uriOf('cytonote', 'templates', 'mine.md');
  const make = (target?: unknown) =>
    vscode.commands.executeCommand('cytonote.makeLiteratureNote', target);
  const activeDocument = (name: string) =>
    eventually(`${name} in the active editor`, () => {
      const { document } = vscode.window.activeTextEditor ?? {};
      return document?.uri.path.endsWith(name) && document;
    });

  before(activate);

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
    await remove(folder);
  });

  it('are made for the citation at the cursor, and one undo deletes the file', async () => {
    const note = vscode.Uri.joinPath(folder, 'draft.md');
    await write(note, 'Chemokine receptors matter [@emilie1998].\n');
    const editor = await vscode.window.showTextDocument(note);
    await select(editor, positionOf(editor.document, 'emilie1998'));
    await make();
    const made = await activeDocument('/literature/emilie1998.md');
    const text = made.getText();
    assert.match(text, /^# Cytokines and chemokines in HIV infection: implications for therapy\n/);
    assert.include(
      text,
      '[@emilie1998] · review · [DOI](https://doi.org/10.3109/08830189809043015)',
    );
    assert.include(text, '<!-- cytonote: end of findings -->');
    await vscode.commands.executeCommand('undo');
    await eventually('no file', async () => {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return !entries.some(([name]) => name === 'emilie1998.md');
    });
  });

  it('are updated between their marks when made again, and one undo reverts that', async () => {
    await make('emilie1998');
    const document = await activeDocument('/literature/emilie1998.md');
    const before = document.getText();
    const findings = /(<!-- cytonote: findings -->)[\s\S]*(<!-- cytonote: end of findings -->)/;
    const mine = `Mine.   \n\n${before.replace(findings, '$1\nold\n$2')}\tMine.`;
    await write(document.uri, mine);
    await becomesEqual('the note', () => document.getText(), mine);
    await make('emilie1998');
    await eventually('the findings', () => !document.getText().includes('\nold\n'));
    assert.equal(document.getText(), `Mine.   \n\n${before}\tMine.`);
    await vscode.commands.executeCommand('undo');
    await becomesEqual('the note', () => document.getText(), mine);
  });

  it('go to the folder of the setting, in the form of the user’s template', async () => {
    await write(template, '{{key}} of {{year}}: {{{title}}}\n');
    await set('literature.notePath', 'literature/{{year}}/{{short}}.md');
    await make('emilie1998');
    const document = await activeDocument('/literature/1998/Emilie et al. 1998.md');
    assert.equal(
      document.getText(),
      'emilie1998 of 1998: Cytokines and chemokines in HIV infection: implications for therapy\n',
    );
    await set('literature.notePath', undefined);
  });

  it('are not made from a broken template, which opens with its mistakes as problems', async () => {
    await write(template, '# {{title}}\n\n{{#findings}}\n- {{texts}}\n{{/findings}}\n');
    await make('emilie1998');
    const document = await activeDocument('/templates/mine.md');
    const reported = await eventually('the report', () => {
      const found = problemsOf(document.uri).filter(({ source }) => source === 'Cytonote');
      return found.length > 0 && found;
    });
    assert.lengthOf(reported, 1);
    assert.equal(document.getText(reported[0]?.range), '{{texts}}');
    assert.match(
      reported[0]?.message ?? '',
      /^Unknown name “texts”\. Known names: .*, text, names$/,
    );
    assert.equal(vscode.window.activeTextEditor?.selection.active.line, 3);
  });

  it('have a template that can be edited', async () => {
    await vscode.commands.executeCommand('cytonote.editNoteTemplate');
    const document = await activeDocument('/cytonote/templates/literature-note.md');
    assert.include(document.getText(), '<!-- cytonote: highlights -->');
    assert.deepEqual(
      problemsOf(document.uri).filter(({ source }) => source === 'Cytonote'),
      [],
    );
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { actionAt } from './actions';
import { completionsAt, labelOf } from './completions';
import { hoverTextOn } from './hovers';
import { emptyLibrary, uriOf, write } from './library';
import { activate, closeAll, openNote, positionOf, select } from './notes';
import { firstProblem, problemsWith } from './problems';

const entities = `# Mine.
- id: il-6
  synonyms:
    - { text: BCDF-77, case: symbol }
- id: zorbulin
  kind: cytokine
  label: zorbulin
  name: zorbulin
  about: A made-up cytokine.
`;
const finding = `key: emilie1998
findings:
  - entities: [il-6]
    text: What I found about it in this made-up sentence.
`;

describe('the library of the workspace', () => {
  const fileOf = (name: string) => uriOf('cytonote', name);
  const says = (document: vscode.TextDocument, text: string, words: string) =>
    eventually(`“${words}” on the card of ${text}`, async () =>
      (await hoverTextOn(document, text)).includes(words),
    );
  const saysNot = (document: vscode.TextDocument, text: string, words: string) =>
    eventually(
      `no “${words}” on the card of ${text}`,
      async () => !(await hoverTextOn(document, text)).includes(words),
    );

  before(activate);

  afterEach(async () => {
    await closeAll();
    await emptyLibrary();
  });

  it('adds names, entities and findings of the user, until it is deleted', async () => {
    const { document } = await openNote('BCDF-77, zorbulin and IL-6 rise.\n');
    assert.equal(await hoverTextOn(document, 'zorbulin'), '');
    await write(fileOf('entities.yaml'), entities);
    await write(fileOf('sources/emilie1998.source.yaml'), finding);
    await says(document, 'zorbulin', 'A made-up cytokine');
    await says(document, 'BCDF-77', '**IL-6**');
    await says(document, 'IL-6', 'What I found about it in this made-up sentence.');
    assert.include(await hoverTextOn(document, 'BCDF-77'), 'What I found about it');
    await emptyLibrary();
    await saysNot(document, 'zorbulin', 'A made-up cytokine');
    await saysNot(document, 'IL-6', 'What I found');
    assert.include(await hoverTextOn(document, 'IL-6'), '**IL-6**');
  });

  it('has problems where it is broken, and keeps the rest', async () => {
    await write(fileOf('entities.yaml'), entities);
    await write(fileOf('sources/emilie1998.source.yaml'), finding);
    const { document } = await openNote('zorbulin and IL-6 rise.\n');
    await says(document, 'zorbulin', 'A made-up cytokine');
    await write(fileOf('sources/emilie1998.source.yaml'), finding.replace('il-6', 'il6'));
    await eventually(
      'a report',
      () =>
        problemsWith(fileOf('sources/emilie1998.source.yaml'), 'did you mean "il-6"?').length > 0,
    );
    await saysNot(document, 'IL-6', 'What I found');
    await write(fileOf('entities.yaml'), `${entities}- id: x\n  about: "half a sen`);
    await firstProblem(fileOf('entities.yaml'));
    assert.include(await hoverTextOn(document, 'zorbulin'), 'A made-up cytokine');
  });

  it('follows unsaved edits, and completes what the user types', async () => {
    await write(fileOf('entities.yaml'), entities);
    const { document: note } = await openNote('zorbulin rises.\n');
    await says(note, 'zorbulin', 'A made-up cytokine');
    const editor = await vscode.window.showTextDocument(fileOf('entities.yaml'));
    const { document } = editor;
    const at = positionOf(document, 'A made-up', 0);
    await editor.edit((edit) => edit.insert(at, 'Surely '));
    await says(note, 'zorbulin', 'Surely A made-up cytokine');
    const end = new vscode.Position(document.lineCount - 1, 0);
    await editor.edit((edit) => edit.insert(end, '  kin'));
    const labels = async (position: vscode.Position) =>
      (await completionsAt(document, position)).map(labelOf);
    assert.includeMembers(await labels(end.translate(0, 5)), ['kind', 'families']);
    await editor.edit((edit) => edit.insert(end.translate(0, 5), 'd: x\n  families: [cyto'));
    assert.include(await labels(end.translate(1, 17)), 'cytokines');
    const card = await hoverTextOn(document, 'synonyms');
    assert.include(card, 'Every name that stands for the entity');
  });

  it('gets a selected term only once', async () => {
    const editor = await openNote('The ZBLN-7 of mice.\n');
    const { document } = editor;
    const start = positionOf(document, 'ZBLN-7', 0);
    await select(editor, start, start.translate(0, 6));
    await actionAt(document, editor.selection, 'Add “ZBLN-7” to my terms…');
    const add = () =>
      vscode.commands.executeCommand('cytonote.addTerm', { text: 'ZBLN-7', meant: 'il-6' });
    await add();
    await vscode.window.showTextDocument(document);
    await add();
    await says(document, 'ZBLN-7', '**IL-6**');
    const read = async () =>
      new TextDecoder().decode(await vscode.workspace.fs.readFile(fileOf('entities.yaml')));
    const once = await read();
    assert.include(once, '- id: il-6\n  synonyms:\n    - { text: ZBLN-7, case: symbol }\n');
    await vscode.window.showTextDocument(document);
    await add();
    assert.equal(await read(), once);
  });

  it('gets a new finding in the file of its source', async () => {
    await vscode.commands.executeCommand('cytonote.writeFinding', 'strouse2007');
    const editor = await eventually('the file', () => {
      const { activeTextEditor } = vscode.window;
      const path = activeTextEditor?.document.uri.path;
      return path?.endsWith('/cytonote/sources/strouse2007.source.yaml') && activeTextEditor;
    });
    const { document } = editor;
    const lines = document.getText().trimEnd().split('\n');
    assert.deepEqual(lines.slice(-3), ['findings:', '  - entities: []', '    text:']);
    const atCursor = () => document.lineAt(editor.selection.active).text;
    await eventually('the cursor in the finding', () => atCursor() === '  - entities: []');
    await vscode.commands.executeCommand('hideSuggestWidget');
    const write = () =>
      editor.edit((edit) => {
        edit.insert(editor.selection.active, 'il-6');
        edit.insert(new vscode.Position(document.lineCount - 2, 10), 'Written by me.');
      });
    await eventually('the finding in the file', write);
    const written = document.getText().trimEnd().split('\n').slice(-2);
    assert.deepEqual(written, ['  - entities: [il-6]', '    text: Written by me.']);
    await document.save();
    const { document: note } = await openNote('IL-6 rises.\n');
    await says(note, 'IL-6', 'Written by me.');
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { activate, closeAll, positionOf } from '../suite/notes';
import { eventually } from '../waiting';
import { becomes, file, type Status, status, visit, write } from './indexStatus';

const { fs } = vscode.workspace;

/** Changes a setting of a folder, and waits until extensions get the event. */
async function set(name: string, value: unknown, folder: string): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration('cytonote', file(folder));
  await settings().update(name, value, vscode.ConfigurationTarget.WorkspaceFolder);
  const now = () => JSON.stringify(settings().inspect(name)?.workspaceFolderValue);
  const isSet = () => now() === JSON.stringify(value);
  await eventually(`the editor has set ${name} to ${value}`, isSet);
}

describe('the index of a workspace', () => {
  let number = 0;
  let damaged = 0;

  before(async () => {
    ({ visit: number, damaged } = await visit());
    // In a browser the editor saves automatically, sometimes before a slow test has dropped its edits.
    const everywhere = vscode.ConfigurationTarget.Global;
    await vscode.workspace.getConfiguration('files').update('autoSave', 'off', everywhere);
    await activate();
  });
  afterEach(closeAll);

  it('covers a workspace of two folders with settings', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    const excluded = () =>
      vscode.workspace.getConfiguration('search', file('reviews')).get<object>('exclude');
    await eventually('the editor has read the settings', () => '**/*.old.md' in (excluded() ?? {}));
  });

  it('has all notes that are not excluded, and is saved', async function () {
    if (number !== 1) this.skip();
    const { takenOver, read, analysed, failed } = await becomes('the first index', {
      notes: 300,
      mentions: 600,
      citations: 300,
      isWorking: false,
      isSaved: true,
    });
    // 298 notes, a notebook, a broken notebook, and a note that opts out.
    assert.deepEqual(
      { takenOver, read, analysed, failed },
      { takenOver: 0, read: 301, analysed: 301, failed: 0 },
    );
  });

  it('reads only changed files when the workspace is opened again', async function () {
    if (number !== 2) this.skip();
    const { takenOver, read, analysed } = await becomes('the index of the last session', {
      notes: 300,
      mentions: 603,
      citations: 300,
      isWorking: false,
    });
    assert.deepEqual({ takenOver, read, analysed }, { takenOver: 297, read: 4, analysed: 4 });
  });

  it('reads the files again whose saved records are damaged', async function () {
    if (number !== 3 || damaged === 0) this.skip();
    const { takenOver, read } = await becomes('the index, repaired', {
      notes: 300,
      mentions: 603,
      citations: 300,
      isWorking: false,
      isSaved: true,
    });
    assert.deepEqual({ takenOver, read }, { takenOver: 301 - damaged, read: damaged });
  });

  describe('follows', () => {
    let before: Status;
    const more = (notes: number, mentions: number) => ({
      notes: before.notes + notes,
      mentions: before.mentions + mentions,
    });

    beforeEach(async function () {
      if (number !== 2) this.skip();
      before = await status();
    });

    it('a change, a renaming and a deletion of a note outside of the editor', async () => {
      await write('lab/follow.md', 'IL-6, IL-6 and IL-6.\n');
      await becomes('created', more(1, 3));
      await write('lab/follow.md', 'IL-6 and TNF-α.\n');
      await becomes('changed', more(1, 2));
      await fs.rename(file('lab/follow.md'), file('reviews/followed.md'));
      await becomes('renamed', more(1, 2));
      await fs.rename(file('reviews/followed.md'), file('reviews/followed.txt'));
      await becomes('no note any more', more(0, 0));
      await fs.rename(file('reviews/followed.txt'), file('reviews/followed.md'));
      await becomes('a note again', more(1, 2));
      await fs.delete(file('reviews/followed.md'));
      await becomes('deleted', more(0, 0));
    });

    it('folders that are created, renamed, moved to an excluded place and deleted', async () => {
      await write('lab/new/deep/a.md', 'IL-6.\n');
      await write('lab/new/b.md', 'IL-6.\n');
      await becomes('created', more(2, 2));
      await fs.rename(file('lab/new'), file('lab/newer'));
      await becomes('renamed', more(2, 2));
      await fs.rename(file('lab/newer'), file('reviews/drafts/newer'));
      await becomes('left out', more(0, 0));
      await fs.rename(file('reviews/drafts/newer'), file('reviews/newer'));
      await becomes('back', more(2, 2));
      await fs.delete(file('reviews/newer'), { recursive: true });
      await becomes('deleted', more(0, 0));
    });

    it('edits in the editor, also when they are dropped', async () => {
      await write('lab/written.md', 'IL-6.\n');
      await becomes('on the disk', more(1, 1));
      const editor = await vscode.window.showTextDocument(file('lab/written.md'));
      await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'TNF-α and IL-10.\n'));
      await becomes('in the editor', more(1, 3));
      await vscode.commands.executeCommand('workbench.action.files.revert');
      await closeAll();
      await becomes('dropped', more(1, 1));
      const again = await vscode.window.showTextDocument(file('lab/written.md'));
      await again.edit((edit) => edit.insert(new vscode.Position(1, 0), 'IL-10.\n'));
      await again.document.save();
      await becomes('saved', more(1, 2));
      await closeAll();
      await fs.delete(file('lab/written.md'));
      await becomes('deleted', more(0, 0));
    });

    it('saved notes only', async () => {
      const content = 'IL-6 and IL-6.\n';
      const note = await vscode.workspace.openTextDocument({ language: 'markdown', content });
      const editor = await vscode.window.showTextDocument(note);
      await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'IL-6. '));
      await write('lab/marker.md', 'TNF-α.\n');
      await becomes('another note', more(1, 1));
      await fs.delete(file('lab/marker.md'));
      await becomes('none', more(0, 0));
    });

    it('rules that exclude notes', async () => {
      await write('reviews/.gitignore', '*.markdown\n');
      const without = await becomes('ignored by git', more(-58, -116));
      assert.equal(without.citations, before.citations - 58);
      await fs.delete(file('reviews/.gitignore'));
      await becomes('no longer ignored', more(0, 0));
      await set('index.exclude', ['0', '[13]/**'], 'lab');
      await becomes('left out by the setting', more(-78, -156));
      await set('index.exclude', undefined, 'lab');
      await becomes('left in', more(0, 0));
    });

    it('a folder that opts out', async () => {
      await set('index.enable', false, 'lab');
      await becomes('without it', more(-180, -360));
      await set('index.enable', undefined, 'lab');
      await becomes('with it', more(0, 0));
    });

    it('silenced terms', async () => {
      await set('silenceTerms', ['TNF-α'], 'lab');
      await becomes('without TNF-α', more(0, -180));
      await set('silenceTerms', undefined, 'lab');
      await becomes('with it', more(0, 0));
    });

    it('cells of an open notebook', async () => {
      const uri = file('reviews/assays.ipynb');
      await vscode.commands.executeCommand('vscode.openWith', uri, 'jupyter-notebook');
      const notebook = await vscode.workspace.openNotebookDocument(uri);
      const edit = new vscode.WorkspaceEdit();
      const kind = vscode.NotebookCellKind.Markup;
      const cells = [new vscode.NotebookCellData(kind, 'IL-10 and IL-6.', 'markdown')];
      edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(0, cells)]);
      await vscode.workspace.applyEdit(edit);
      await becomes('a new cell', more(1, 2));
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      await becomes('dropped', more(0, 0));
    });

    it('a thousand changes at once', async () => {
      const names = Array.from({ length: 1000 }, (_, index) => `lab/many/${index}.md`);
      await Promise.all(names.map((name) => write(name, 'IL-6.\n')));
      await becomes('created', more(1000, 1000));
      await Promise.all(names.map((name) => write(name, 'IL-6 and TNF-α.\n')));
      await becomes('changed', more(1000, 2000));
      await fs.delete(file('lab/many'), { recursive: true });
      await becomes('deleted', more(0, 0));
    });

    it("a user's term, which closed notes then mention", async () => {
      await write('lab/closed.md', 'Magicin rises.\n');
      await becomes('without the term', more(1, 0));
      await write(
        'lab/cytonote/entities.yaml',
        '- id: il-6\n  synonyms:\n    - { text: Magicin, case: any }\n',
      );
      await becomes('with it', { ...more(1, 1), isWorking: false });
      const { document } = await vscode.window.showTextDocument(file('lab/0/0/0.md'));
      const places = await referencesTo(document, 'IL-6');
      assert.ok(places.some(({ uri }) => uri.path.endsWith('/lab/closed.md')));
      await fs.delete(file('lab/cytonote'), { recursive: true });
      await becomes('without it again', more(1, 0));
      await fs.delete(file('lab/closed.md'));
      await becomes('as before', { ...more(0, 0), isWorking: false });
    });

    it('mentions in cells of a closed notebook, and opens them', async () => {
      const { document } = await vscode.window.showTextDocument(file('lab/0/0/0.md'));
      const places = await referencesTo(document, 'IL-6');
      const cells = places.filter(({ uri }) => uri.path.endsWith('/reviews/assays.ipynb'));
      assert.equal(cells.length, 2);
      for (const { uri, range } of cells) {
        assert.equal((await vscode.workspace.openTextDocument(uri)).getText(range), 'IL-6');
        // After a notebook was opened this way, VS Code 1.91 for the Web reports no active notebook, even if it shows one.
        if ('process' in globalThis) {
          await vscode.commands.executeCommand('vscode.open', uri, { selection: range });
          await eventually('the notebook is shown', () => {
            const { activeNotebookEditor } = vscode.window;
            return activeNotebookEditor?.notebook.uri.path.endsWith('/reviews/assays.ipynb');
          });
        }
      }
    });

    it('folders that are added to the workspace and removed', async () => {
      await write('more/a.md', 'IL-6.\n');
      await write('more/b/c.md', 'IL-6.\n');
      await write(
        'more/cytonote/entities.yaml',
        '- { id: il-10, synonyms: [{ text: Magicin, case: any }] }\n',
      );
      await write('lab/magic.md', 'Magicin rises.\n');
      await becomes('another note', more(1, 0));
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri: file('more') });
      await becomes('added, with its term', { ...more(3, 3), isWorking: false });
      vscode.workspace.updateWorkspaceFolders(2, 1);
      await becomes('removed, with its term', { ...more(1, 0), isWorking: false });
      await fs.delete(file('lab/magic.md'));
      await becomes('as before', more(0, 0));
      await fs.delete(file('more'), { recursive: true });
    });

    it('the command that builds it again', async () => {
      await vscode.commands.executeCommand('cytonote.buildIndex');
      const { read } = await becomes('built again', { ...more(0, 0), isWorking: false });
      assert.isAtLeast(read - before.read, 301);
    });
  });
});

async function referencesTo(
  document: vscode.TextDocument,
  text: string,
): Promise<readonly vscode.Location[]> {
  const position = positionOf(document, text);
  const command = 'vscode.executeReferenceProvider';
  return vscode.commands.executeCommand(command, document.uri, position);
}

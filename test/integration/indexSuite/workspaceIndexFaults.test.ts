import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { FaultyFiles } from './faultyFiles';
import { becomes, type Status, status, visit } from './indexStatus';

const root = vscode.Uri.parse('faulty:/notes');
/** The search for definitions throws in a note that begins with this. */
const THROWING = 'A note that cannot be read.';

describe('the index of a folder with faults', () => {
  const files = new FaultyFiles(root);
  const { matchAll } = String.prototype;
  let provider: vscode.Disposable | undefined;
  let base: Status;
  const more = (notes: number, mentions: number) => ({
    notes: base.notes + notes,
    mentions: base.mentions + mentions,
    isWorking: false,
  });

  before(async function () {
    if ((await visit()).visit !== 2) this.skip();
    provider = vscode.workspace.registerFileSystemProvider('faulty', files);
    String.prototype.matchAll = function (this: string, pattern: RegExp) {
      if (this.startsWith(THROWING)) throw new Error('An invented fault.');
      return matchAll.call(this, pattern);
    };
    files.put({ 'first.md': { text: 'IL-10.\n' } });
    const { notes } = await status();
    vscode.workspace.updateWorkspaceFolders(2, 0, { uri: root });
    await becomes('the folder', { notes: notes + 1, isWorking: false });
  });

  beforeEach(async () => {
    base = await status();
  });

  after(async () => {
    if (provider) {
      const { notes } = await status();
      vscode.workspace.updateWorkspaceFolders(2, 1);
      await eventually('the folder is gone', async () => (await status()).notes < notes);
      provider.dispose();
      String.prototype.matchAll = matchAll;
      // Work of extensions ends when the page closes, and the next visit needs the whole index.
      await becomes('the index is saved', { isWorking: false, isSaved: true });
    }
  });

  it('has the other notes where some cannot be read, are deleted meanwhile, or make the analysis throw', async () => {
    const secret = { text: 'IL-6.\n' };
    const read = () => {
      throw vscode.FileSystemError.NoPermissions(root);
    };
    files.put({
      'secret.md': { ...secret, read },
      'gone.md': { text: 'IL-6.\n', read: () => files.lose('gone.md') },
      'throws.md': { text: `${THROWING} IL-6.\n` },
      'good.md': { text: 'IL-6.\n' },
    });
    const { failed } = await becomes('all but three', more(1, 1));
    assert.equal(failed - base.failed, 3);
    files.put({ 'secret.md': secret, 'throws.md': { text: 'IL-6.\n' } });
    await becomes('all that are there', more(3, 3));
  });

  it('does not read a file of 50 MB, and does not analyse one that has grown meanwhile', async () => {
    files.put({
      'large.md': { text: 'IL-6.\n', size: 52_428_800 },
      'grown.md': { text: 'IL-6.\n'.repeat(600_000), size: 6 },
      'after.md': { text: 'IL-6.\n' },
    });
    await becomes('the last one', more(1, 1));
    await eventually('all three are done', async () => (await status()).read === base.read + 3);
    assert.notInclude(files.wasRead, 'large.md');
    assert.include(files.wasRead, 'grown.md');
  });

  it('compares contents where the file system gives no modification time', async () => {
    files.put({ 'first.md': { text: 'IL-10.\n' } });
    const { same, analysed } = await becomes('the same', { same: base.same + 1 });
    assert.deepEqual([same, analysed], [base.same + 1, base.analysed]);
    files.put({ 'first.md': { text: 'IL-13.\n' } });
    await becomes('changed', { ...more(0, 0), analysed: base.analysed + 1 });
  });

  it('leaves the rest unread when the build is cancelled, and reads it in the next build', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const names = Array.from({ length: 40 }, (_, index) => `slow${index}.md`);
    const slow = { text: 'IL-6.\n', read: () => gate };
    files.put(Object.fromEntries(names.map((name) => [name, slow])));
    await eventually('one is being read', () => files.wasRead.some((it) => names.includes(it)));
    await vscode.commands.executeCommand('cytonote.cancelIndexing');
    open();
    await becomes('the one that was being read', { ...more(1, 1), wasCancelled: true });
    await vscode.commands.executeCommand('cytonote.buildIndex');
    await becomes('all of them', { ...more(40, 40), wasCancelled: false });
  });
});

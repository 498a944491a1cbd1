import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { TreeRefresh } from '../../../../src/features/views/treeRefresh';

describe('the refresh of a tree', () => {
  let refreshes = 0;
  const made = () => new TreeRefresh(() => refreshes++);
  const turn = () => new Promise(setImmediate);
  beforeEach(() => {
    refreshes = 0;
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  });
  afterEach(() => mock.timers.reset());

  it('does not come before the editor has read rows', async () => {
    const tree = made();
    tree.soon();
    mock.timers.tick(1000);
    assert.equal(refreshes, 0);
    assert.equal(await tree.give(() => 'rows'), 'rows');
    mock.timers.tick(1000);
    assert.equal(refreshes, 0);
  });

  it('comes once after a change, and again only after the editor has read rows again', async () => {
    const tree = made();
    await tree.give(() => 'rows');
    tree.soon();
    tree.soon();
    mock.timers.tick(1000);
    assert.equal(refreshes, 1);
    tree.soon();
    mock.timers.tick(1000);
    assert.equal(refreshes, 1);
    await tree.give(() => 'rows');
    tree.soon();
    mock.timers.tick(1000);
    assert.equal(refreshes, 2);
  });

  it('waits while rows are being read, and for a moment after that', async () => {
    const tree = made();
    let end = (_: string): void => undefined;
    const rows = tree.give(() => new Promise<string>((resolve) => (end = resolve)));
    tree.soon();
    mock.timers.tick(1000);
    assert.equal(refreshes, 0);
    end('rows');
    assert.equal(await rows, 'rows');
    await turn();
    assert.equal(refreshes, 0);
    mock.timers.tick(1000);
    assert.equal(refreshes, 1);
  });

  it('comes after rows that could not be read', async () => {
    const tree = made();
    const reading = tree.give(() => Promise.reject(new Error('no rows')));
    tree.soon();
    await assert.rejects(reading);
    mock.timers.tick(1000);
    assert.equal(refreshes, 1);
  });

  it('does not come after the tree is disposed of', async () => {
    const tree = made();
    await tree.give(() => 'rows');
    tree.soon();
    tree.dispose();
    mock.timers.tick(1000);
    assert.equal(refreshes, 0);
  });
});

import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { delayed, delayedForEach } from '../../../../src/features/host/delayed';

describe('a delayed action', () => {
  let runs = 0;
  beforeEach(() => {
    runs = 0;
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  });
  afterEach(() => mock.timers.reset());

  it('runs once, after a pause in its calls', () => {
    const action = delayed(() => runs++, 100);
    action.soon();
    mock.timers.tick(60);
    action.soon();
    mock.timers.tick(99);
    assert.equal(runs, 0);
    mock.timers.tick(1);
    assert.equal(runs, 1);
    mock.timers.tick(1000);
    assert.equal(runs, 1);
  });

  it('runs after the longest delay at the latest, counted from the first call', () => {
    const action = delayed(() => runs++, 100, 150);
    for (const _ of Array(3)) {
      action.soon();
      mock.timers.tick(50);
    }
    assert.equal(runs, 1);
    action.soon();
    mock.timers.tick(99);
    assert.equal(runs, 1);
    mock.timers.tick(1);
    assert.equal(runs, 2);
  });

  it('does not run when it is cancelled or disposed of', () => {
    const action = delayed(() => runs++, 100);
    action.soon();
    action.cancel();
    action.soon();
    action.dispose();
    mock.timers.tick(1000);
    assert.equal(runs, 0);
  });
});

describe('an action that is delayed for each thing', () => {
  let ran: string[] = [];
  const things = () => delayedForEach((thing: string) => ran.push(thing), 100);
  beforeEach(() => {
    ran = [];
    mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  });
  afterEach(() => mock.timers.reset());

  it('runs once for each, after a pause in the calls for it', () => {
    const action = things();
    action.soon('a');
    mock.timers.tick(60);
    action.soon('b');
    action.soon('a');
    mock.timers.tick(99);
    assert.deepEqual(ran, []);
    mock.timers.tick(1);
    assert.deepEqual(ran, ['b', 'a']);
    mock.timers.tick(1000);
    assert.deepEqual(ran, ['b', 'a']);
  });

  it('runs after the pause of the last call, and is due until then', () => {
    const action = things();
    action.soon('a', 300);
    action.soon('b', 300);
    action.soon('a');
    mock.timers.tick(100);
    assert.deepEqual(ran, ['a']);
    assert.deepEqual([action.isDue('a'), action.isDue('b')], [false, true]);
    mock.timers.tick(200);
    assert.deepEqual(ran, ['a', 'b']);
  });

  it('does not run for what is cancelled, nor at all when it is disposed of', () => {
    const action = things();
    action.soon('a');
    action.soon('b');
    action.cancel('a');
    assert.deepEqual([action.isDue('a'), action.isDue('b')], [false, true]);
    mock.timers.tick(100);
    assert.deepEqual(ran, ['b']);
    action.soon('c');
    action.dispose();
    mock.timers.tick(1000);
    assert.deepEqual(ran, ['b']);
  });
});

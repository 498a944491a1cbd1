import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { delayed } from '../../../../src/features/host/delayed';

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

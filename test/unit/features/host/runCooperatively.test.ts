import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { runCooperatively } from '../../../../src/features/host/runCooperatively';

/** Work of some steps, each of which is counted. */
function countedWork(steps: number) {
  const done = { steps: 0 };
  function* work(): Generator<void, number> {
    while (done.steps < steps) {
      done.steps++;
      yield;
    }
    return steps;
  }
  return { done, work: work() };
}

describe('work with pauses', () => {
  it('stops while it is held, and then runs to its end', async () => {
    const { done, work } = countedWork(1000);
    let isHeld = true;
    const result = runCooperatively(work, undefined, () => isHeld);
    await wait(60);
    assert.equal(done.steps, 0);
    isHeld = false;
    assert.equal(await result, 1000);
    assert.equal(done.steps, 1000);
  });

  it('lets other work run before it ends', async () => {
    function* endless(): Generator<void, never> {
      for (;;) {
        yield;
      }
    }
    let isWanted = true;
    setTimeout(() => {
      isWanted = false;
    });
    assert.equal(await runCooperatively(endless(), () => isWanted), undefined);
  });
});

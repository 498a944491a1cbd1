import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { BackgroundWork } from '../../../../src/features/host/backgroundWork';
import { OpenRequests } from '../../../../src/features/host/openRequests';

/** Longer than work runs without a pause, so that each step is a stretch of its own. */
const LONG = 12;

/** Work of long steps, each of which calls `step`. */
function* longWork(steps: number, step: () => void): Generator<void, number> {
  for (let at = 0; at < steps; at++) {
    step();
    const end = performance.now() + LONG;
    while (performance.now() < end) {
      // Keeps the thread busy, like reading a note.
    }
    yield;
  }
  return steps;
}

/** Counts the most steps between two turns of the host. */
function countsByTurn() {
  const most = { steps: 0 };
  let steps = 0;
  const turn = setInterval(() => {
    steps = 0;
  });
  const step = () => {
    steps++;
    most.steps = Math.max(most.steps, steps);
  };
  return { most, step, end: () => clearInterval(turn) };
}

describe('work in the background', () => {
  it('gives the host a turn after each stretch, with any number of works', async () => {
    const { most, step, end } = countsByTurn();
    const background = new BackgroundWork({ areAny: false });
    const first = background.run(longWork(6, step));
    const results: Promise<number>[] = [];
    for (let others = 0; others < 4; others++) {
      await wait();
      results.push(background.run(longWork(6, step)));
    }
    assert.deepEqual(await Promise.all([first, ...results]), [6, 6, 6, 6, 6]);
    end();
    // A new work begins at once, in addition to the one whose turn it is.
    assert.ok(most.steps <= 2, `${most.steps} stretches in one turn`);
  });

  it('continues while a request waits for its result', async () => {
    const requests = new OpenRequests();
    const background = new BackgroundWork(requests);
    const result = background.run(longWork(3, () => {}));
    assert.equal(await requests.answer(() => background.hasten(result)), 3);
  });

  it('waits until all requests have their answers, and then runs to its end', async () => {
    const requests = new OpenRequests();
    const background = new BackgroundWork(requests);
    let steps = 0;
    const count = () => {
      steps++;
    };
    let answer: () => void = () => {};
    const request = requests.answer(
      () =>
        new Promise<void>((resolve) => {
          answer = resolve;
        }),
    );
    const works = [1, 2, 3].map(() => background.run(longWork(2, count)));
    await wait(60);
    assert.equal(steps, 0);
    answer();
    await request;
    assert.deepEqual(await Promise.all(works), [2, 2, 2]);
    assert.equal(steps, 6);
  });

  it('does not wait for a request that has no answer', async () => {
    const requests = new OpenRequests(20);
    const background = new BackgroundWork(requests);
    void requests.answer(() => new Promise(() => {}));
    assert.ok(requests.areAny);
    assert.equal(await background.run(longWork(2, () => {})), 2);
  });

  it('continues during requests if one of them waits for the result', async () => {
    let isUrgent = false;
    const background = new BackgroundWork({ areAny: true });
    const result = background.run(
      longWork(3, () => {}),
      { isUrgent: () => isUrgent },
    );
    isUrgent = true;
    assert.equal(await result, 3);
  });

  it('ends without a result when nobody needs it any more', async () => {
    let steps = 0;
    const background = new BackgroundWork({ areAny: false });
    const count = () => {
      steps++;
    };
    const isWanted = () => steps < 2;
    assert.equal(await background.run(longWork(9, count), { isWanted }), undefined);
    assert.equal(steps, 2);
  });
});

import assert from 'node:assert/strict';
import { webHostOf } from '../../../../src/core/fetching/webHost';

/** A process whose clock moves only when a test moves it. */
class StoppedClock {
  private readonly due = new Map<number, () => void>();
  private last = 0;
  readonly web = {
    fetch: () => Promise.reject(new Error('This process has no network.')),
    Date: { now: () => 42 },
    setTimeout: ((action: () => void) => {
      this.last += 1;
      this.due.set(this.last, action);
      return this.last;
    }) as unknown as typeof setTimeout,
    clearTimeout: ((timer: number) => this.due.delete(timer)) as unknown as typeof clearTimeout,
  };

  get timers(): number {
    return this.due.size;
  }

  ring(): void {
    for (const action of [...this.due.values()]) {
      action();
    }
  }
}

describe('the host of the network and the clock', () => {
  it('waits until the time is over', async () => {
    const clock = new StoppedClock();
    let isOver = false;
    const waiting = webHostOf(clock.web)
      .wait(1000, new AbortController().signal)
      .then(() => {
        isOver = true;
      });
    await Promise.resolve();
    assert.equal(isOver, false);
    clock.ring();
    await waiting;
    assert.equal(clock.timers, 0);
  });

  it('ends a wait when the signal aborts, and keeps no timer', async () => {
    const clock = new StoppedClock();
    const aborter = new AbortController();
    const waiting = webHostOf(clock.web).wait(1000, aborter.signal);
    aborter.abort();
    await waiting;
    assert.equal(clock.timers, 0);
  });

  it('does not wait if the signal is already aborted', async () => {
    const clock = new StoppedClock();
    await webHostOf(clock.web).wait(1000, AbortSignal.abort());
    assert.equal(clock.timers, 0);
  });

  it('uses the network and the clock that the process has at the time of the request', async () => {
    const { web } = new StoppedClock();
    const host = webHostOf(web);
    web.fetch = () => Promise.reject(new Error('The network is down now.'));
    await assert.rejects(host.fetch('https://example.com', {}), /down now/);
    assert.equal(host.now(), 42);
  });
});

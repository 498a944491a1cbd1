import assert from 'node:assert/strict';
import { FileQueue } from '../../../../src/features/index/fileQueue';

type State = { readonly mtime: number; readonly size: number } | 'folder' | undefined;

describe('the queue of files', () => {
  /** A queue of files that a test changes. It stops before each read until the test lets it continue. */
  const queueOf = (states: Map<string, State>) => {
    const read: [string, State][] = [];
    const stops: (() => void)[] = [];
    const queue = new FileQueue({
      stateOf: async (file) => states.get(file),
      read: async (file, state) => {
        read.push([file, state]);
      },
      pause: () => new Promise<void>((resolve) => stops.push(resolve)),
      progressed: () => {},
    });
    /** Lets the queue continue each time it stops, and calls the given function at the first stop. */
    const run = async (atFirstStop: () => void) => {
      while (stops.length === 0) {
        await Promise.resolve();
      }
      atFirstStop();
      const end = queue.idle().then(() => true);
      while (!(await Promise.race([end, Promise.resolve(false)]))) {
        stops.shift()?.();
      }
      return read;
    };
    return { queue, run };
  };

  it('reads each file once, with its state', async () => {
    const { queue, run } = queueOf(new Map([['a', { mtime: 1, size: 2 }]]));
    queue.add(['a', 'b', 'a']);
    assert.deepEqual(queue.progress, { done: 0, all: 2 });
    assert.deepEqual(await run(() => {}), [
      ['a', { mtime: 1, size: 2 }],
      ['b', undefined],
    ]);
  });

  it('requests the state of a file again that is added again before it is read', async () => {
    // A deleted folder is written again while the queue waits because the user types.
    const states = new Map<string, State>([['other', 'folder']]);
    const { queue, run } = queueOf(states);
    queue.add(['note', 'other']);
    const read = await run(() => {
      states.set('note', { mtime: 3, size: 4 });
      queue.add(['note']);
    });
    assert.deepEqual(read, [
      ['other', 'folder'],
      ['note', { mtime: 3, size: 4 }],
    ]);
  });

  it('does not read dropped files', async () => {
    const { queue, run } = queueOf(new Map());
    queue.add(['a', 'b']);
    assert.deepEqual(await run(() => assert.equal(queue.clear(), 2)), []);
    assert.equal(queue.isWorking, false);
  });
});

import assert from 'node:assert/strict';
import { runCooperatively } from '../../../../src/features/host/runCooperatively';

describe('work with pauses', () => {
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

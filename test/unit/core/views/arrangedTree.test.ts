import assert from 'node:assert/strict';
import { ArrangedTree } from '../../../../src/core/views/arrangedTree';

/** A tree whose arrangements each end when the test ends them. */
function arrangedByHand() {
  const endings: ((name: string) => void)[] = [];
  const tree = new ArrangedTree(() => new Promise<string>((resolve) => endings.push(resolve)));
  const end = (at: number, name: string) => (endings[at] as (name: string) => void)(name);
  return { tree, endings, end };
}

describe('a tree that takes time to arrange', () => {
  it('is arranged once for all callers', async () => {
    const { tree, endings, end } = arrangedByHand();
    const asked = [tree.ready(), tree.ready()];
    assert.equal(tree.shown, undefined);
    end(0, 'whole');
    assert.deepEqual(await Promise.all(asked), ['whole', 'whole']);
    assert.equal(endings.length, 1);
    assert.equal(tree.shown, 'whole');
  });

  it('is never an arrangement from before a change, even if that ends last', async () => {
    const { tree, end } = arrangedByHand();
    const before = tree.ready();
    tree.change();
    const after = tree.ready();
    end(1, 'filtered');
    assert.equal(await after, 'filtered');
    end(0, 'whole');
    assert.equal(await before, 'filtered');
    assert.equal(tree.shown, 'filtered');
  });

  it('is arranged again for callers that waited while it changed', async () => {
    const { tree, endings, end } = arrangedByHand();
    const asked = tree.ready();
    tree.change();
    end(0, 'old');
    await new Promise(setImmediate);
    assert.equal(endings.length, 2);
    end(1, 'new');
    assert.equal(await asked, 'new');
  });
});

import assert from 'node:assert/strict';
import type { NotePreview } from '../../../src/core/preview/previewPlugin';
import { CellMarks } from '../../../src/webview/cellMarks';

/** A rendered cell as in the page of a notebook. */
function cellOf(id: string, content: string) {
  return { id, mime: 'text/markdown', text: () => content };
}

const noteOf = (appendix: string): NotePreview => ({ blocks: [], appendix });

function setUp() {
  const asked: string[] = [];
  return { asked, marks: new CellMarks<ReturnType<typeof cellOf>>((text) => asked.push(text)) };
}

describe('the marks of rendered cells', () => {
  it('are requested once, and shown when they arrive', () => {
    const { asked, marks } = setUp();
    const cell = cellOf('a', 'IL-6');
    assert.equal(marks.of(cell), undefined);
    assert.equal(marks.of(cell), undefined);
    assert.deepEqual(asked, ['IL-6']);
    assert.deepEqual(marks.answer('IL-6', noteOf('one')), [cell]);
    assert.deepEqual(marks.of(cell), noteOf('one'));
    assert.deepEqual(asked, ['IL-6']);
  });

  it('are those of the current text: a late answer has no effect', () => {
    const { asked, marks } = setUp();
    marks.of(cellOf('a', 'IL-6'));
    const edited = cellOf('a', 'IL-10');
    assert.equal(marks.of(edited), undefined);
    assert.deepEqual(marks.answer('IL-6', noteOf('late')), []);
    assert.equal(marks.of(edited), undefined);
    assert.deepEqual(marks.answer('IL-10', noteOf('right')), [edited]);
    assert.equal(marks.of(cellOf('a', 'IL-6')), undefined);
    assert.deepEqual(asked, ['IL-6', 'IL-10', 'IL-6']);
  });

  it('make only cells render again that look different', () => {
    const { marks } = setUp();
    const [first, second, other] = [cellOf('a', 'x'), cellOf('b', 'x'), cellOf('c', 'y')];
    for (const cell of [first, second, other]) {
      marks.of(cell);
    }
    assert.deepEqual(marks.answer('x', noteOf('one')), [first, second]);
    assert.deepEqual(marks.answer('x', noteOf('one')), []);
    assert.deepEqual(marks.answer('x', undefined), [first, second]);
    assert.equal(marks.of(other), undefined);
  });

  it('are requested again, except for removed cells', () => {
    const { asked, marks } = setUp();
    for (const cell of [cellOf('a', 'x'), cellOf('b', 'x'), cellOf('c', 'y')]) {
      marks.of(cell);
    }
    asked.length = 0;
    marks.askAgain(({ id }) => id !== 'c');
    assert.deepEqual(asked, ['x']);
    assert.deepEqual(marks.answer('y', noteOf('gone')), []);
  });
});

import assert from 'node:assert/strict';
import { markdownFile, PUBLISHED_COPY } from '../../../../src/core/files/noteFiles';

describe('files that hold notes', () => {
  it('are those of Markdown, Quarto and R Markdown', () => {
    for (const name of ['a.md', 'A.MD', 'b/c.qmd', 'b\\c.Rmd', 'a.rmarkdown', '_draft.md']) {
      assert.ok(markdownFile.test(name), name);
    }
    for (const name of ['md', 'a.md.bak', 'a.txt', 'a.qmd/b.html']) {
      assert.ok(!markdownFile.test(name), name);
    }
  });

  it('are not the copies beside a note while it is published', () => {
    for (const folder of ['', 'b/', 'b\\']) {
      assert.ok(!markdownFile.test(`${folder}${PUBLISHED_COPY}cytonote-x1.qmd`), folder);
    }
    assert.ok(markdownFile.test(`${PUBLISHED_COPY}x/a.qmd`));
    assert.ok(markdownFile.test('my_cytonote-x.md'));
  });
});

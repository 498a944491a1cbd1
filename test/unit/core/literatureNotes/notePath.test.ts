import assert from 'node:assert/strict';
import type { Source } from '../../../../src/core/library/schema';
import { publicationOf } from '../../../../src/core/literature/publication';
import { literatureNotePath, USUAL_PATH } from '../../../../src/core/literatureNotes/notePath';
import { readSeedLibrary } from '../../support/testLibrary';

describe('the path of a literature note', () => {
  const source = readSeedLibrary().source('emilie1998') as Source;
  const path = (pattern: string, fields: Partial<Source> = {}) =>
    literatureNotePath(pattern, publicationOf({ ...source, ...fields }));

  it('is filled from its publication', () => {
    assert.equal(path(USUAL_PATH), 'literature/emilie1998.md');
    assert.equal(path('{{ year }}/{{short}}.md'), '1998/Emilie et al. 1998.md');
  });

  it('stays below its folder, and does not make folders from titles', () => {
    assert.equal(path('../../{{title}}.md', { title: '../a/b\\c: "why?"' }), '-a-b-c- -why--.md');
    assert.equal(path('/etc/{{key}}'), 'etc/emilie1998.md');
    assert.equal(path('..'), 'literature/emilie1998.md');
    assert.equal(path('{{key}}.md', { key: 'con' }), '_con.md');
  });

  it('leaves out what is not known of the publication', () => {
    const bare = (pattern: string) =>
      literatureNotePath(pattern, {
        ...publicationOf(source),
        reference: { id: 'a', type: 'book' },
        summary: { authors: [] },
      });
    assert.equal(
      path('{{journal}}/{{key}}', { 'container-title': 'J. of A/B' }),
      'J. of A-B/emilie1998.md',
    );
    assert.equal(bare('{{journal}}/{{year}}/{{title}} {{key}}.md'), 'emilie1998.md');
  });

  it('has names of a length that file systems accept, of whole characters', () => {
    assert.equal(path('{{title}}.md', { title: 'x'.repeat(300) }), `${'x'.repeat(120)}.md`);
    assert.equal(path('{{title}}', { title: `${'x'.repeat(119)}😀` }), `${'x'.repeat(119)}.md`);
    assert.equal(path('{{title}}', { title: `${'x '.repeat(59)}. y` }), `${'x '.repeat(58)}x.md`);
  });

  it('leaves out unknown names', () => {
    assert.equal(path('notes/{{constructor}}{{key}}.qmd'), 'notes/emilie1998.qmd');
  });
});

import assert from 'node:assert/strict';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliography';
import { replaceUnderKey } from '../../../../src/core/bibliography/editBibliography';
import { applyEdits } from '../../../../src/core/text/edits';
import { bibliographyOf } from '../../support/bibliographyOf';

const journal = {
  id: '',
  type: 'article-journal',
  title: 'Lamps',
  'container-title': 'Annals of Lamps',
};

function replaced(text: string, format: BibliographyFormat): string {
  const bibliography = bibliographyOf(text, format);
  const file = { text, bibliography, encoding: { name: 'utf-8' } };
  const result = replaceUnderKey(file, 'lamp', journal, '-preprint');
  assert.ok('edits' in result);
  return applyEdits(text, [...result.edits]);
}

describe('a reference that replaces another under its key', () => {
  it('gets the key, and the old entry keeps its text', () => {
    const text =
      '% mine\n@misc{lamp, title={Lamps}, note = {read twice}}\n@misc{x, crossref={lamp}}\n';
    const result = replaced(text, 'bibtex');
    const kept = text.replaceAll('lamp', 'lamp-preprint').trimEnd();
    assert.ok(result.startsWith(kept), result);
    assert.match(result.slice(kept.length), /^\s+@article\{lamp,[^@]+Annals of Lamps/);
  });

  it('gives the old entry a free key', () => {
    const text = '@misc{lamp, title={A}}\n\n@misc{lamp-preprint, title={B}}\n';
    assert.match(replaced(text, 'bibtex'), /^@misc\{lamp-preprinta,/);
  });

  it('is a new item of CSL-JSON', () => {
    const items = JSON.parse(replaced('[{"id": "lamp", "note": "mine"}]', 'csl-json'));
    assert.deepEqual(
      items.map(({ id, note }: { id: string; note?: string }) => [id, note]),
      [
        ['lamp-preprint', 'mine'],
        ['lamp', undefined],
      ],
    );
  });
});

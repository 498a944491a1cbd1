import assert from 'node:assert/strict';
import { findingOf, groupHighlights } from '../../../../src/core/zotero/highlights';
import type { ZoteroAnnotation } from '../../../../src/core/zotero/zoteroAnswers';
import { makeRecogniser } from '../../support/testLibrary';

describe('highlights of Zotero', () => {
  const recogniser = makeRecogniser();
  const marked = (text: string, fields: Partial<ZoteroAnnotation> = {}): ZoteroAnnotation => ({
    key: 'ANNO0001',
    attachment: 'PDFA0001',
    text,
    comment: '',
    pageLabel: '',
    page: undefined,
    sortIndex: '',
    ...fields,
  });
  const grouped = (...texts: readonly string[]) =>
    groupHighlights(
      texts.map((text) => marked(text)),
      recogniser,
    ).map(({ entity, highlights }) => [entity, ...highlights.map(({ text }) => text)]);

  it('are grouped by the entities that most of them name; those that name none come last', () => {
    assert.deepEqual(
      grouped('Nothing.', 'TNF and IL-6 rose.', 'IL-17A fell.', 'IL-6\nfell.', ' ', 'IL-6 was 2.'),
      [
        ['il-6', 'TNF and IL-6 rose.', 'IL-6 fell.', 'IL-6 was 2.'],
        ['il-17a', 'IL-17A fell.'],
        [undefined, 'Nothing.'],
      ],
    );
    assert.deepEqual(grouped(), []);
  });

  it('become findings about the entities that they name, with their places', () => {
    const annotation = marked('IL-6 rose.', { pageLabel: '123', page: 3 });
    const [group] = groupHighlights([annotation], recogniser);
    const highlight = group?.highlights[0];
    assert.ok(highlight);
    assert.deepEqual(findingOf(highlight, 4711, highlight.entities), {
      entities: ['il-6'],
      text: 'IL-6 rose.',
      quoted: {
        from: 'zotero://open-pdf/groups/4711/items/PDFA0001?page=3&annotation=ANNO0001',
        page: '123',
      },
    });
    const unplaced = { ...highlight, annotation: marked('') };
    assert.deepEqual(findingOf(unplaced, 'user', ['tnf']).quoted, {
      from: 'zotero://open-pdf/library/items/PDFA0001?annotation=ANNO0001',
    });
  });
});

import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliography';
import { addReferences } from '../../../../src/core/bibliography/editBibliography';
import type { Reference } from '../../../../src/core/literature/reference';
import { applyEdits } from '../../../../src/core/text/edits';
import { bibliographyOf } from '../../support/bibliographyOf';

const lantern: Reference = {
  id: 'new2001',
  type: 'book',
  title: 'Of lamps: “no” & α',
  issued: { 'date-parts': [[2001]] },
};
const lamp: Reference = { id: 'lamp', type: 'book', title: 'Lämpchen' };

function add(text: string, format: BibliographyFormat, encoding = 'utf-8') {
  const bibliography = bibliographyOf(text, format);
  const file = { text, bibliography, encoding: { name: encoding } };
  const added = addReferences(file, [lantern, lamp]);
  return 'edit' in added ? applyEdits(text, [added.edit]) : added;
}

/** The content of a file as the parser of its format reads it; every mistake is an error. */
function valuesOf(text: string, format: BibliographyFormat): unknown[] {
  if (format === 'csl-json') {
    return text.trim() === '' ? [] : [JSON.parse(text.replace(/^\uFEFF/, ''))];
  }
  return [...parseAllDocuments(text, { logLevel: 'silent' })].map((document) => {
    assert.deepEqual(document.errors, [], text);
    return document.toJS() as unknown;
  });
}

describe('adding to a file of CSL of an unusual form', () => {
  const taken: readonly (readonly [BibliographyFormat, text: string])[] = [
    ['csl-yaml', 'references: []'],
    ['csl-yaml', 'references: []\n'],
    ['csl-yaml', '---\nreferences: [] # none yet\n...\n'],
    ['csl-yaml', '---\nreferences: [ ]\nnocite: "@*"\n---\n'],
    ['csl-yaml', 'references:\n'],
    ['csl-yaml', 'references: ~\n'],
    ['csl-yaml', 'references: null # none\nlang: de\n'],
    ['csl-yaml', 'references: [{id: a, title: B}]\n'],
    ['csl-yaml', 'references: [{id: a, title: B}, {id: b},]\nlang: de\n'],
    ['csl-yaml', 'references: [\n  {id: a, title: B}, # one\n  {id: b} # two\n]\n'],
    ['csl-yaml', '{references: [{id: a, title: B}]}\n'],
    ['csl-yaml', '{"references": []}\n'],
    ['csl-yaml', '[{"id": "a", "title": "B"}]\n'],
    ['csl-yaml', '[]\n'],
    ['csl-yaml', ''],
    ['csl-yaml', '# nothing yet\n'],
    ['csl-yaml', 'lang: de\n'],
    ['csl-yaml', 'author:\n- name: Ada\nreferences:\n- id: a\n  title: B\n'],
    ['csl-yaml', 'author:\n- name: Ada\nreferences: []\n'],
    ['csl-yaml', 'author:\n  - name: Ada\nlang: de\n'],
    ['csl-yaml', '- id: a\n  title: B'],
    ['csl-yaml', '  - id: a\n    title: B\n  - title: no id\n'],
    ['csl-yaml', '---\nreferences:\n- id: a\n  note: |\n    one\n    two\n---\n'],
    ['csl-yaml', '---\nreferences:\n- id: a\n  title: >-\n    one\n\n# the end\n...\n'],
    ['csl-yaml', 'references:\n-   id: a\n    title: B\nnocite: |\n  @a, @b\n'],
    ['csl-yaml', 'references:\n- {id: a, title: B}\n'],
    ['csl-yaml', 'references:\r\n- id: a\r\n  title: "one\r\n\r\n    two"\r\nlang: de\r\n'],
    ['csl-yaml', 'references:\n-\n  id: a\n  title: B\nlang: de\n'],
    ['csl-yaml', '"references":\n  - id: a\n    title: B\n'],
    ['csl-json', ''],
    ['csl-json', '\n'],
    ['csl-json', '[]'],
    ['csl-json', ' [ ] \n'],
    ['csl-json', '[{"title": "no id"}]'],
    ['csl-json', '[{"id": "a"}, {"title": "no id"}]\n'],
    ['csl-json', '{"items": [{"id": "a"}]}'],
    ['csl-json', '{"items": []}\n'],
    ['csl-json', '{"references": [{"id": "a"}], "more": {"id": "b", "of": [{}]}}'],
    ['csl-json', '[{"id": "a", "author": [{"family": "]}"}]}]'],
    ['csl-json', '[[], {"id": "a"}]'],
  ];
  for (const [format, text] of taken) {
    it(`leaves it readable, with all its content: ${format} ${JSON.stringify(text)}`, () => {
      const result = add(text, format);
      assert.ok(typeof result === 'string', JSON.stringify(result));
      const [before = null, ...rest] = valuesOf(text, format);
      const items = [lantern, lamp];
      const [after, ...others] = valuesOf(result, format);
      assert.deepEqual(others, rest);
      assert.deepEqual(withItems(before, items, format), after);
      const entries = bibliographyOf(result, format).entries;
      assert.deepEqual(
        entries.slice(-2).map(({ reference }) => reference),
        items,
      );
    });
  }

  const refused: readonly (readonly [BibliographyFormat, text: string])[] = [
    ['csl-json', '{"id": "a", "type": "book", "title": "One"}'],
    ['csl-json', '{}'],
    ['csl-json', 'null'],
    ['csl-json', '{"id": "a"}\n{"id": "b"}\n'],
    ['csl-json', '[{"id": "a"}'],
    ['csl-json', '[[{"id": "a"}]]'],
    ['csl-json', '[{"id": "a"}, 1]'],
    ['csl-json', '{"meta": 1, "items": [{"id": "a"}]}'],
    ['csl-json', '{"items": {"id": "a"}}'],
    ['csl-yaml', 'references: {id: a, title: B}\n'],
    ['csl-yaml', 'references: none\n'],
    ['csl-yaml', 'references: []\nreferences: []\n'],
    ['csl-yaml', 'references: [{id: a}\n'],
    ['csl-yaml', 'only a text\n'],
    ['csl-yaml', '{lang: de}\n'],
    ['csl-yaml', 'references:\n- id: a\n  title: "open\n'],
    ['csl-yaml', 'references:\n- id: a\n  note: |+\n    one\n\n\n'],
    ['csl-yaml', 'references: *nothing\n'],
  ];
  for (const [format, text] of refused) {
    it(`is refused if it would break the file: ${format} ${JSON.stringify(text)}`, () => {
      assert.deepEqual(add(text, format), { refusal: 'a form to which nothing can be added' });
    });
  }

  it('escapes characters that the encoding of the file lacks', () => {
    for (const [format, text] of [
      ['csl-json', '[]'],
      ['csl-yaml', 'references: []'],
      ['csl-yaml', 'references: [{id: a}]'],
      ['csl-yaml', '- id: a\n'],
    ] as const) {
      const result = add(text, format, 'us-ascii');
      assert.ok(typeof result === 'string');
      assert.match(result, /^\p{ASCII}+$/u);
      assert.deepEqual(
        bibliographyOf(result, format)
          .entries.slice(-2)
          .map(({ reference }) => reference),
        [lantern, lamp],
      );
    }
  });
});

/** A value with more items in its list. */
function withItems(
  value: unknown,
  items: readonly Reference[],
  format: BibliographyFormat,
): unknown {
  if (Array.isArray(value)) {
    return [...value, ...items];
  }
  const fields = { ...(value as Record<string, unknown[] | null> | null) };
  if (value === null && format === 'csl-json') {
    return items;
  }
  const name = 'items' in fields ? 'items' : 'references';
  return { ...fields, [name]: [...(fields[name] ?? []), ...items] };
}

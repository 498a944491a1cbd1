import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as v from 'valibot';
import { parse } from 'yaml';
import { type ImportedSource, importedSource } from '../../../../src/core/importing/importedSource';
import {
  mergeSourceYaml,
  readFields,
  writeSourceYaml,
} from '../../../../src/core/importing/sourceYaml';
import { sourceSchema } from '../../../../src/core/library/schema';
import type { Reference } from '../../../../src/core/literature/reference';
import { anyUnicode } from '../../support/anyUnicode';

const lamp: Reference = {
  id: 'lamp2001',
  type: 'article-journal',
  title: 'An imagined lamp for <i>E. coli</i> and Ca<sup>2+</sup>',
  author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr' }],
  issued: { 'date-parts': [[2001, 3, 15]] },
  'container-title': 'Invented Journal of Lamps',
  DOI: 'https://doi.org/10.5555/lamp.2001',
  PMID: '990000001',
  abstract: 'BACKGROUND: IL-6 was invented.\nRESULTS: 10<sup>6</sup> lamps: yes # no.',
};

/** Text that YAML, JSON and people read in different ways. */
const hostile = fc.oneof(
  anyUnicode({ maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(' ', '\n', '\t', ':', '#', '-', '"', "'", '\\', '|', '>'),
    maxLength: 30,
  }),
  fc.constantFrom(
    'yes',
    'null',
    '~',
    '1e3',
    '0x1F',
    '2001-01-01',
    '- a',
    '? b',
    '&a',
    '*a',
    '!!js',
    '%YAML',
  ),
  fc.constantFrom(
    '---',
    '...',
    '\u0085',
    '\u2028',
    'a: b',
    'key: other',
    '<b>&lt;</b>',
    '\ud800',
    '{',
    '[]',
  ),
  fc.lorem({ maxCount: 60, mode: 'words' }),
);
const references = fc.record(
  {
    id: hostile,
    type: fc.oneof(fc.constantFrom('article-journal', 'book', 'patent'), hostile),
    title: hostile.map((text) => `T${text}`),
    author: fc.array(fc.record({ family: hostile, given: hostile }), { maxLength: 3 }),
    issued: fc.record({
      'date-parts': fc.array(fc.array(fc.integer(), { maxLength: 4 }), { maxLength: 2 }),
    }),
    'container-title': hostile,
    DOI: fc.oneof(
      hostile,
      hostile.map((text) => `10.5555/${text}`),
    ),
    PMID: fc.oneof(hostile, fc.nat().map(String)),
    URL: hostile,
    abstract: fc.array(hostile, { maxLength: 4 }).map((lines) => lines.join('\n')),
  },
  { requiredKeys: ['id', 'type', 'title'] },
) as fc.Arbitrary<Reference>;

function sourceOf(reference: Reference, entities: readonly string[] = []): ImportedSource {
  const source = importedSource(reference, 'lamp2001', entities);
  assert.ok(source);
  return source;
}

describe('a file of the workspace library', () => {
  it('contains what was imported, in a readable form', () => {
    const text = writeSourceYaml(sourceOf(lamp, ['il-6']));
    assert.equal(
      text,
      `# What you write here stays: importing again only adds fields that are missing.
key: lamp2001
type: article-journal
title: An imagined lamp for E. coli and Ca²⁺
author:
  - family: van der Berg
    given: Jan Jr
container-title: Invented Journal of Lamps
issued: 2001-03-15
DOI: 10.5555/lamp.2001
PMID: "990000001"
entities:
  - il-6
abstract: >-
  BACKGROUND: IL-6 was invented.

  RESULTS: 10⁶ lamps: yes # no.
`,
    );
    assert.deepEqual(v.parse(sourceSchema, parse(text)).abstract, sourceOf(lamp).abstract);
  });

  it('is a valid source that reads back to any imported source', () => {
    fc.assert(
      fc.property(references, (reference) => {
        const source = importedSource(reference, 'lamp2001', ['il-6']);
        if (source) {
          const text = writeSourceYaml(source);
          assert.deepEqual(readFields(text), source);
          assert.deepEqual(readFields(text.replace(/\n/g, '\r\n')), source);
          assert.ok(v.is(sourceSchema, parse(text)), text);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps all existing text and its meaning when a source is added to it', () => {
    const imported = references.map((reference) => importedSource(reference, 'k', ['tnf']));
    fc.assert(
      fc.property(
        imported,
        imported,
        fc.subarray(Object.keys(lamp)),
        hostile,
        (mine, other, kept, note) => {
          fc.pre(mine !== undefined && other !== undefined);
          const fields = Object.fromEntries(
            Object.entries(mine).filter(([name]) => name === 'key' || kept.includes(name)),
          );
          const comment = `# mine: ${note.replace(/[^\x20-\x7e]/g, '')}`;
          const existing = `${comment}\n${writeSourceYaml(fields as ImportedSource)}summary: 'My  own'   # words`;
          const merged = mergeSourceYaml(existing, other);
          assert.equal(merged.outcome === 'broken', false);
          const text = merged.outcome === 'merged' ? merged.text : existing;
          assert.ok(text.startsWith(existing));
          const read = readFields(text);
          assert.deepEqual(read, { ...other, ...readFields(existing) });
          assert.deepEqual(mergeSourceYaml(text, other), { outcome: 'same' });
        },
      ),
      { numRuns: 500 },
    );
  });

  it('keeps the fields of its author, even empty ones', () => {
    const existing = 'key: lamp2001\ntitle: My title\nDOI:\nentities: []\n';
    const merged = mergeSourceYaml(existing, sourceOf({ ...lamp, author: [] }, ['il-6', 'tnf']));
    assert.ok(merged.outcome === 'merged');
    const { title, DOI, entities, PMID } = readFields(merged.text) ?? {};
    assert.deepEqual(
      { title, DOI, entities, PMID },
      { title: 'My title', DOI: null, entities: [], PMID: '990000001' },
    );
  });

  it('keeps its line ends, and its form if it is JSON', () => {
    const merged = mergeSourceYaml('key: a\r\ntitle: A\r\n', sourceOf(lamp));
    assert.ok(merged.outcome === 'merged');
    assert.equal(/(?<!\r)\n/.test(merged.text), false);
    const json = mergeSourceYaml('{"key": "a", "title": "A"}\n', sourceOf(lamp));
    assert.ok(json.outcome === 'merged');
    assert.equal(readFields(json.text)?.PMID, '990000001');
    assert.match(json.text, /^\{\s*"key": "a",\s*"title": "A"/);
  });

  it('is not changed if it is broken', () => {
    for (const broken of [
      'key: [a',
      '- a list',
      'key: a\nkey: b',
      'just text',
      '',
      'key: *nowhere',
    ]) {
      assert.equal(mergeSourceYaml(broken, sourceOf(lamp)).outcome, 'broken', broken);
    }
  });
});

// biome-ignore-all lint/suspicious/noTemplateCurlyInString: snippets have such placeholders.
import assert from 'node:assert/strict';
import { generateSnippets } from '../../../src/build/generateSnippets';
import type { LibraryData } from '../../../src/core/library/library';
import type { Entity } from '../../../src/core/library/schema';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const cytokine = (label: string): Entity => ({
  id: 'some',
  kind: 'cytokine',
  label,
  name: label,
  ids: [],
  families: [],
  receptors: [],
  targets: [],
  partOf: [],
  synonyms: [{ text: label, case: 'symbol' }],
});
const dataset: LibraryData = {
  entities: [cytokine('IL-6'), cytokine('a,b'), cytokine('c|d')],
  sources: [],
  topics: [],
};

function snippetsOf(data: LibraryData): Record<string, Snippet> {
  const [comment, ...json] = generateSnippets(data).split('\n');
  assert.match(comment as string, /^\/\/ Generated /);
  return JSON.parse(json.join('\n')) as Record<string, Snippet>;
}

describe('generateSnippets', () => {
  it('gives each snippet a prefix of ours and a description', () => {
    for (const { prefix, description } of Object.values(snippetsOf(dataset))) {
      assert.match(prefix, /^cytonote-[a-z-]+$/);
      assert.match(description, /\.$/);
    }
  });

  it('numbers tab stops from 1 without a gap and ends with $0', () => {
    for (const [title, { body }] of Object.entries(snippetsOf(dataset))) {
      const stops = [...body.join('\n').matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop));
      const distinct = [...new Set(stops)].sort((a, b) => a - b);
      assert.deepEqual(distinct, [...distinct.keys()], title);
    }
  });

  it('escapes commas and pipes of choices, and pipes for the table too', () => {
    const body = snippetsOf(dataset)['Cytokine profile']?.body.join('\n');
    assert.ok(body?.includes('| ${1|IL-6,a\\,b,c\\\\\\|d|} |'));
  });

  it('has a plain tab stop where there is nothing to choose from', () => {
    assert.deepEqual(snippetsOf(dataset)['Claim with source']?.body, ['${1:Claim} [@$2].$0']);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = join(__dirname, '../../../snippets/notes.code-snippets');
const snippets: Record<string, Snippet> = JSON.parse(readFileSync(file, 'utf8'));

describe('the snippets', () => {
  for (const [title, { prefix, description, body }] of Object.entries(snippets)) {
    it(`${title} has one of our prefixes, a description, and tab stops from 1 to $0 without a gap`, () => {
      assert.match(prefix, /^cytonote-[a-z-]+$/);
      assert.match(description, /\.$/);
      const stops = [...body.join('\n').matchAll(/\$\{?(\d+)/g)].map(([, stop]) => Number(stop));
      const distinct = [...new Set(stops)].sort((a, b) => a - b);
      assert.ok(distinct.length > 2);
      assert.deepEqual(distinct, [...distinct.keys()]);
    });

    it(`${title} has no choice that is too long to read`, () => {
      for (const [, choices = ''] of body.join('\n').matchAll(/\$\{\d+\|([^}]*)\|\}/g)) {
        assert.ok(choices.split(',').length <= 8, choices);
      }
    });
  }
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPlainText } from '../../../../src/core/markdown/plainText';
import { makeRecogniser } from '../../support/testLibrary';

describe('a text without biology', () => {
  const recogniser = makeRecogniser();
  const file = join(__dirname, '../../..', 'fixtures', 'control', 'general-english.txt');
  const text = readFileSync(file, 'utf8');

  it('has no mention, in its own letter case or in capitals', () => {
    assert.ok(text.length > 300_000);
    for (const written of [text, text.toUpperCase()]) {
      const read = readPlainText(written).map((block) => ({
        block,
        names: recogniser.namesIn(block, []),
      }));
      const surfaces = recogniser
        .mentionsIn(read)
        .flatMap((mentions) => mentions.map(({ surface, entity }) => `${surface} → ${entity}`));
      assert.deepEqual(surfaces, []);
    }
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const fixtures = join(__dirname, '../..', 'fixtures');

/** One input of a folder of fixtures, and the golden file beside it. */
export interface GoldenPair {
  readonly name: string;
  readonly input: string;
  /** Fails unless `actual` equals the golden file; `UPDATE=1` rewrites the file instead. */
  expect(actual: string): void;
}

/**
 * The pairs of a folder: `name.md` with `name.<ending>`.
 *
 * @param folder below `test/fixtures`
 * @param ending of the golden files; a missing golden file fails its test
 * @param source ending of the inputs
 */
export function goldenPairs(folder: string, ending: string, source = '.md'): GoldenPair[] {
  const path = join(fixtures, folder);
  const inputs = readdirSync(path).filter(
    (file) => file.endsWith(source) && !file.endsWith(ending),
  );
  assert.ok(inputs.length > 0, `there are no fixtures in ${folder}`);
  return inputs.map((file) => {
    const name = file.slice(0, -source.length);
    const goldenFile = join(path, `${name}${ending}`);
    return {
      name,
      input: readFileSync(join(path, file), 'utf8'),
      expect: (actual) => {
        if (process.env.UPDATE === '1') {
          writeFileSync(goldenFile, actual);
          return;
        }
        assert.ok(existsSync(goldenFile), `${goldenFile} is missing: UPDATE=1 writes it`);
        assert.equal(actual, readFileSync(goldenFile, 'utf8'));
      },
    };
  });
}

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../src/build/projectFiles';

/** Documents that name files. Those in a folder of `src/` name its files without a path. */
const documents = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('README.md'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`),
];

describe('documents about the code', () => {
  for (const path of documents) {
    it(`${path} names files that exist`, () => {
      const text = readFileSync(join(root, path), 'utf8');
      const folder = join(root, path, '..');
      const named = [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:ts|mjs|md)|\.\.?\/[\w./-]+)`/g)];
      const missing = named
        .map(([, name]) => name as string)
        .filter((name) => !existsSync(join(root, name)) && !existsSync(join(folder, name)));
      assert.deepEqual(missing, []);
    });
  }

  it('name each folder of the core and of the features', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8');
    const folders = ['src/core', 'src/features'].flatMap((parent) =>
      readdirSync(join(root, parent), { withFileTypes: true }).filter((it) => it.isDirectory()),
    );
    assert.deepEqual(
      folders.map(({ name }) => name).filter((name) => !text.includes(`\`${name}/\``)),
      [],
    );
  });
});

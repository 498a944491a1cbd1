import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { root } from '../../../src/build/projectFiles';

/** Documents that name files. Those in a folder of `src/` name its files without a path. */
const documents = [
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('README.md'))
    .map((name) => `src/${name.replaceAll('\\', '/')}`),
];

/** Further files that say what to run. */
const otherDocuments = [
  '.github/workflows/ci.yml',
  '.github/workflows/release.yml',
  'README.md',
  'data/README.md',
  'test/hosts/README.md',
  'workflow/README.md',
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

  it('name no file that is nowhere in the sources or tests', () => {
    const files = new Set(
      ['src', 'test'].flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
          .filter((path) => !path.includes('node_modules'))
          .map((path) => basename(path)),
      ),
    );
    for (const path of documents) {
      const named = readFileSync(join(root, path), 'utf8').matchAll(
        /`([\w-][\w.-]*\.(?:ts|mjs))`/g,
      );
      const missing = [...named].map(([, name]) => name as string).filter((it) => !files.has(it));
      assert.deepEqual(missing, [], path);
    }
  });

  it('name only scripts of npm that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    for (const path of [...documents, ...otherDocuments]) {
      const named = readFileSync(join(root, path), 'utf8').matchAll(
        /\bnpm (?:run ([\w:]+)|(start|test)\b)/g,
      );
      const missing = [...named]
        .map(([, run, short]) => run ?? (short as string))
        .filter((name) => !(name in scripts));
      assert.deepEqual(missing, [], path);
    }
  });

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

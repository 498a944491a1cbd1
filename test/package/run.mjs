/** `npm run test:package`: the .vsix holds what it should, nothing else, stays small, and works once installed. */
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installEditorsAndBrowser, installProject } from '../hosts/installDependencies.mjs';
import { packageExtension, root } from './packageExtension.mjs';
import { zipEntries } from './zipEntries.mjs';

const expected = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/data/schemas/entities.schema.json',
  'extension/data/schemas/names.schema.json',
  'extension/data/schemas/userEntities.schema.json',
  'extension/data/schemas/userSource.schema.json',
  'extension/data/schemas/userTopics.schema.json',
  'extension/data/schemas/source.schema.json',
  'extension/data/schemas/topics.schema.json',
  'extension/dist/THIRD-PARTY-NOTICES.txt',
  'extension/dist/bibtexParser.js',
  'extension/dist/citationStyles.json',
  'extension/dist/citeproc.js',
  'extension/dist/cli.js',
  'extension/dist/entityNames.bin',
  'extension/dist/extension.js',
  'extension/dist/library.json',
  'extension/dist/details.jsonl',
  'extension/dist/sources.jsonl',
  'extension/dist/mapView.css',
  'extension/dist/mapView.js',
  'extension/dist/notebookMarks.js',
  'extension/dist/programs.js',
  'extension/dist/toolServer.js',
  'extension/dist/topicTerms.bin',
  'extension/l10n/bundle.l10n.json',
  ...['de', 'es', 'fr', 'ja'].map((language) => `extension/l10n/bundle.l10n.${language}.json`),
  'extension/media/activity.svg',
  'extension/media/icon.png',
  'extension/media/literature-note.md',
  'extension/media/preview.css',
  'extension/media/sample-note.md',
  'extension/media/walkthrough/browse.svg',
  'extension/media/walkthrough/cite.svg',
  'extension/media/walkthrough/ownLibrary.svg',
  'extension/media/walkthrough/recognise.svg',
  'extension/media/walkthrough/references.svg',
  'extension/package.json',
  'extension/package.nls.json',
  ...['de', 'es', 'fr', 'ja'].map((language) => `extension/package.nls.${language}.json`),
  'extension/readme.md',
  'extension/snippets/notes.code-snippets',
  'extension/syntaxes/cytonote.tmLanguage.json',
];
const largest = 3_000_000;

/** The files that the manifest names, as strings such as "./dist/extension.js". */
function filesNamedIn(value) {
  if (typeof value === 'string') {
    return /^(?:\.\/|media\/).*\.\w+$/.test(value) ? [value.replace(/^\.\//, '')] : [];
  }
  return value !== null && typeof value === 'object'
    ? Object.values(value).flatMap(filesNamedIn)
    : [];
}

const folder = mkdtempSync(join(tmpdir(), 'cytonote-package-'));
try {
  const file = join(folder, 'cytonote.vsix');
  packageExtension(file);
  const archive = readFileSync(file);
  const names = zipEntries(archive).map(({ name }) => name);
  const { localeFiles } = JSON.parse(readFileSync(join(root, 'dist/citationStyles.json'), 'utf8'));
  const locales = localeFiles.map((name) => `extension/dist/locales/${name}.json`);
  assert.ok(locales.length >= 50);
  assert.deepEqual(names.sort(), [...expected, ...locales].sort());
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const missing = filesNamedIn(manifest).filter((name) => !names.includes(`extension/${name}`));
  assert.deepEqual(missing, [], 'files that the manifest names are not in the package');
  const sources = readdirSync(join(root, 'src/features'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(root, 'src/features', name), 'utf8'));
  const loaded = [...sources.join('').matchAll(/'(\w+\.(?:js|css|json|bin))'/g)].map(
    ([, name]) => name,
  );
  assert.ok(loaded.length >= 6);
  // Kept in the storage of its user, and never shipped.
  const kept = ['fetchedSources.json', 'checkedReferences.json'];
  for (const name of loaded.filter((it) => !kept.includes(it))) {
    assert.ok(names.includes(`extension/dist/${name}`), `${name} is loaded and not in the package`);
  }
  const engine = readFileSync(join(root, 'dist/citeproc.js'));
  const original = readFileSync(join(root, 'node_modules/citeproc/citeproc_commonjs.js'));
  assert.ok(engine.equals(original), 'the licence of citeproc-js has it passed on unmodified');
  const notices = readFileSync(join(root, 'dist/THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const notice of [
    'Common Public Attribution License Version 1.0',
    'by-sa/3.0',
    'Frank Bennett',
  ]) {
    assert.ok(notices.includes(notice), notice);
  }
  assert.ok(archive.length <= largest, `${archive.length} bytes are more than ${largest}`);
  console.log(`The package holds ${names.length} files in ${archive.length} bytes.`);
  await installProject();
  await installEditorsAndBrowser();
  const { useInstalled } = await import('./useInstalled.mjs');
  await useInstalled(file);
  console.log('Installed in a fresh editor, it works.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

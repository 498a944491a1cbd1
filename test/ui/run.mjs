// Runs the tests that use a real editor as a user does: `node test/ui/run.mjs [part of a file name]`
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditors, installProject } from '../hosts/installDependencies.mjs';
import { hangSeconds } from '../hosts/waiting.mjs';

await installProject();
await installEditors();
const { default: Mocha } = await import('mocha');

const folder = dirname(fileURLToPath(import.meta.url));
const [part = ''] = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs') && name.includes(part))
  .sort();

const mocha = new Mocha({
  // Longer than any wait in a test, so that the message of the wait is what one reads.
  timeout: 2 * hangSeconds * 1000,
  slow: 20_000,
  retries: 1,
});
for (const file of files) mocha.addFile(join(folder, file));
await mocha.loadFilesAsync();
if (mocha.suite.total() === 0) throw new Error('There are no tests of the user interface.');
/** @type {string[]} */
const secondTries = [];
const runner = mocha.run((failures) => {
  // A test that needs a second try waits for too little: its message says for what.
  for (const it of secondTries) console.log(`Second try: ${it}`);
  process.exit(failures > 0 ? 1 : 0);
});
runner.on('retry', (test, error) => secondTries.push(`${test.fullTitle()}: ${error.message}`));

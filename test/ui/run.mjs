// Runs the tests that use a real editor as a user does: `node test/ui/run.mjs [parts of file names]`. Files in which a
// test fails run once more, in new editors, unless they were the only ones.
import { readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditors, installProject } from '../hosts/installDependencies.mjs';
import { runCommand } from '../hosts/runCommand.mjs';
import { hangSeconds } from '../hosts/waiting.mjs';

await installProject();
await installEditors();
const { default: Mocha } = await import('mocha');

const script = fileURLToPath(import.meta.url);
const folder = dirname(script);
const parts = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
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
/** @type {Set<string>} */
const failedFiles = new Set();
const runner = mocha.run(async (failures) => {
  // A test that needs a second try waits for too little: its message says for what.
  for (const it of secondTries) console.log(`Second try: ${it}`);
  if (failures === 0 || failedFiles.size === files.length) process.exit(failures > 0 ? 1 : 0);
  console.log(`Second try: ${[...failedFiles].join(', ')}`);
  const again = await runCommand(process.execPath, [script, ...failedFiles], { show: true });
  process.exit(again.exitCode);
});
runner.on('retry', (test, error) => secondTries.push(`${test.fullTitle()}: ${error.message}`));
runner.on('fail', (test) => failedFiles.add(basename(test.file ?? '')));

// Runs the tests that use a real editor as a user does: `node test/ui/run.mjs [parts of file names]`. Several files run
// side by side, each in a process of its own. Those in which a test fails run once more, alone, in new editors.
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installEditorsAndBrowser, installProject } from '../hosts/installDependencies.mjs';
import { runCommand } from '../hosts/runCommand.mjs';
import { hangSeconds } from '../hosts/waiting.mjs';

/** An editor waits for its user half of the time, so that two keep two cores busy. Four need some 6 GB of memory. */
const lanes = Math.min(Math.max(availableParallelism(), 2), 4);

await installProject();
await installEditorsAndBrowser();

const script = fileURLToPath(import.meta.url);
const folder = dirname(script);
const parts = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .sort();
const [first] = files;
if (!first) throw new Error('There are no tests of the user interface.');
const isGood = files.length === 1 ? await runFile(first) : await runSideBySide();
process.exit(isGood ? 0 : 1);

/** Each lane takes the next file that is left, and prints what its tests print when they have ended. */
async function runSideBySide() {
  const left = [...files];
  /** @type {string[]} */
  const failed = [];
  const runLane = async () => {
    for (let file = left.shift(); file; file = left.shift()) {
      const { exitCode, output } = await runCommand(process.execPath, [script, file]);
      process.stdout.write(output);
      if (exitCode !== 0) failed.push(file);
    }
  };
  await Promise.all(Array.from({ length: lanes }, runLane));

  let isGood = true;
  for (const file of failed.sort()) {
    console.log(`Second try: ${file}`);
    const again = await runCommand(process.execPath, [script, file], { show: true });
    isGood &&= again.exitCode === 0;
  }
  return isGood;
}

/**
 * @param {string} file
 * @returns {Promise<boolean>} whether all tests passed, at the first or the second try
 */
async function runFile(file) {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    // Longer than any wait in a test, so that the message of the wait is what one reads.
    timeout: 2 * hangSeconds * 1000,
    slow: 20_000,
    retries: 1,
  });
  mocha.addFile(join(folder, file));
  await mocha.loadFilesAsync();
  if (mocha.suite.total() === 0) throw new Error(`There are no tests in ${file}.`);
  /** @type {string[]} */
  const secondTries = [];
  return new Promise((resolve) => {
    const runner = mocha.run((failures) => {
      // A test that needs a second try waits for too little: its message says for what.
      for (const it of secondTries) console.log(`Second try: ${it}`);
      resolve(failures === 0);
    });
    runner.on('retry', (test, error) => secondTries.push(`${test.fullTitle()}: ${error.message}`));
  });
}

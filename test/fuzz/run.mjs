// `npm run fuzz`: runs the properties of the unit tests with one random seed after the other, for ten minutes
// or as long as is said, and keeps what fails in test/fixtures/fuzz/findings.json:
//
//     npm run fuzz -- --minutes 60
//     npm run fuzz -- --replay        the findings that are kept, each with its seed
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const findingsFile = join(root, 'test/fixtures/fuzz/findings.json');
const mocha = createRequire(import.meta.url).resolve('mocha/bin/mocha.js');

/**
 * What once failed.
 *
 * @typedef {object} Finding
 * @property {string} test title of the test with those above it
 * @property {number} seed
 * @property {string} message what it said then
 */

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, replay: { type: 'boolean' } },
});
process.exitCode = await (values.replay ? replay() : search(Number(values.minutes)));

/** @param {number} minutes */
async function search(minutes) {
  assert.ok(minutes > 0, '--minutes is a number above 0');
  const files = filesWithProperties();
  const end = Date.now() + minutes * 60_000;
  let rounds = 0;
  let found = 0;
  for (; rounds === 0 || Date.now() < end; rounds++) {
    const seed = randomInt(2 ** 31);
    const failures = await runTests(seed, files);
    failures.forEach(keep);
    found += failures.length;
    console.log(`seed ${seed}: ${failures.length === 0 ? 'holds' : `${failures.length} failing`}`);
  }
  console.log(`${rounds} seeds on ${files.length} files, ${found} findings`);
  return found > 0 ? 1 : 0;
}

/** Fails where something that was found fails again. */
async function replay() {
  const findings = readFindings();
  let failing = 0;
  for (const { test, seed } of findings) {
    const failures = await runTests(seed, filesWithProperties(), test);
    failing += failures.length;
    failures.forEach(({ message }) => console.error(`${test}, seed ${seed}: ${message}`));
  }
  console.log(`${findings.length} findings, ${failing} failing`);
  return failing > 0 ? 1 : 0;
}

function filesWithProperties() {
  const folders = ['test/unit', 'test/thorough'].map((name) => join(root, name));
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    .filter((name) => name.endsWith('.test.ts'))
    .filter((file) => readFileSync(file, 'utf8').includes('fc.assert('));
}

/**
 * @param {number} seed
 * @param {string[]} files
 * @param {string} [test] full title of the only one to run
 * @returns {Promise<Finding[]>} what fails
 */
function runTests(seed, files, test) {
  const only = test === undefined ? [] : ['--fgrep', test];
  const setUp = [
    '--require',
    'tsx/cjs',
    '--require',
    './test/unit/support/repeatableProperties.ts',
  ];
  // One process, and only these files: without any, mocha would run what it finds in test/.
  const options = ['--no-config', '--timeout', '600000', '--reporter', 'json', ...setUp, ...only];
  const run = spawn(process.execPath, [mocha, ...options, ...files], {
    cwd: root,
    env: { ...process.env, SEED: String(seed) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    run.stdout.on('data', (data) => {
      output += data;
    });
    run.on('error', reject);
    run.on('close', () => {
      try {
        const { stats, failures } = JSON.parse(output.slice(output.indexOf('{\n  "stats"')));
        const found = failures.map((failure) => findingOf(failure, seed));
        const isGone = test !== undefined && stats.tests === 0;
        resolve(isGone ? [{ test, seed, message: 'No test has this title.' }] : found);
      } catch (error) {
        reject(new Error(`mocha did not end as it should: ${error}\n${output.slice(0, 2000)}`));
      }
    });
  });
}

/**
 * @param {{ fullTitle: string, err: { message?: string } }} failure
 * @param {number} seed
 * @returns {Finding}
 */
function findingOf({ fullTitle, err }, seed) {
  return { test: fullTitle, seed, message: (err.message ?? '').slice(0, 1000) };
}

/** @param {Finding} finding */
function keep(finding) {
  writeFileSync(findingsFile, `${JSON.stringify([...readFindings(), finding], null, 2)}\n`);
}

/** @returns {Finding[]} */
function readFindings() {
  return JSON.parse(readFileSync(findingsFile, 'utf8'));
}

// `npm run test:workflow`: annotates made files by the real Snakemake, kills it half way, and goes on; then by
// jobs of a batch system, with a profile.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { projectFolder } from '../hosts/paths.mjs';
import { provideSnakemake } from './provideSnakemake.mjs';
import { makePubmedFiles } from './pubmedFiles.mjs';

const FILES = 12;
const RECORDS = 400;
const snakemake = await provideSnakemake();
if (!snakemake) {
  console.log(
    '  0 passing: skipped, since snakemake is not on the PATH and may not be installed here',
  );
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'cytonote-workflow-'));
const annotations = join(folder, 'annotated', 'annotations');
try {
  const ids = makePubmedFiles(join(folder, 'pubmed'), FILES, RECORDS);
  await killHalfWay(start());
  const before = finishedFiles();
  assert.ok(before.size > 0 && before.size < FILES, `${before.size} files were annotated`);
  assert.equal(await exitCodeOf(start('--unlock')), 0);
  assert.equal(await exitCodeOf(start()), 0);

  const after = finishedFiles();
  assert.equal(after.size, FILES);
  const found = [...after.keys()].sort().flatMap((name) => idsIn(join(annotations, name)));
  assert.deepEqual(found, ids, 'no record is lost or doubled');
  assert.deepEqual(
    readdirSync(annotations).filter((name) => name.endsWith('.part')),
    [],
  );
  // The last job before the kill may have ended without Snakemake knowing it.
  const kept = [...before].filter(([name, time]) => after.get(name) === time);
  assert.ok(kept.length >= before.size - 2, 'what was done was not done again');

  const table = readFileSync(join(folder, 'annotated', 'table.csv'), 'utf8').split('\n');
  assert.equal(table[0], 'entity,kind,documents,mentions');
  assert.match(table[1] ?? '', new RegExp(`^,,${ids.length},\\d+$`));
  const il6 = table.find((line) => line.startsWith('il-6,'));
  assert.match(il6 ?? '', new RegExp(`^il-6,cytokine,${ids.length},\\d+$`));
  assert.equal(await exitCodeOf(start('--quiet')), 0);
  assert.deepEqual(finishedFiles(), after, 'a third run does nothing');
  console.log(
    `  1 passing: ${before.size} of ${FILES} files before the kill, ${kept.length} of them kept`,
  );
  await runOnCluster(table);
  console.log('  1 passing: the same table by jobs of a batch system');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * Has every job of a second run done by a batch system: nothing but a profile tells Snakemake so.
 *
 * @param {string[]} table what comes of the files without one
 */
async function runOnCluster(table) {
  const jobs = join(folder, 'jobs');
  const profile = join(folder, 'profile');
  [jobs, profile].forEach((it) => mkdirSync(it));
  const system = `sh '${join(projectFolder, 'test', 'workflow', 'batchSystem.sh')}'`;
  const settings = {
    cluster: `${system} submit '${jobs}' '{threads} {resources.mem_mb} {resources.runtime}'`,
    'cluster-status': `${system} status '${jobs}'`,
    jobs: 4,
    'latency-wait': 10,
  };
  // JSON is YAML, too.
  writeFileSync(join(profile, 'config.yaml'), JSON.stringify(settings));
  const files = 3;
  const inputs = makePubmedFiles(join(folder, 'few'), files, RECORDS);
  const options = ['--profile', profile, '--config', 'input=few', 'output=byJobs'];
  assert.equal(await exitCodeOf(start(...options)), 0);
  const byJobs = readFileSync(join(folder, 'byJobs', 'table.csv'), 'utf8').split('\n');
  assert.match(byJobs[1] ?? '', new RegExp(`^,,${inputs.length},\\d+$`));
  // All files are equal, so that a share of them has that share of all counts.
  const share = (/** @type {string} */ row) =>
    row.replace(/\d+(?=,\d+$|$)/g, (count) => String((Number(count) * files) / FILES));
  assert.deepEqual(byJobs.slice(1), table.slice(1).map(share));
  const limits = readdirSync(jobs).filter((name) => name.endsWith('.limits'));
  const read = (/** @type {string} */ name) => readFileSync(join(jobs, name), 'utf8').trim();
  // Two jobs for each file, and one that gathers the table.
  const small = Array(files + 1).fill('1 500 30');
  assert.deepEqual(limits.map(read).sort(), [...Array(files).fill('1 1000 120'), ...small]);
  limits.forEach((name) => assert.equal(read(name.replace('.limits', '')), 'success'));
}

/** @param {string[]} options */
function start(...options) {
  const snakefile = join(projectFolder, 'workflow', 'Snakefile');
  const args = ['--snakefile', snakefile, '--directory', folder, '--cores', '2'];
  const all = [...args, '--rerun-incomplete', '--nocolor', ...options];
  // A group of its own, so that its jobs can be killed with it.
  return spawn(/** @type {string} */ (snakemake), all, {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** @param {ReturnType<typeof start>} run */
async function exitCodeOf(run) {
  let said = '';
  run.stderr?.on('data', (piece) => {
    said += piece;
  });
  const [code] = await once(run, 'close');
  if (code !== 0) console.error(said);
  return code;
}

/** @param {ReturnType<typeof start>} run */
async function killHalfWay(run) {
  const ended = once(run, 'close');
  let said = '';
  run.stderr?.on('data', (piece) => {
    said += piece;
  });
  while (finishedFiles().size < 3) {
    assert.equal(run.exitCode, null, said);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  process.kill(-(/** @type {number} */ (run.pid)), 'SIGKILL');
  await ended;
}

/** Files of annotations that are whole, with the times at which they became so. */
function finishedFiles() {
  const names = existsSync(annotations) ? readdirSync(annotations) : [];
  const whole = names.filter((name) => name.endsWith('.jsonl.gz'));
  return new Map(whole.map((name) => [name, statSync(join(annotations, name)).mtimeMs]));
}

/** @param {string} file */
function idsIn(file) {
  const lines = gunzipSync(readFileSync(file)).toString().trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line).id);
}

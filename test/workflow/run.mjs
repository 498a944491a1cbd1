// `npm run test:workflow`: annotates made files by the real Snakemake, kills it half way, and goes on.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
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
  // The last one before the kill may have been finished and not yet been known to be.
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
} finally {
  rmSync(folder, { recursive: true, force: true });
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

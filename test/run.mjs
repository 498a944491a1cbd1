// `npm test`: sets everything up and runs every check, or those that are named:
// `node test/run.mjs unit grammar`. `npm run check` names those of the inner loop.
import { stripVTControlCharacters } from 'node:util';
import { failuresIn } from './failures.mjs';
import { installEditorsAndBrowser, installProject } from './hosts/installDependencies.mjs';
import { messageOf } from './hosts/messageOf.mjs';
import { projectFolder } from './hosts/paths.mjs';
import { npmCommand, runCommand } from './hosts/runCommand.mjs';

/** Names of the steps, in their order, and the scripts in package.json that they run. */
const scripts = new Map([
  ['build', 'build'],
  ['types', 'check:types'],
  ['lint', 'check:lint'],
  ['imports', 'check:imports'],
  ['unit', 'test:unit'],
  ['thorough', 'test:thorough'],
  ['cli', 'test:cli'],
  ['findings', 'test:findings'],
  ['grammar', 'test:grammar'],
  ['workflow', 'test:workflow'],
  ['integration', 'test:integration'],
  ['ui', 'test:ui'],
  ['package', 'test:package'],
]);
/** Steps that run side by side: they need nothing of one another, and the later ones wait for programs that they start. */
const stepsTogether = [
  ['build', 'types', 'lint', 'imports'],
  ['cli', 'findings', 'grammar', 'workflow'],
];
const stepsWithEditors = ['integration', 'ui', 'package'];

const totals = { passed: 0, failed: 0 };
const steps = chooseSteps(process.argv.slice(2));
if (await setUp()) {
  const changesBefore = await changesOfTrackedFiles();
  await runSteps();
  await failIfTrackedFilesChanged(changesBefore);
}
console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
process.exitCode = totals.failed > 0 ? 1 : 0;

/** @param {string[]} names */
function chooseSteps(names) {
  const known = [...scripts.keys()];
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`There is no step "${unknown.join('", "')}". The steps: ${known.join(' ')}`);
    process.exit(1);
  }
  return names.length > 0 ? known.filter((name) => names.includes(name)) : known;
}

/** @returns {Promise<boolean>} whether all that the steps need is installed */
async function setUp() {
  try {
    await installProject();
    if (steps.some((step) => stepsWithEditors.includes(step))) await installEditorsAndBrowser();
    return true;
  } catch (error) {
    console.error(messageOf(error));
    totals.failed += 1;
    return false;
  }
}

/** Runs one step, or group of steps, after the other until one fails. */
async function runSteps() {
  const left = new Set(steps);
  for (const step of steps) {
    const group = stepsTogether.find((names) => names.includes(step)) ?? [step];
    const together = group.filter((name) => left.delete(name));
    const show = together.length === 1;
    const succeeded = await Promise.all(together.map((name) => runStep(name, { show })));
    if (succeeded.includes(false)) return;
  }
}

/**
 * @param {string} step
 * @param {{ show: boolean }} options whether the output is printed while it comes, or all at the end
 * @returns {Promise<boolean>} whether it succeeded
 */
async function runStep(step, { show }) {
  const script = /** @type {string} */ (scripts.get(step));
  if (show) console.log(`\n=== npm run ${script}`);
  const start = performance.now();
  const { exitCode, output } = await runCommand(...npmCommand(['run', '--silent', script]), {
    cwd: projectFolder,
    // A pipe is no terminal; what we write the output to may be one.
    env: process.stdout.isTTY ? { FORCE_COLOR: '1' } : {},
    show,
  });
  if (!show) process.stdout.write(`\n=== npm run ${script}\n${output}`);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  totals.passed += sumOf(output, 'passing');
  // A test that failed and passed at its second try is no failure; the line of that try reports it. A step that
  // fails in another way than by its tests counts as one.
  totals.failed += exitCode === 0 ? 0 : Math.max(sumOf(output, 'failing'), 1);

  const failures = failuresIn(output);
  if (show && failures.length > 0) console.log(`\nOnce more, what failed:\n${failures.join('\n')}`);
  console.log(`=== ${script} ${exitCode === 0 ? 'succeeded' : 'FAILED'} in ${seconds} s`);
  return exitCode === 0;
}

/**
 * @param {string} output in which mocha has printed lines such as `  12 passing (3s)`
 * @param {'passing' | 'failing'} word
 */
function sumOf(output, word) {
  const lines = stripVTControlCharacters(output).matchAll(new RegExp(`^ *(\\d+) ${word}\\b`, 'gm'));
  return [...lines].reduce((sum, [, count]) => sum + Number(count), 0);
}

/** @param {string | undefined} changesBefore */
async function failIfTrackedFilesChanged(changesBefore) {
  if ((await changesOfTrackedFiles()) === changesBefore) return;
  const { output } = await runCommand('git', ['diff', '--name-only'], { cwd: projectFolder });
  console.error(`\nThis run changed files that git tracks. Among these:\n${output.trimEnd()}`);
  totals.failed += 1;
}

/** @returns {Promise<string | undefined>} nothing where this is no checkout of git */
async function changesOfTrackedFiles() {
  try {
    const { exitCode, output } = await runCommand('git', ['diff'], { cwd: projectFolder });
    return exitCode === 0 ? output : undefined;
  } catch {
    return undefined;
  }
}

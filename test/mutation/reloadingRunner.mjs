// Stryker's own runner for Mocha starts a process for each mutant outside of functions, and most mutants of
// `core/recognise` are regular expressions there. This one keeps its process: before each mutant it forgets only the
// modules that are, or import, the mutated file, so that the Markdown parser and all else stay loaded and compiled.
// It forgets them for every mutant, since tests keep what takes long to make, such as a recogniser.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import {
  commonTokens,
  declareFactoryPlugin,
  PluginKind,
  tokens,
} from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import lookupFiles from 'mocha/lib/cli/lookup-files.js';

/** UTF-16 units of a note that is read each time, as tests with random notes are, once there are too many. */
const LONG_NOTE = 5000;
const NOTES_KEPT = 5000;
/** Milliseconds of a test that runs only if no quicker one finds the mutant: most such tests are random. */
const SLOW = 300;

/** @implements {import('@stryker-mutator/api/test-runner').TestRunner} */
class ReloadingRunner {
  /** When a test last found a mutant, by its title: those are tried first. */
  #lastFound = new Map();
  #runs = 0;
  /** How long each test took without a mutant, and the file that has it, by its title. */
  #times = new Map();
  #fileOf = new Map();
  #require = createRequire(join(process.cwd(), 'package.json'));
  /** Where Stryker's code in a mutated file looks for the mutant that is active, and counts. */
  #state;
  #files;

  /** @param {import('@stryker-mutator/api/core').StrykerOptions} options */
  constructor({ reloadingRunner: { require, spec } }, namespace) {
    this.#state = globalThis[namespace] ??= {};
    require.forEach((name) => this.#require(name));
    this.#files = spec.flatMap((pattern) => lookupFiles(pattern)).map((file) => resolve(file));
    this.#readNotesOnce();
  }

  /**
   * Keeps what is read of the notes that tests have: that takes two thirds of their time, and is the same for each
   * mutant. A mutant in what reads notes makes Node load that again, without this.
   */
  #readNotesOnce() {
    const file = resolve('src/core/markdown/segments.ts');
    const { readSegments, ...others } = this.#require(file);
    const kept = new Map();
    const readOnce = (source, known) => {
      const key = JSON.stringify([source, known]);
      const segments = kept.get(key) ?? readSegments(source, known);
      if (source.length < LONG_NOTE && kept.size < NOTES_KEPT) kept.set(key, segments);
      return segments;
    };
    this.#require.cache[file].exports = { ...others, readSegments: readOnce };
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async dryRun({ coverageAnalysis }) {
    const result = await this.#run({
      beforeTest: (test) => {
        if (coverageAnalysis === 'perTest') this.#state.currentTestId = test.fullTitle();
      },
    });
    delete this.#state.currentTestId;
    result.tests.forEach(({ id, timeSpentMs }) => this.#times.set(id, timeSpentMs));
    return { ...result, mutantCoverage: this.#state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, sandboxFileName }) {
    this.#forget(sandboxFileName);
    Object.assign(this.#state, { activeMutant: activeMutant.id, hitLimit });
    this.#state.hitCount = hitLimit === undefined ? undefined : 0;
    const result = await this.#runQuickFirst(testFilter);
    const limit = determineHitLimitReached(this.#state.hitCount, hitLimit);
    return toMutantRunResult(limit ?? result);
  }

  /** Runs tests, all by default, until one fails: slow ones only if no quick one does. */
  async #runQuickFirst(titles) {
    const isSlow = (title) => (this.#times.get(title) ?? 0) > SLOW;
    const isWanted = titles ? (title) => titles.includes(title) : () => true;
    const quick = await this.#run({ bail: true, isWanted: (it) => isWanted(it) && !isSlow(it) });
    const slow = [...this.#times.keys()].filter((title) => isWanted(title) && isSlow(title));
    if (slow.length === 0 || quick.tests.some(({ status }) => status !== TestStatus.Success)) {
      return quick;
    }
    this.#forget();
    const files = new Set(slow.map((title) => this.#fileOf.get(title)));
    const rest = await this.#run({ bail: true, files, isWanted: (it) => slow.includes(it) });
    return { ...rest, tests: [...quick.tests, ...rest.tests] };
  }

  /** Drops the tests from Node's cache, and some modules with all that import them. */
  #forget(...modules) {
    const { cache } = this.#require;
    const importers = new Map();
    for (const module of Object.values(cache)) {
      for (const { filename } of module?.children ?? []) {
        importers.set(filename, [...(importers.get(filename) ?? []), module.filename]);
      }
    }
    const pending = [...modules, ...this.#files];
    for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
      if (cache[name]) {
        delete cache[name];
        pending.push(...(importers.get(name) ?? []));
      }
    }
  }

  async #run({ bail = false, beforeTest = () => {}, files = this.#files, isWanted = () => true }) {
    const mocha = new Mocha({ ui: 'bdd', timeout: 0, reporter: class {} });
    mocha.cleanReferencesAfterRun(false);
    const tests = [];
    try {
      mocha.suite.emit('pre-require', globalThis, null, mocha);
      for (const file of files) {
        const before = new Set(mocha.suite.suites);
        this.#require(file);
        const added = mocha.suite.suites.filter((suite) => !before.has(suite));
        added.forEach((suite) => suite.eachTest((it) => this.#fileOf.set(it.fullTitle(), file)));
      }
      this.#arrange(mocha.suite, isWanted, bail);
      await new Promise((done) => {
        const runner = mocha.run(done);
        runner.on('test', beforeTest);
        runner.on('pass', (test) => tests.push(resultOf(test)));
        runner.on('fail', (test, error) => {
          const failed = resultOf(test.ctx?.currentTest ?? test);
          this.#lastFound.set(failed.id, ++this.#runs);
          tests.push({
            ...failed,
            status: TestStatus.Failed,
            failureMessage: error.message || `${error}`,
          });
        });
      });
    } catch (error) {
      // A module or a suite that throws is a mutant found, too.
      const message = error.stack ?? `${error}`;
      tests.push({
        id: 'loading',
        name: 'loading',
        status: TestStatus.Failed,
        timeSpentMs: 0,
        failureMessage: message,
      });
    }
    return { status: DryRunStatus.Complete, tests };
  }

  /** Leaves the wanted tests of a suite, those first that found a mutant last. Gives when one of them last did. */
  #arrange(suite, isWanted, bail) {
    suite.bail(bail);
    const last = new Map();
    suite.tests = suite.tests.filter((test) => isWanted(test.fullTitle()));
    suite.tests.forEach((test) => last.set(test, this.#lastFound.get(test.fullTitle()) ?? 0));
    suite.suites.forEach((inner) => last.set(inner, this.#arrange(inner, isWanted, bail)));
    const lastFirst = (a, b) => last.get(b) - last.get(a);
    suite.tests.sort(lastFirst);
    suite.suites.sort(lastFirst);
    return Math.max(0, ...last.values());
  }
}

function resultOf(test) {
  const title = test.fullTitle();
  return { id: title, name: title, status: TestStatus.Success, timeSpentMs: test.duration ?? 0 };
}

function makeRunner(options) {
  return new ReloadingRunner(options, '__stryker__');
}
makeRunner.inject = tokens(commonTokens.options);

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'reloading', makeRunner),
];

/** Runs mocha, with which the bundle begins, in an extension host: in Node or in a web worker. */
import { config } from 'chai';
import * as vscode from 'vscode';
import { bound, FIRST_HANG, HANG } from './waiting';

// Mocha keeps the console that it found at the start; ours marks its lines.
Object.assign(Mocha.reporters.Base, { consoleLog: console.log, useColors: false });
// A test may fail once in a hundred runs: its message is then all there is.
config.truncateThreshold = 0;
// Longer than any wait in a test, so that a failure shows the message of the wait.
mocha.setup({ ui: 'bdd', reporter: 'spec', timeout: 2 * HANG, slow: 10_000, retries: 1 });

/** Defined by `bundleTests.mjs`: outermost titles of the tests to run; empty for all. */
declare const ONLY: readonly string[];

/** The function that the editor calls. */
export async function run(): Promise<void> {
  const host = 'process' in globalThis ? 'Node' : 'a web worker';
  console.log(`VS Code ${vscode.version}, extensions in ${host}`);
  if (ONLY.length > 0) {
    mocha.suite.suites = mocha.suite.suites.filter(({ title }) => ONLY.includes(title));
  }
  if (mocha.suite.total() === 0) {
    console.log('There are no tests.');
    throw new Error('There are no tests.');
  }
  const failures = await runMocha();
  if (failures > 0) throw new Error(`${failures} failing`);
}

function runMocha(): Promise<number> {
  return new Promise((resolve) => {
    // Not mocha.run(), which reads the address of the page: a Node process has no page.
    const runner = Mocha.prototype.run.call(mocha, resolve);
    const triedTwice = new Set<string>();
    // Hooks have no second try.
    bound.milliseconds = () => {
      const { currentRunnable: it } = runner;
      return it instanceof Mocha.Test && !triedTwice.has(it.fullTitle()) ? FIRST_HANG : HANG;
    };
    // A test may meet a file that another test has just deleted and the editor still shows: print which test.
    runner.on('retry', (test, error) => {
      triedTwice.add(test.fullTitle());
      console.log(`Second try: ${test.fullTitle()}: ${error.message}`);
    });
    // The launcher runs failed tests again, in a new editor, by their outermost titles.
    runner.on('fail', (test) => console.log(`Failed in: ${test.titlePath()[0]}`));
  });
}

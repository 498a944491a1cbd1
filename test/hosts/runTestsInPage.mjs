import { launchBrowser, newEditorPage } from './launchBrowser.mjs';
import { readSourcePositions } from './sourcePositions.mjs';
import { takeScreenshot } from './takeScreenshot.mjs';
import { testLineMark } from './testLine.mjs';
import { orSilence, TimeOutError } from './waiting.mjs';

/** Seconds without a printed line that count as a hang: longer than a test may last. */
const silenceSeconds = 500;
/** The longest time that an editor takes to end after its page is closed. */
const endingSeconds = 3;

/**
 * What to do before the editor opens, the first time or again.
 *
 * @callback Visit
 * @param {string} [kept] the folder in which it keeps the data of workspaces, if that is on the disk
 * @returns {unknown}
 */

/**
 * Opens an editor that runs tests when it has started, and prints their output.
 *
 * @param {string} address
 * @param {object} options
 * @param {string} options.host names the host in messages
 * @param {string} options.tests the file of the tests
 * @param {Visit[]} [options.visits] one for each time that the editor opens; without it, the editor opens once
 * @param {() => Promise<void>} [options.comeBack] is called between two visits
 * @param {string} [options.kept] is passed to the visits
 * @param {(line: string) => void} [options.onLine] gets each line that the tests print
 * @returns {Promise<number>} exit code of the tests in the first visit that fails
 */
export async function runTestsInPage(
  address,
  { host, tests, visits = [() => {}], comeBack, kept, onLine = () => {} },
) {
  const browser = await launchBrowser();
  try {
    const page = await newEditorPage(browser);
    const errors = collectErrors(page);
    let failures = 0;
    const testRun = await listenToTests(page, readSourcePositions(tests), (line) => {
      onLine(line);
      if (line.startsWith('Second try: ')) {
        // What the editor shows now is gone later. A picture that cannot be taken must not end the tests.
        takeScreenshot(page, `second-try-${++failures}-in-${host}-host`).catch(() => {});
      }
    });
    /** @param {string} complaint */
    const explain = async (complaint) => {
      console.error(`${complaint}. Errors on the editor's console:`);
      console.error([...errors].join('\n'));
      console.error(`Screenshot: ${await takeScreenshot(page, `tests-in-${host}-host`)}`);
    };

    try {
      for (const [index, visit] of visits.entries()) {
        if (index > 0) {
          await leave(page);
          await comeBack?.();
        }
        await visit(kept);
        const start = Date.now();
        const ended = testRun.nextExitCode();
        await page.goto(address);
        const complaint = `The tests in the ${host} host did not end`;
        const exitCode = await orSilence(ended, silenceSeconds, testRun.lastLine, complaint);
        if (testRun.lastLine() < start)
          await explain(`The tests in the ${host} host did not start`);
        if (exitCode !== 0) return exitCode;
      }
      return 0;
    } catch (error) {
      if (!(error instanceof TimeOutError)) throw error;
      await explain(error.message);
      return 1;
    }
  } finally {
    await browser.close();
  }
}

/**
 * Closes the editor as a user closes its tab, and waits until its extensions end.
 *
 * @param {import('playwright-core').Page} page
 */
async function leave(page) {
  await page.goto('about:blank');
  await page.waitForTimeout(endingSeconds * 1000);
}

/**
 * Gives the page two functions that the editor calls: one for every line on its console, and one when `run()`
 * of the tests has settled, once for each visit.
 *
 * @param {import('playwright-core').Page} page
 * @param {(text: string) => string} nameSourcePositions
 * @param {(line: string) => void} onLine
 */
async function listenToTests(page, nameSourcePositions, onLine) {
  let lastLine = 0;
  await page.exposeFunction(
    'codeAutomationLog',
    (/** @type {string} */ _type, /** @type {unknown[]} */ [first]) => {
      if (typeof first !== 'string' || !first.startsWith(testLineMark)) return;
      lastLine = Date.now();
      const line = first.slice(testLineMark.length);
      onLine(line);
      console.log(nameSourcePositions(line));
    },
  );

  /** @type {(code: number) => void} */
  let end = () => {};
  await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => end(code));
  const nextExitCode = () =>
    new Promise((resolve, reject) => {
      end = resolve;
      page.on('crash', () => reject(new Error("The editor's page crashed.")));
    });
  return { nextExitCode, lastLine: () => lastLine };
}

/**
 * @param {import('playwright-core').Page} page
 * @returns {Set<string>} the first lines of all errors so far
 */
function collectErrors(page) {
  /** @type {Set<string>} */
  const errors = new Set();
  // VS Code prints some errors by console.log, under a tag and in colour.
  const tag = /^%c\s+ERR color: #\w+ /;
  page.on('console', (message) => {
    const [line = ''] = message.text().split('\n', 1);
    if (message.type() === 'error' || tag.test(line)) errors.add(line.replace(tag, ''));
  });
  return errors;
}

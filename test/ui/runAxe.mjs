import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { retryUntil } from '../hosts/waiting.mjs';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What Playwright says where a webview has replaced its page. */
const replaced = /Frame was detached|Execution context was destroyed|Element is not attached/;

/**
 * The violations that axe-core finds in a part of a page, by the rules of WCAG 2.0 and 2.1, A and AA: one
 * line for each element. Begins again where the editor replaces the page of a webview meanwhile.
 *
 * @param {import('playwright-core').Locator} part
 * @returns {Promise<string[]>}
 */
export function violationsIn(part) {
  const attempt = () =>
    violationsNow(part).catch((/** @type {Error} */ error) => {
      if (replaced.test(error.message)) return undefined;
      throw error;
    });
  return retryUntil(attempt, 'The page did not stay');
}

/** @param {import('playwright-core').Locator} part */
async function violationsNow(part) {
  const handle = await part.elementHandle();
  const frame = await handle?.ownerFrame();
  if (!handle || !frame) throw new Error('There is no such part of the page.');
  await frame.evaluate(source);
  const { passes, violations } = await handle.evaluate((element) => {
    // The page of a webview has no background of its own, and axe-core cannot see the background of the editor.
    const { documentElement: root } = document;
    root.style.background = getComputedStyle(root).getPropertyValue('--vscode-editor-background');
    const options = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] };
    return /** @type {any} */ (globalThis).axe.run(element, options);
  });
  // If no rule applies, axe-core has checked nothing.
  if (passes.length === 0) throw new Error('axe-core checked nothing.');
  return violations.flatMap((/** @type {any} */ { id, nodes }) =>
    nodes.map((/** @type {any} */ { html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

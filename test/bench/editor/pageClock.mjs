/**
 * A clock in the page: it says when something first shows, to the millisecond, since a question by Playwright
 * every some milliseconds would add to the time that it measures.
 */

/**
 * What shows: an element that matches a selector, and holds a text.
 *
 * @typedef {object} Sign
 * @property {string} selector
 * @property {string} [text]
 */

/**
 * Runs in the page before the editor does, so it can use nothing from outside itself.
 *
 * @param {Record<string, Sign>} atOpening signs to look for from the start
 */
export function installClock(atOpening) {
  /** @type {Set<() => void>} */
  const waiting = new Set();
  const look = () => {
    for (const check of waiting) check();
  };

  /** @param {Sign} sign */
  const isShown = ({ selector, text = '' }) =>
    [...document.querySelectorAll(selector)].some(
      (element) =>
        // Lines of the editor have no-break spaces for spaces.
        (element.textContent ?? '').replaceAll('\u00a0', ' ').includes(text) &&
        element.checkVisibility(),
    );

  /**
   * @param {Sign} sign
   * @returns {Promise<number>} milliseconds since the page began to load
   */
  const whenShown = (sign) =>
    new Promise((resolve) => {
      const check = () => {
        if (!isShown(sign)) return;
        waiting.delete(check);
        resolve(performance.now());
      };
      waiting.add(check);
      check();
    });

  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ['class', 'style', 'data-uri'],
  });
  const opening = Object.fromEntries(
    Object.entries(atOpening).map(([name, sign]) => [name, whenShown(sign)]),
  );
  Object.assign(globalThis, { pageClock: { whenShown, opening } });
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name of a sign that the clock was installed with
 * @returns {Promise<number>} milliseconds from when the page began to load
 */
export function timeAtOpening(page, name) {
  return page.evaluate((sign) => globalThis.pageClock.opening[sign], name);
}

/**
 * Does something in the page and times what it leads to.
 *
 * @template {string} Name
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} action such as one press of a key
 * @param {Record<Name, Sign>} signs none of them shows before
 * @returns {Promise<Record<Name, number>>} milliseconds from the action to each sign
 */
export async function timeAction(page, action, signs) {
  const start = await page.evaluate((all) => {
    const { pageClock } = globalThis;
    pageClock.pending = Object.fromEntries(
      Object.entries(all).map(([name, sign]) => [name, pageClock.whenShown(sign)]),
    );
    return performance.now();
  }, signs);
  await action();
  const times = {};
  for (const name of Object.keys(signs)) {
    const shown = await page.evaluate((sign) => globalThis.pageClock.pending[sign], name);
    times[name] = shown - start;
  }
  return times;
}

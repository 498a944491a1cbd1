import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('without a mouse', () => {
  const size = { width: 1280, height: 1000 };
  const editor = useEditor({ file: 'il-6-sepsis-covid.md', size });
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const page = () => editor().webview();
  /** The row of a tree that has the focus, if a screen reader says it so. @param {RegExp} label */
  const focusedRow = (label) =>
    editor()
      .page.locator('.pane-body .monaco-list:focus-within .monaco-list-row.focused')
      .and(editor().page.getByRole('treeitem', { name: label }));
  /** @param {RegExp} label */
  const focused = (label) => focusedRow(label).waitFor();
  /**
   * Opens what has the focus and goes to the first row in it. A key goes nowhere while the tree is drawn again,
   * and what is in the row may take a while to come: then once more.
   *
   * @param {number} level of what is in it
   */
  const enter = async (level) => {
    const list = editor().page.locator('.pane-body .monaco-list:focus-within');
    const inside = list.locator(`.monaco-list-row.focused[aria-level="${level}"]`);
    const attempt = async (/** @type {number} */ patience) => {
      await press('ArrowRight');
      await list
        .locator(`.monaco-list-row[aria-level="${level}"]`)
        .first()
        .waitFor({ timeout: patience })
        .catch(ignoreTimeOut);
      if (await inside.count()) return true;
      await press('ArrowRight');
      return inside.waitFor({ timeout: patience }).then(() => true, ignoreTimeOut);
    };
    await retryUntil(attempt, `No row of level ${level} got the focus`);
  };
  /** @param {string} name of a view */
  const focusView = async (name) => {
    const header = editor().page.locator(`.pane-header[aria-label^="${name}"]`);
    const list = editor()
      .page.locator('.pane')
      .filter({ has: header })
      .locator('.monaco-list:focus-within');
    // A note that is still opening may take the focus back: then once more.
    const attempt = async (/** @type {number} */ patience) => {
      await run(`Cytonote: Focus on ${name} View`);
      return list.waitFor({ timeout: patience }).then(() => true, ignoreTimeOut);
    };
    await retryUntil(attempt, `${name} did not get the focus`);
  };
  /** @param {string} command */
  const run = async (command) => {
    const widget = editor().page.locator('.quick-input-widget');
    const option = editor().page.getByRole('option', { name: new RegExp(`^${command}`) });
    const attempt = async (/** @type {number} */ timeout) => {
      // Keys go nowhere while a list that was open is closing.
      await widget.waitFor({ state: 'hidden', timeout });
      await press('F1');
      await widget
        .and(editor().page.locator(':visible'))
        .locator('input.input')
        .fill(`>${command}`, { timeout });
      await option.first().waitFor({ timeout });
      await press('Enter');
      return true;
    };
    await editor().retryWithEscape(attempt, `"${command}" was not in the palette`);
  };

  it('topics open, lead to sources, and have their menu', async () => {
    await editor().waitForExtension('cytonote');
    await editor().putCursorBefore('interleukin-6 is');
    await focusView('Topics');
    await editor()
      .page.getByRole('treeitem', { name: /^Topic Infectious diseases, \d+ sources/ })
      .waitFor();
    await press('Home');
    await focused(/^Topic Infectious diseases, \d+ sources/);
    await enter(2);
    await focused(/^Topic .+, \d+ sources?/);
    await enter(3);
    // The sources of a topic that has many are grouped by kind of study.
    if ((await focusedRow(/^Source .+: ./).count()) === 0) await enter(4);
    await focused(/^Source .+: ./);
    await press('Shift+F10');
    const menu = editor().page.locator('.monaco-menu');
    await menu.getByText('Insert Citation at Cursor').waitFor();
    await menu.getByText('Copy Reference', { exact: true }).waitFor();
    await editor().takeScreenshot('menu of a source by keyboard');
    await press('Escape');
    await focused(/^Source .+: ./);
    await press('Enter');
    await page().getByRole('heading', { name: 'Findings' }).waitFor();
  });

  it('the names of the note lead to their places', async () => {
    await run('View: Close All Editors');
    await editor().openNote('il-6-sepsis-covid.md');
    // The tree follows the cursor, at any time: where there is no name, it stays.
    await editor().putCursorBefore('Our text is');
    await focusView('This Note');
    await editor()
      .page.getByRole('treeitem', { name: /^Cytokines, \d+ entities$/ })
      .first()
      .waitFor();
    await press('Home');
    await focused(/^Cytokines, \d+ entities$/);
    await press('ArrowDown');
    await focused(/^IL-6, \d+ mentions$/);
    await enter(3);
    await focused(/, line \d+, its sentence has (?:a|no) source$/);
    await editor().takeScreenshot('names by keyboard');
    await press('Enter');
    await editor()
      .page.locator('.statusbar-item', { hasText: /Ln \d+, Col/ })
      .waitFor();
  });

  it('the titles of views have their actions in the command palette, too', async () => {
    await focusView('Library');
    await editor()
      .page.locator('.pane-body .monaco-list:focus-within .monaco-list-row')
      .first()
      .waitFor();
    await run('Cytonote: Sort Library');
    await editor().page.getByText('Sort the library by', { exact: true }).waitFor();
    await press('Escape');
    await editor().page.locator('.quick-input-widget').waitFor({ state: 'hidden' });
    await run('Cytonote: Filter Topics');
    await editor()
      .page.getByPlaceholder('Author, title, year, entity, topic, or words of the abstract')
      .waitFor();
    await editor().page.keyboard.type('sickness');
    await editor()
      .page.getByRole('treeitem', { name: /^Source Strouse 2007/ })
      .first()
      .waitFor();
    await press('Enter');
    await run('Cytonote: Clear Filter');
    await editor()
      .page.getByRole('treeitem', { name: /^Topic Infectious diseases/ })
      .waitFor();
  });

  it('the map can be read and used, also in forced colours', async () => {
    await run('View: Close All Editors');
    await editor().openNote('il-6-sepsis-covid.md');
    await editor().putCursorBefore('interleukin-6 is');
    await run('Cytonote: Show Map');
    const node = page().getByRole('link', { name: /^IL-6: ./ });
    await node.waitFor();
    await editor().page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await node.focus();
    const styles = () =>
      page()
        .locator('.node:focus')
        .evaluate((it) => {
          const outline = it.querySelector('path:last-of-type');
          const text = it.querySelector('text');
          if (!outline || !text) throw new Error('The node is not drawn.');
          return [getComputedStyle(outline).stroke, getComputedStyle(text).fill];
        });
    const [focusColour, textColour] = await styles();
    const background = await page()
      .locator('svg > rect')
      .evaluate((it) => getComputedStyle(it).fill);
    assert.notEqual(textColour, background);
    assert.notEqual(focusColour, background);
    const moving = await page()
      .locator('body')
      .evaluate((it) => it.ownerDocument.getAnimations().length);
    assert.equal(moving, 0);
    await editor().takeScreenshot('map in forced colours');
    await press('ArrowRight');
    const next = await page().locator('.node:focus').getAttribute('aria-label');
    assert.doesNotMatch(`${next}`, /^IL-6: /);
    await press('Enter');
    await page().getByRole('heading', { name: 'What the literature says' }).waitFor();
  });
});

import { findTextInPage } from './findTextInPage.mjs';
import { takeScreenshot } from './takeScreenshot.mjs';
import { ignoreTimeOut, retryUntil } from './waiting.mjs';

const quickInput = '.quick-input-widget:visible';
const noteLine = '.editor-group-container.active .monaco-editor[data-uri] .view-line';
const noteCursor = '.editor-group-container.active .monaco-editor[data-uri] .cursors-layer .cursor';
const noteHover = '.monaco-hover:not(.workbench-hover):visible';
const commandKey = process.platform === 'darwin' ? 'Meta' : 'Control';

/**
 * @typedef {object} TextOptions
 * @property {number} [occurrence] 0, the default, is the first in view
 */

/** An editor window, with the actions of a user. */
export class Editor {
  /**
   * @param {object} parts
   * @param {import('playwright-core').Page} parts.page
   * @param {string} parts.folder
   * @param {(settings: import('./nodeEditorServer.mjs').Settings) => void} parts.writeSettings
   * @param {() => Promise<void>} parts.close
   */
  constructor({ page, folder, writeSettings, close }) {
    /** The page, for actions without a method here. */
    this.page = page;
    /** The copy of the notes that the editor works in. */
    this.folder = folder;
    /** Replaces the settings; the editor applies them within a second. */
    this.writeSettings = writeSettings;
    /** Ends the editor and removes its files. */
    this.close = close;
  }

  /** @param {{ withNote: boolean }} options whether it opens with a note */
  async waitUntilOpen({ withNote }) {
    const sign = withNote ? noteLine : '.monaco-workbench .statusbar-item';
    await this.page.waitForSelector(sign);
  }

  /**
   * Waits until an extension is active, by VS Code's own list of running extensions.
   *
   * @param {string} name `name` in its package.json
   */
  async waitForExtension(name) {
    const size = this.page.viewportSize();
    // The list renders only rows in view: this brings all rows into view.
    await this.page.setViewportSize({ width: 1280, height: 3000 });
    await this.runCommand('Developer: Show Running Extensions');
    const list = this.page.locator('.runtime-extensions-editor');
    await list
      .locator(`.monaco-list-row[aria-label="${name}"]`, { hasText: /Activation: \d+/ })
      .waitFor();
    await this.page.keyboard.press('Escape');
    await list.waitFor({ state: 'hidden' });
    if (size) await this.page.setViewportSize(size);
  }

  /**
   * Opens a note from the list of files. The list fills more than once, so a click may have no effect: then
   * this tries again.
   *
   * @param {string} path path of a note in the folder
   */
  async openNote(path) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const tab = this.page.locator(`.tab.active[data-resource-name="${name}"]`);
    const attempt = async (/** @type {number} */ timeout) => {
      await this.chooseByKey(`${commandKey}+P`, path, name);
      await tab.waitFor({ timeout });
      return true;
    };
    await this.retryWithEscape(attempt, `"${name}" was not opened`);
    await this.page.waitForSelector(noteLine);
  }

  /** @param {string} title the command's title as the palette shows it, with its category */
  async runCommand(title) {
    await this.chooseByKey('F1', `>${title}`, title);
  }

  /**
   * Opens a quick input by a key and chooses a row. A key has no effect while another list is closing, and an
   * open list does not get the commands of an extension that is still starting: then this tries again.
   *
   * @param {string} key
   * @param {string} query what to type
   * @param {string} label the full label of the row to choose
   */
  async chooseByKey(key, query, label) {
    const attempt = async (/** @type {number} */ patience) => {
      await this.page.locator(quickInput).waitFor({ state: 'hidden', timeout: patience });
      await this.page.keyboard.press(key);
      await this.chooseInQuickInput(query, label, patience);
      return true;
    };
    await this.retryWithEscape(attempt, `"${label}" was not in the list`);
  }

  /**
   * Runs a command that opens a quick input, and chooses a row there. The row may be missing while an extension
   * is still starting: then this tries again.
   *
   * @param {string} title of the command
   * @param {string} query what to type
   * @param {string} label the full label of the row to choose
   */
  async chooseByCommand(title, query, label) {
    const attempt = async (/** @type {number} */ patience) => {
      await this.runCommand(title);
      await this.chooseInQuickInput(query, label, patience);
      return true;
    };
    await this.retryWithEscape(attempt, `"${label}" was not in the list`);
  }

  /**
   * Opens the quick fixes at the cursor. The editor adds none to an open list, so this opens the list again
   * until it has the wanted one.
   *
   * @param {string} label part of the label of the wanted quick fix
   * @param {boolean} [isFirst] whether it is to be the row that Enter chooses
   * @returns {Promise<import('playwright-core').Locator>} its row
   */
  async openQuickFixes(label, isFirst = false) {
    const rows = this.page.locator(isFirst ? '.action-widget .focused' : '.action-widget');
    const fix = rows.getByText(label);
    const attempt = async (/** @type {number} */ patience) => {
      await this.page.keyboard.press('Control+.');
      await fix.waitFor({ timeout: patience });
      return fix;
    };
    return this.retryWithEscape(attempt, `"${label}" was not among the quick fixes`);
  }

  /**
   * Presses Escape after an attempt that took too long, and tries again.
   *
   * @template T
   * @param {(patience: number) => Promise<T>} attempt
   * @param {string} complaint what has not happened, for the message
   */
  retryWithEscape(attempt, complaint) {
    return retryUntil(async (patience) => {
      try {
        return await attempt(patience);
      } catch (error) {
        ignoreTimeOut(error);
        await this.page.keyboard.press('Escape');
        return undefined;
      }
    }, complaint);
  }

  /**
   * @param {string} query what to type into the open quick input
   * @param {string} label the full label of the row to choose
   * @param {number} [timeout] milliseconds
   */
  async chooseInQuickInput(query, label, timeout) {
    const input = this.page.locator(`${quickInput} input.input`);
    await input.fill(query, { timeout });
    await this.page
      .locator(`${quickInput} .monaco-list-row`)
      .filter({ has: this.page.getByText(label, { exact: true }) })
      .first()
      .click({ timeout });
  }

  /** @param {number} line the first line is 1 */
  async goToLine(line) {
    await this.page.keyboard.press('Control+G');
    const input = this.page.locator(`${quickInput} input.input`);
    await input.fill(`:${line}`);
    await input.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** @param {string} title of a view container with an icon in the activity bar */
  async openView(title) {
    const icon = this.page.locator('.activitybar .action-item').filter({
      has: this.page.locator(`a.action-label[aria-label="${title}"]`),
    });
    await icon.waitFor();
    // A click on the icon of the view that is open would close it.
    if ((await icon.and(this.page.locator('.checked')).count()) > 0) return;
    await icon.locator('a.action-label').click();
  }

  /** Closes all notes and pages, and drops unsaved changes. */
  async closeAll() {
    const tabs = this.page.locator('.tabs-container .tab');
    const close = async (/** @type {number} */ timeout) => {
      const count = await tabs.count();
      if (count === 0) return true;
      const isDirty = (await tabs.and(this.page.locator('.dirty')).count()) > 0;
      await this.runCommand(isDirty ? 'View: Revert and Close Editor' : 'View: Close All Editors');
      // The commands close at least one editor.
      await tabs
        .nth(count - 1)
        .waitFor({ state: 'detached', timeout })
        .catch(ignoreTimeOut);
      return undefined;
    };
    await retryUntil(close, 'Not all editors were closed');
  }

  /**
   * Opens the Markdown preview of the active note. While its page loads, the editor may drop the rendered
   * content: then this tries again.
   *
   * @param {(page: import('playwright-core').FrameLocator) => import('playwright-core').Locator} signOf finds what
   *   the page shows when it is complete
   */
  async openPreview(signOf) {
    const attempt = async (/** @type {number} */ timeout) => {
      await this.runCommand('Markdown: Open Preview');
      const sign = signOf(this.webview()).first();
      if (await sign.waitFor({ timeout: 2 * timeout }).then(() => true, ignoreTimeOut)) return true;
      await this.runCommand('View: Close Editor');
      return undefined;
    };
    await retryUntil(attempt, 'The preview was not complete');
  }

  /**
   * Rests the mouse on an element until the editor shows its hover.
   *
   * @param {import('playwright-core').Locator} target
   */
  async hoverOver(target) {
    const shown = this.page.locator('.workbench-hover:visible').first();
    const attempt = async (/** @type {number} */ timeout) => {
      await this.page.mouse.move(0, 0);
      await target.hover();
      return shown.waitFor({ timeout }).then(() => true, ignoreTimeOut);
    };
    await retryUntil(attempt, 'No hover came');
  }

  /** The document of the only webview that is open, such as the Markdown preview. */
  webview() {
    return this.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  /**
   * Where a text of the active note is on the screen. It must be in view, within one line.
   *
   * @param {string} text
   * @param {TextOptions} [options]
   */
  findText(text, { occurrence = 0 } = {}) {
    const lines = this.page.locator(noteLine);
    return retryUntil(
      () => lines.evaluateAll(findTextInPage, { text, occurrence }),
      `"${text}" did not come into view`,
    );
  }

  /**
   * Puts the cursor right before a text.
   *
   * @param {string} text
   * @param {TextOptions} [options]
   */
  async putCursorBefore(text, options) {
    const cursors = this.page.locator(noteCursor);
    const isThere = async () => {
      const box = await this.findText(text, options);
      const boxes = await cursors.evaluateAll((all) => all.map((it) => it.getBoundingClientRect()));
      const isBefore = (/** @type {DOMRect} */ it) =>
        Math.abs(it.x - box.x) < 4 && Math.abs(it.y - box.y) < box.height / 2;
      return boxes.some(isBefore) || undefined;
    };
    // The text may move while the mouse moves there, for example when a banner closes: then this tries again.
    const attempt = async (/** @type {number} */ patience) => {
      const box = await this.findText(text, options);
      await this.page.mouse.click(box.x + 1, box.y + box.height / 2);
      return retryUntil(isThere, 'The cursor is elsewhere', patience / 1000).catch(ignoreTimeOut);
    };
    await retryUntil(attempt, `The cursor did not get before "${text}"`);
  }

  /**
   * Rests the mouse on a text until a hover opens.
   *
   * @param {string} text
   * @param {TextOptions & { containing?: string }} [options] `containing`: a text that the hover must have,
   * since several extensions may answer
   * @returns {Promise<string>} the text of the hover
   */
  hover(text, { containing = '', ...options } = {}) {
    const attempt = async (/** @type {number} */ patience) => {
      await this.hideHover();
      const box = await this.findText(text, options);
      await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
      return this.waitForHover(containing, patience);
    };
    return retryUntil(attempt, `No hover on "${text}" came`);
  }

  /** Moves the mouse out of the way. */
  async hideHover() {
    await this.page.mouse.move(0, 0);
    await this.page.locator(noteHover).first().waitFor({ state: 'hidden' });
  }

  /**
   * @param {string} containing
   * @param {number} patience milliseconds to wait for it
   * @returns {Promise<string | undefined>}
   */
  async waitForHover(containing, patience) {
    const hover = this.page
      .locator(noteHover, { hasText: containing })
      .filter({ hasNotText: /^Loading\.\.\.$/ })
      .first();
    try {
      await hover.waitFor({ timeout: patience });
    } catch {
      return undefined;
    }
    return this.readHover();
  }

  /** @returns {Promise<string | undefined>} the text of the visible hover; undefined if there is none */
  async readHover() {
    const [text] = await this.page.locator(noteHover).allInnerTexts();
    return text;
  }

  /**
   * @param {string} name
   * @returns {Promise<string>} path of the picture, in `test/screenshots`
   */
  takeScreenshot(name) {
    return takeScreenshot(this.page, name);
  }
}

import { join } from 'node:path';
import { Editor } from './Editor.mjs';
import { launchBrowser, newEditorPage } from './launchBrowser.mjs';
import { startNodeEditorServer } from './nodeEditorServer.mjs';
import { projectFolder, sampleNotes } from './paths.mjs';
import { copyToTemporaryFolder } from './temporaryFolder.mjs';

/**
 * @typedef {object} EditorOptions
 * @property {string} [extension] folder of the built extension, or its .vsix
 * @property {readonly string[]} [beside] folders of further extensions
 * @property {string} [folder] folder of notes; the editor opens a copy of it
 * @property {boolean} [withoutFolder] the editor opens no folder
 * @property {string} [file] path in that folder of a note to open
 * @property {import('./nodeEditorServer.mjs').Settings} [settings]
 * @property {boolean} [restrictedMode] the user does not trust the folder yet
 * @property {string} [language] the display language, such as `de`; the editor's own words remain English
 * @property {{ width: number, height: number }} [size]
 * @property {number} [deviceScaleFactor] 2 makes pictures for a high-resolution screen
 * @property {(page: import('playwright-core').Page) => Promise<unknown>} [prepare] called with the
 *   page while it is still blank, for example to add a script that sees the editor open
 */

/**
 * Opens a real editor with the extension in a headless browser, and waits until it shows its window (and the
 * note). The extension may still be starting: see `Editor.waitForExtension`.
 *
 * @param {EditorOptions} [options]
 * @returns {Promise<Editor>}
 */
export async function openEditor({
  extension = projectFolder,
  beside,
  folder = sampleNotes,
  withoutFolder = false,
  file,
  settings,
  restrictedMode,
  language,
  size = { width: 1280, height: 800 },
  deviceScaleFactor = 1,
  prepare,
} = {}) {
  const notes = copyToTemporaryFolder(folder);
  /** @type {(() => unknown)[]} */
  const closers = [notes.remove];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };

  try {
    const server = await startNodeEditorServer({
      installed: extension,
      beside,
      settings,
      restrictedMode,
    });
    closers.push(server.stop);
    const browser = await launchBrowser();
    closers.push(() => browser.close());

    const page = await newEditorPage(browser, { viewport: size, deviceScaleFactor });
    const window = {
      folder: withoutFolder ? undefined : notes.path,
      file: file && join(notes.path, file),
    };
    // Acts like a language pack for extensions; the editor's own messages remain English.
    if (language) await page.addInitScript(`globalThis._VSCODE_NLS_LANGUAGE = '${language}'`);
    await prepare?.(page);
    await page.goto(server.address(window));
    const editor = new Editor({
      page,
      folder: notes.path,
      writeSettings: server.writeSettings,
      close,
    });
    await editor.waitUntilOpen({ withNote: file !== undefined });
    return editor;
  } catch (error) {
    await close();
    throw error;
  }
}

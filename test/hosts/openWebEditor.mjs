import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { Editor } from './Editor.mjs';
import { projectFolder } from './paths.mjs';
import { provideBrowser } from './provideBrowser.mjs';
import { makeTemporaryFolder } from './temporaryFolder.mjs';
import { hangSeconds } from './waiting.mjs';
import { startWebEditorServer } from './webEditorServer.mjs';

/**
 * Opens the oldest supported version of VS Code for the Web, with the extension in a web worker and with
 * working webviews: these are pages of other sites, and a browser refuses them service workers unless it allows
 * third-party cookies.
 *
 * @param {string} folder of notes, which the editor opens without a copy; settings cannot be written
 * @returns {Promise<Editor>}
 */
export async function openWebEditor(folder) {
  /** @type {(() => unknown)[]} */
  const closers = [];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const profile = makeTemporaryFolder('browser');
    closers.push(profile.remove);
    const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
    mkdirSync(join(profile.path, 'Default'));
    writeFileSync(join(profile.path, 'Default', 'Preferences'), JSON.stringify(preferences));
    const server = await startWebEditorServer({ extension: projectFolder, folder });
    closers.push(server.stop);
    const browser = await chromium.launchPersistentContext(profile.path, {
      executablePath: await provideBrowser(),
      args: ['--disable-gpu', '--no-first-run', '--disable-background-networking'],
      viewport: { width: 1280, height: 800 },
      timeout: hangSeconds * 1000,
    });
    closers.push(() => browser.close());
    const page = await browser.newPage();
    page.setDefaultTimeout(hangSeconds * 1000);
    await page.goto(server.address);
    const writeSettings = () => {
      throw new Error('The settings of VS Code for the Web are not in a file.');
    };
    const editor = new Editor({ page, folder, writeSettings, close });
    await editor.waitUntilOpen({ withNote: false });
    return editor;
  } catch (error) {
    await close();
    throw error;
  }
}

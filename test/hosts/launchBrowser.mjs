import { chromium } from 'playwright-core';
import { provideBrowser } from './provideBrowser.mjs';

/** @returns {Promise<import('playwright-core').Browser>} a headless browser */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await provideBrowser(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    // A signal ends this process through cleanUp.mjs, and the browser with it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * A page that may use the clipboard, as an editor does.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export function newEditorPage(browser, options) {
  return browser.newPage({ ...options, permissions: ['clipboard-read', 'clipboard-write'] });
}

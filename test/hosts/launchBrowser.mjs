import { chromium } from 'playwright-core';
import { provideBrowser } from './provideBrowser.mjs';
import { hangSeconds } from './waiting.mjs';

/** @returns {Promise<import('playwright-core').Browser>} a headless browser */
export async function launchBrowser() {
  return chromium.launch({
    executablePath: await provideBrowser(),
    timeout: hangSeconds * 1000,
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
 * A page that may use the clipboard, as an editor does. Nothing moves on it, since each step would be drawn by the
 * processor that the tests need.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function newEditorPage(browser, options) {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options, permissions });
  page.setDefaultTimeout(hangSeconds * 1000);
  return page;
}

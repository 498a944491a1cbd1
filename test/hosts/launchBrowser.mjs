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
    // cleanUp.mjs handles signals: it ends this process together with the browser.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/**
 * Opens a page with access to the clipboard, which an editor needs. Nothing moves on it: the processor would draw each
 * step, and the tests need it.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
export async function newEditorPage(browser, options) {
  const permissions = ['clipboard-read', 'clipboard-write'];
  const page = await browser.newPage({ reducedMotion: 'reduce', ...options, permissions });
  page.setDefaultTimeout(hangSeconds * 1000);
  await page.addInitScript(stopMotion);
  return page;
}

/** Runs in the page. The editor moves some of its parts although the page asks for reduced motion. */
function stopMotion() {
  addEventListener('DOMContentLoaded', () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*, ::before, ::after { animation: none !important; transition: none !important; }',
    );
    document.adoptedStyleSheets.push(sheet);
  });
}

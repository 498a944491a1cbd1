import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEditor } from '../hosts/openEditor.mjs';
import { startLiteratureServer } from '../stand-ins/literatureServer.mjs';

const caller = join(dirname(fileURLToPath(import.meta.url)), 'toolCaller');

describe('a search that an assistant wants', () => {
  /** @type {import('../hosts/Editor.mjs').Editor} */
  let editor;
  /** @type {Awaited<ReturnType<typeof startLiteratureServer>>} */
  let literature;
  const dialog = () => editor.page.locator('.monaco-dialog-box');
  const searches = () => literature.requests.filter(({ path }) => path.includes('esearch')).length;

  before(async () => {
    literature = await startLiteratureServer();
    editor = await openEditor({
      beside: [caller],
      settings: { 'cytonote.fetch.pubmedAddress': `${literature.address}/eutils` },
    });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') {
      console.log(`Screenshot: ${await editor.takeScreenshot(this.currentTest.fullTitle())}`);
      await editor.page.keyboard.press('Escape');
    }
  });

  after(async () => {
    await editor?.close();
    await literature?.stop();
  });

  it('shows the whole query first, and sends nothing if the user declines', async () => {
    await editor.runCommand('Test: Search by Tool');
    await dialog().waitFor();
    const text = await dialog().innerText();
    assert.match(text, /Send this query to PubMed\?/);
    assert.ok(text.includes('"IL-6"[tiab] AND *lamps*'), text);
    await editor.takeScreenshot('assistant wants to search');
    await editor.page.keyboard.press('Escape');
    await editor.page.locator('.view-line', { hasText: 'No answer' }).waitFor();
    assert.equal(searches(), 0);
  });

  it('runs once the user agrees', async () => {
    await editor.runCommand('Test: Search by Tool');
    await dialog().waitFor();
    assert.equal(searches(), 0);
    await dialog().locator('.monaco-button', { hasText: 'Yes' }).click();
    await editor.page.locator('.view-line', { hasText: 'The answer' }).first().waitFor();
    assert.equal(searches(), 1);
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../hosts/paths.mjs';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

const standIn = (/** @type {string} */ name) => join(projectFolder, 'test/stand-ins', name);
const pandocPath = (/** @type {string} */ path) => ({ 'cytonote.publish.pandocPath': path });

const note = `---
title: IL-6 blockade
lang: en
---

Tocilizumab blocks the receptor [@kaye2020], and sarilumab, too \\citep{kaye2020}.

Nobody has read this one [@nobody2020].
`;

const broken = `---
title: IL-6 blockade
author: Maier: Ben
---

Tocilizumab blocks the receptor [@kaye2020].
`;

describe('publishing a note', () => {
  const editor = useEditor({
    file: 'il-6-sepsis-covid.md',
    settings: pandocPath(standIn('pandoc.mjs')),
    size: { width: 1280, height: 900 },
  });
  const list = () => editor().page.locator('.quick-input-widget:visible');
  const asks = (/** @type {string} */ title) =>
    list().locator('.quick-input-title', { hasText: title }).waitFor();
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const message = (/** @type {string} */ text) =>
    editor().page.locator('.notification-list-item', { hasText: text }).first();
  const at = (/** @type {string} */ name) => join(editor().folder, name);
  const published = (/** @type {string} */ name) => {
    const isWritten = () => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : undefined);
    return retryUntil(async () => isWritten(), `There is no ${name}`);
  };
  const open = async (/** @type {string} */ name, /** @type {string} */ text) => {
    writeFileSync(at(name), text);
    await editor().openNote(name);
  };
  /** Opens the list of formats. */
  const publish = async () => {
    await editor().runCommand('Cytonote: Publish Note…');
    await asks('Publish Note');
    await list().getByText('Word and other word processors').waitFor();
  };
  /** Chooses a format, and the file beside the note. */
  const publishAs = async (/** @type {string} */ format, /** @type {string} */ file) => {
    await publish();
    await list().locator('.monaco-list-row', { hasText: format }).click();
    await retryUntil(async () => {
      const value = await list().locator('input:focus').inputValue();
      return value.endsWith(file) || undefined;
    }, `The file ${file} was not offered`);
  };

  before(() => editor().waitForExtension('cytonote'));
  afterEach(() => editor().runCommand('Notifications: Clear All Notifications'));

  it('asks for the format and the file, names the document, and shows it', async () => {
    await open('to-publish.md', note);
    await publish();
    await editor().takeScreenshot('formats to publish');
    await press('Escape');
    await publishAs('HTML', 'to-publish.html');
    await editor().takeScreenshot('file to publish');
    await press('Enter');
    await message('Published as to-publish.html').waitFor();
    await editor().takeScreenshot('published');
    const html = (await published('to-publish.html')).replace(/\s+/g, ' ');
    assert.match(html, /<h1 class="title">IL-6 blockade<\/h1>/);
    assert.match(html, /Kaye AG, Siegel R/);
    await message('Published as').getByRole('button', { name: 'Show in Folder' }).click();
    await editor()
      .page.locator('.explorer-folders-view .selected', { hasText: 'to-publish.html' })
      .waitFor();
    await editor().takeScreenshot('document in its folder');
  });

  it('shows a warning at its place in the note', async () => {
    await editor().openNote('to-publish.md');
    await publishAs('HTML', 'to-publish.html');
    await press('Enter');
    // The editor asks before it replaces the file.
    const asked = editor().page.locator('.quick-input-widget', { hasText: 'already exists' });
    await asked.getByRole('button', { name: 'OK' }).click();
    await message('Warnings: 1').getByRole('button', { name: 'Show Problems' }).click();
    const problems = editor().page.locator('.markers-panel .monaco-list-row', {
      hasText: 'nobody2020',
    });
    await problems.first().waitFor();
    await editor().takeScreenshot('warnings of publishing');
  });

  it('shows an error at its line, and writes nothing', async () => {
    await open('broken.md', broken);
    await publishAs('DOCX', 'broken.docx');
    await press('Enter');
    await message('Publishing failed at line 3').waitFor();
    await editor().page.locator('.monaco-editor .squiggly-error').first().waitFor();
    await editor().takeScreenshot('error of publishing');
    assert.ok(!existsSync(at('broken.docx')));
  });

  it('shows that it runs, and ends by a click there', async () => {
    editor().writeSettings(pandocPath(standIn('hangingPandoc.mjs')));
    await editor().openNote('to-publish.md');
    const running = editor().page.locator('.statusbar-item', {
      hasText: 'Publishing to-publish.md',
    });
    await publishAs('DOCX', 'to-publish.docx');
    await press('Enter');
    await running.waitFor();
    await editor().takeScreenshot('publishing runs');
    await running.click();
    await editor()
      .page.locator('.statusbar-item', { hasText: 'Publishing was cancelled' })
      .waitFor();
    await running.waitFor({ state: 'detached' });
    assert.ok(!existsSync(at('to-publish.docx')));
  });

  it('names what to install if there is no Pandoc', async () => {
    editor().writeSettings(pandocPath('no-such-pandoc'));
    const explained = message('Publishing needs Pandoc on this machine');
    await retryUntil(async (patience) => {
      await editor().runCommand('Cytonote: Publish Note…');
      return explained.waitFor({ timeout: patience }).then(() => true, ignoreTimeOut);
    }, 'Nothing was explained');
    const settings = explained.getByRole('button', { name: 'Open Settings' });
    // Waits until the message no longer moves.
    await settings.hover();
    await editor().takeScreenshot('no Pandoc');
    await settings.click();
    await editor().page.locator('.settings-editor', { hasText: 'Pandoc Path' }).waitFor();
    await editor().takeScreenshot('settings of publishing');
  });
});

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useEditor } from './useEditor.mjs';

/** @param {string} key @param {string} title */
const entry = (key, title) =>
  `@article{${key}, author = {Maier, Ben}, title = {${title}}, journal = {Journal of Examples}, year = {2020}}\n`;

const naming = `---
bibliography: [inside.bib, ../outside.bib, link.bib, folder/linked.bib]
---

IL-6 falls [@inside2020].

IL-6 falls [@outside2020].

IL-6 falls [@link2020].

IL-6 falls [@folder2020].

IL-6 falls [@ours2020].

IL-6 falls [@theirs2020].
`;

// The folder is hostile: it has links to outside, and its settings and notes name files outside of it.
describe('in Restricted Mode', () => {
  const size = { width: 1280, height: 1000 };
  const editor = useEditor({ file: 'il-6-sepsis-covid.md', restrictedMode: true, size });
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  /** @param {string} key @param {string} containing */
  const card = (key, containing) => editor().hover(`@${key}`, { containing });

  before(() => {
    const { folder } = editor();
    const at = (/** @type {string[]} */ ...names) => join(folder, ...names);
    mkdirSync(at('../elsewhere'));
    writeFileSync(at('../outside.bib'), entry('outside2020', 'Outside of the folder'));
    writeFileSync(at('../elsewhere/link.bib'), entry('link2020', 'Behind a link'));
    writeFileSync(at('../elsewhere/linked.bib'), entry('folder2020', 'Behind a linked folder'));
    writeFileSync(at('../elsewhere/set.bib'), entry('set2020', 'Named by a setting'));
    writeFileSync(at('../elsewhere/mine.bib'), entry('mine2020', 'Named by my own setting'));
    const source = (/** @type {string} */ key) =>
      `key: ${key}\ntype: article-journal\ntitle: Own source ${key}\nissued: "2020"\n`;
    writeFileSync(at('../elsewhere/theirs2020.source.yaml'), source('theirs2020'));
    mkdirSync(at('cytonote/sources'), { recursive: true });
    writeFileSync(at('cytonote/sources/ours2020.source.yaml'), source('ours2020'));
    symlinkSync(
      at('../elsewhere/theirs2020.source.yaml'),
      at('cytonote/sources/theirs2020.source.yaml'),
    );
    symlinkSync(at('../elsewhere/link.bib'), at('link.bib'));
    symlinkSync(at('../elsewhere'), at('folder'), 'junction');
    writeFileSync(at('inside.bib'), entry('inside2020', 'Inside of the folder'));
    writeFileSync(at('naming.md'), naming);
    mkdirSync(at('settings'));
    writeFileSync(at('settings/set.md'), 'IL-6 falls [@set2020].\n\nIL-6 falls [@mine2020].\n');
    mkdirSync(at('.vscode'));
    const settings = { 'cytonote.bibliography.files': ['../elsewhere/set.bib'] };
    writeFileSync(at('.vscode/settings.json'), JSON.stringify(settings));
  });

  it('names are recognised, and have their cards', async () => {
    await editor().waitForExtension('cytonote');
    const restricted = editor().page.locator('.statusbar-item', { hasText: 'Restricted Mode' });
    await restricted.waitFor();
    const shown = await editor().hover('Tocilizumab', { containing: 'Acts on' });
    assert.match(shown, /Acts on: IL-6 receptor/);
    await editor().takeScreenshot('restricted mode');
    await editor().hideHover();
  });

  it('sources are cited by quick fix', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    // The order of the fixes may change while the literature is read, so this one need not be the first.
    const fix = await editor().openQuickFixes('Cite Kaye & Siegel 2020');
    await fix.click();
    await editor().findText('storm [@kaye2020].');
    await press('Control+Z');
  });

  it('the sidebar lists topics and names', async () => {
    await editor().openView('Cytonote');
    const row = (/** @type {string} */ label) =>
      editor().page.locator('.pane-body .monaco-list-row').filter({ hasText: label }).first();
    await row('Infectious diseases').waitFor();
    await row('Cytokines').waitFor();
  });

  it('a note uses files in the folder, and none that are outside or reached by a link', async () => {
    await editor().openNote('naming.md');
    assert.match(await card('inside2020', 'Inside of'), /Inside of the folder/);
    assert.match(await card('ours2020', 'Own source'), /Own source ours2020/);
    for (const key of ['outside2020', 'link2020', 'folder2020', 'theirs2020']) {
      const shown = await card(key, key);
      assert.doesNotMatch(shown, /Outside of|Behind|Own source/);
    }
    await editor().hover('../outside.bib', { containing: 'not read in Restricted Mode' });
    await editor().takeScreenshot('held back in restricted mode');
  });

  it('settings of the user apply, and settings of the folder do not', async () => {
    await editor().openNote('settings/set.md');
    assert.doesNotMatch(await card('set2020', 'set2020'), /Named by/);
    const mine = join(editor().folder, '../elsewhere/mine.bib');
    editor().writeSettings({ 'cytonote.bibliography.files': [mine] });
    assert.match(await card('mine2020', 'Named by'), /Named by my own setting/);
    assert.doesNotMatch(await card('set2020', 'set2020'), /Named by/);
    editor().writeSettings({});
  });

  it('no program runs, and publishing says why', async () => {
    await editor().openNote('naming.md');
    await editor().runCommand('Cytonote: Publish Note…');
    const why = 'It is not available in Restricted Mode';
    await editor().page.locator('.notification-list-item-message', { hasText: why }).waitFor();
    await editor().takeScreenshot('publishing in restricted mode');
    await press('Escape');
  });

  it('everything becomes available when the user trusts the workspace', async () => {
    await editor().runCommand('Workspaces: Manage Workspace Trust');
    const trust = editor().page.locator('.workspace-trust-editor');
    await trust.getByText('You are in Restricted Mode').waitFor();
    await editor().takeScreenshot('restricted features');
    await trust.getByRole('button', { name: 'Trust', exact: true }).first().click();
    await editor().openNote('naming.md');
    const titles = new Map([
      ['outside2020', 'Outside of the folder'],
      ['link2020', 'Behind a link'],
      ['folder2020', 'Behind a linked folder'],
      ['theirs2020', 'Own source theirs2020'],
    ]);
    for (const [key, title] of titles) {
      assert.match(await card(key, title), new RegExp(title));
    }
    await editor().openNote('settings/set.md');
    assert.match(await card('set2020', 'Named by'), /Named by a setting/);
    await editor().takeScreenshot('trusted');
  });
});

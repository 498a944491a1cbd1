import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../hosts/paths.mjs';
import { useEditor } from './useEditor.mjs';

/** @param {string} path @returns {Record<string, string>} */
const messages = (path) => JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));

// One editor for each language: its server translates the manifest, and its extension host the messages of the code.
for (const language of ['de', 'es', 'fr', 'ja']) {
  describe(`an editor whose language is ${language}`, () => {
    const editor = useEditor({ file: 'il-6-sepsis-covid.md', language });
    const manifest = messages(`package.nls.${language}.json`);
    const bundle = messages(`l10n/bundle.l10n.${language}.json`);
    /** @param {Record<string, string>} translations @param {string} key */
    const translated = (translations, key) => {
      const text = translations[key];
      assert.ok(text, key);
      return text;
    };

    it('shows cards', async () => {
      const card = await editor().hover('Tocilizumab', { containing: 'IL-6 receptor' });
      assert.ok(card.includes(` · ${translated(bundle, 'drug')}`), card);
      await editor().takeScreenshot(`card in ${language}`);
      await editor().hideHover();
    });

    // Comes after the card, which waits for the extension: an open palette does not show commands that are registered later.
    it('has the translated titles of commands in the palette', async () => {
      const { page } = editor();
      const title = `Cytonote: ${translated(manifest, 'command.showIndexStatus')}`;
      const row = page.locator('.quick-input-widget:visible .monaco-list-row').first();
      const attempt = async (/** @type {number} */ timeout) => {
        await page.keyboard.press('F1');
        const input = page.locator('.quick-input-widget:visible input.input');
        await input.fill(`>${title}`, { timeout });
        await row.getByText(title, { exact: true }).waitFor({ timeout });
        return true;
      };
      await editor().retryWithEscape(attempt, `"${title}" was not in the palette`);
      await page.keyboard.press('Escape');
    });

    it('shows the sidebar with the items of its views', async () => {
      await editor().openView('Cytonote');
      const { page } = editor();
      for (const view of ['browseTopics', 'browseNote', 'browseLibrary']) {
        const name = translated(manifest, `view.${view}`);
        await page.locator('.pane-header', { hasText: name }).waitFor();
      }
      const rows = page.locator('.pane .monaco-list-row');
      await rows.getByText(translated(bundle, 'Cytokines'), { exact: true }).first().waitFor();
      await editor().takeScreenshot(`sidebar in ${language}`);
    });
  });
}

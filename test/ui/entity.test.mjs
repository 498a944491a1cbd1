import assert from 'node:assert/strict';
import { retryUntil } from '../hosts/waiting.mjs';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { useEditor } from './useEditor.mjs';

describe('an entity', () => {
  const editor = useEditor({ file: 'il-6-sepsis-covid.md' });
  const page = () => editor().webview();
  const node = (/** @type {string} */ label) =>
    page().getByRole('link', { name: new RegExp(`^${label}: `) });

  const heading = (/** @type {string} */ name) =>
    page().getByRole('heading', { name, exact: true });
  /** Clicks a link until its page opens: a page may be drawn again just when its link is clicked. */
  const follow = (
    /** @type {string | RegExp} */ name,
    /** @type {import('playwright-core').Locator} */ sign,
  ) =>
    retryUntil(async (patience) => {
      const link = page().getByRole('link', { name, exact: true }).first();
      await link.click({ timeout: patience }).catch(() => undefined);
      return sign.waitFor({ timeout: patience }).then(
        () => true,
        () => undefined,
      );
    }, `The link ${name} led nowhere`);

  before(() => editor().waitForExtension('cytonote'));

  for (const theme of colourThemes) {
    const { appearance } = theme;
    describe(`in a ${appearance} theme`, () => {
      before(() => changeColourTheme(editor(), theme));

      it('has a page that opens from its name', async () => {
        await editor().openNote('il-6-sepsis-covid.md');
        await editor().putCursorBefore('Tocilizumab blocks');
        await editor().runCommand('Cytonote: Open Entity Page…');
        await page().getByRole('heading', { name: 'tocilizumab', exact: true }).waitFor();
        await page().getByRole('heading', { name: 'In your notes' }).waitFor();
        await page()
          .getByRole('link', { name: /il-6-sepsis-covid\.md/ })
          .waitFor();
        await editor().takeScreenshot(`entity page ${appearance}`);
      });

      it('links to other entities, sources and notes', async () => {
        await follow('IL-6 receptor', heading('IL-6 receptor'));
        await follow('tocilizumab', heading('tocilizumab'));
        await follow('il 6 - Infectious Diseases (n.d.)', heading('Findings'));
        await editor().takeScreenshot(`source page ${appearance}`);
        await editor()
          .page.getByRole('button', { name: /^Insert Citation/ })
          .waitFor();
        await follow('tocilizumab', heading('tocilizumab'));
        await follow(/\(il-6-sepsis-covid\.md\)/, page().getByText('Tocilizumab blocks').first());
      });

      it('has a map', async () => {
        await editor().runCommand('View: Close All Editors');
        await editor().openNote('il-6-sepsis-covid.md');
        await editor().putCursorBefore('interleukin-6 is');
        await editor().runCommand('Cytonote: Show Map…');
        await page().getByRole('heading', { name: 'Map of IL-6', exact: true }).waitFor();
        await node('tocilizumab').waitFor();
        await editor().takeScreenshot(`map ${appearance}`);
      });

      it('has a map that can be used by keyboard', async () => {
        await node('IL-6').focus();
        await editor().page.keyboard.press('ArrowRight');
        const focused = await page().locator('.node:focus').getAttribute('aria-label');
        assert.ok(focused && !focused.startsWith('IL-6: '), `${focused}`);
        await node('tocilizumab').focus();
        await editor().takeScreenshot(`map with focus ${appearance}`);
        await editor().page.keyboard.press('Space');
        await page().getByRole('heading', { name: 'Map of tocilizumab', exact: true }).waitFor();
        await page().getByText('The map as a list').click();
        await editor().takeScreenshot(`map as a list ${appearance}`);
        await node('IL-6 receptor').focus();
        await editor().page.keyboard.press('Enter');
        await page().getByRole('heading', { name: 'IL-6 receptor', exact: true }).waitFor();
      });
    });
  }
});

import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { useEditor } from './useEditor.mjs';

describe('the main job', () => {
  const editor = useEditor({ file: 'il-6-sepsis-covid.md' });
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);

  for (const theme of colourThemes) {
    const { appearance } = theme;
    it(`the mouse on a name brings up its card, in a ${appearance} theme`, async () => {
      await changeColourTheme(editor(), theme);
      await editor().openNote('il-6-sepsis-covid.md');
      // The first card may appear before all of the literature is read.
      const card = await editor().hover('Tocilizumab', { containing: 'RECOVERY Collaborative' });
      assert.match(card, /tocilizumab · drug/);
      assert.match(card, /Acts on: IL-6 receptor/);
      assert.match(
        card,
        /RECOVERY Collaborative Group 2021 · randomised trial\s+In hospitalised adults/,
      );
      assert.match(card, /Entity page · Map/);
      await editor().takeScreenshot(`card ${appearance}`);
      await editor().hideHover();
    });
  }

  it('the card opens by keyboard, takes the focus and closes', async () => {
    await editor().waitForExtension('cytonote');
    await editor().putCursorBefore('Tocilizumab blocks');
    const hover = editor().page.locator('.monaco-hover:not(.workbench-hover):visible');
    const showOrFocusHover = async () => {
      await press('Control+K');
      await editor().page.getByText('Waiting for second key of chord').waitFor();
      await press('Control+I');
    };
    // A hover that opens while the extension starts has no card: this closes it and opens another one.
    const attempt = async (/** @type {number} */ patience) => {
      await showOrFocusHover();
      const card = hover.getByText('Acts on').waitFor({ timeout: patience });
      const isShown = await card.then(() => true, ignoreTimeOut);
      if (!isShown) await press('Escape');
      return isShown;
    };
    await retryUntil(attempt, 'The card did not open');
    await showOrFocusHover();
    await editor().page.waitForFunction(() => document.activeElement?.closest('.monaco-hover'));
    await press('Escape');
    await hover.waitFor({ state: 'hidden' });
  });

  it('the first quick fix cites the source, and undo removes the citation', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().openQuickFixes('Cite Kaye & Siegel 2020', true);
    await editor().takeScreenshot('quick fixes');
    await press('Enter');
    await editor().findText('storm [@kaye2020].');
    await press('Control+Z');
    await editor().findText('storm. But IL-6');
  });

  it('the user chooses several sources from the list by typing', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().runCommand('Cytonote: Cite Sources…');
    const input = editor().page.locator('.quick-input-widget:visible');
    const first = input.locator('.quick-input-list .monaco-list-row').first();
    await first.waitFor();
    await editor().takeScreenshot('choose sources');
    // Words that only findings have: the editor filters labels at once, and would otherwise show the row before our
    // search does, and then replace it.
    const tick = async (/** @type {string} */ words, /** @type {string} */ label) => {
      await input.locator('input.input').fill(words);
      await first.getByText(label).waitFor();
      await press('ArrowDown');
      await press('Space');
    };
    await tick('calm storm', 'il 6 - Infectious');
    await input.getByText('1 Selected').waitFor();
    await tick('ill person adapt', 'Strouse 2007');
    await input.getByText('2 Selected').waitFor();
    await editor().takeScreenshot('chosen sources');
    await press('Enter');
    await editor().findText('storm [@il6infectious; @strouse2007].');
    await press('Control+Z');
    await editor().findText('storm. But IL-6');
  });

  describe('the sidebar', () => {
    const rows = () => editor().page.locator('.pane-body .monaco-list-row');
    const row = (/** @type {string} */ label) => rows().filter({ hasText: label }).first();

    before(async () => {
      await editor().closeAll();
      await editor().openNote('hiv-cytokines.md');
    });

    it('shows topics, their sources and the findings of these', async () => {
      await editor().openView('Cytonote');
      await row('Infectious diseases').waitFor();
      await editor().runCommand('Cytonote: Filter Topics…');
      const input = editor().page.locator('.quick-input-widget:visible input.input');
      await input.fill('emilie');
      await row('Emilie et al. 1998').waitFor();
      await press('Enter');
      await input.waitFor({ state: 'hidden' });
      await row('Emilie et al. 1998').locator('.monaco-tl-twistie').click();
      await row('chemokine receptors').waitFor();
      await editor().takeScreenshot('topics');
    });

    it('opens the page of a source', async () => {
      await row('Emilie et al. 1998').click();
      const page = editor().webview();
      await page
        .getByRole('heading', { name: 'Cytokines and chemokines in HIV infection' })
        .waitFor();
      await page.getByText('This review sets out how HIV infection upsets').waitFor();
      await page.getByText('HIV uses chemokine receptors as coreceptors').waitFor();
      await editor().takeScreenshot('source page');
    });

    it('inserts a citation at the cursor', async () => {
      await editor().openNote('hiv-cytokines.md');
      await editor().putCursorBefore(' belongs here.');
      const source = row('Emilie et al. 1998');
      const cited = editor().page.locator('.view-line', {
        hasText: 'thread [@emilie1998] belongs',
      });
      // While the tree is drawn again, the editor gives the command no row: then a list of sources opens.
      const attempt = async (/** @type {number} */ timeout) => {
        await source.hover({ timeout });
        await source.locator('[aria-label^="Insert Citation at Cursor"]').click({ timeout });
        await cited.waitFor({ timeout });
        return true;
      };
      await editor().retryWithEscape(attempt, 'The citation did not come');
    });

    it('is filtered while the user types, and says when nothing fits', async () => {
      await editor().runCommand('Cytonote: Filter Topics…');
      const input = editor().page.locator('.quick-input-widget:visible input.input');
      await input.fill('sickness');
      await row('Strouse 2007').waitFor();
      assert.equal(await rows().filter({ hasText: 'Emilie et al. 1998' }).count(), 0);
      await editor().takeScreenshot('topics filtered');
      await input.fill('no such words');
      await editor().page.getByText('No source fits these words').waitFor();
      await editor().takeScreenshot('topics empty');
      await editor().page.keyboard.press('Escape');
      await row('Infectious diseases').waitFor();
    });
  });
});

import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('a note with a bibliography', () => {
  const editor = useEditor({ file: 'bibliography/reading-list.md' });
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);

  it('completes a key by words of its entry', async () => {
    await editor().waitForExtension('cytonote');
    await editor().putCursorBefore(' and calms');
    await editor().page.keyboard.type(' [@imaginary', { delay: 60 });
    const list = editor().page.locator('.suggest-widget.visible');
    // A list that opens before the bibliography is read is empty, so the editor closes it.
    const isOffered = async (/** @type {number} */ timeout) => {
      await press('Control+Space');
      await list.getByText('example2020').first().waitFor({ timeout });
      return true;
    };
    await editor().retryWithEscape(isOffered, 'The key was not among the suggestions');
    await editor().takeScreenshot('completion of a key');
    await press('Enter');
    await editor().page.keyboard.type(']');
    await editor().findText('IL-6 [@example2020] and calms');
  });

  describe('the list of sources', () => {
    const list = () => editor().page.locator('.quick-input-widget:visible');
    const rows = () => list().locator('.quick-input-list .monaco-list-row');

    it('has a group for each origin of sources', async () => {
      await editor().putCursorBefore('Tocilizumab blocks');
      const fix = await editor().openQuickFixes('Choose a source…');
      await fix.click();
      await rows().first().waitFor();
      const groups = list().locator('.quick-input-list-separator');
      await groups.getByText('Fits best').waitFor();
      await groups.getByText('Cytonote’s dataset').waitFor();
      await editor().takeScreenshot('sources in groups');
    });

    it('finds a source by a word of its abstract', async () => {
      await editor().page.keyboard.type('glimmer');
      await rows().first().getByText('Example & Sample 2020').waitFor();
      await rows().first().getByText('reading-list.bib').waitFor();
      await editor().takeScreenshot('a source by a word of its abstract');
    });

    it('opens the page of the source in focus, without a mouse', async () => {
      await press('ArrowDown');
      await list().locator('.monaco-list-row.focused').getByText('Example & Sample 2020').waitFor();
      const bar = list().locator('.quick-input-titlebar');
      const button = bar.getByRole('button', { name: 'Open the page' });
      const attempt = async (/** @type {number} */ timeout) => {
        const before = await editor().page.evaluateHandle(() => document.activeElement);
        await press('Shift+Tab');
        await editor()
          .page.waitForFunction((it) => document.activeElement !== it, before, { timeout })
          .catch(ignoreTimeOut);
        return (await button.and(editor().page.locator(':focus')).count()) > 0 || undefined;
      };
      await retryUntil(attempt, 'The button did not get the focus');
      await press('Enter');
      const title = 'An invented article about imaginary cytokines';
      await editor().webview().getByRole('heading', { name: title }).waitFor();
      // The list stays open, so that ticks are not lost.
      assert.equal(await rows().count(), 2);
      await editor().takeScreenshot('page beside the list');
      await list().locator('input.input').focus();
      await press('Escape');
      await list().waitFor({ state: 'hidden' });
      await editor().openNote('bibliography/reading-list.md');
    });
  });

  it('gets the entry of a cited source', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    const fix = await editor().openQuickFixes('Cite il 6 - Infectious Diseases (n.d.)');
    await fix.click();
    await editor().findText('[@il6infectious].');
    await editor().openNote('bibliography/reading-list.bib');
    await editor().findText('{il6infectious,');
    await editor().takeScreenshot('the entry in the bibliography');
  });

  it('renames a key in the note and the bibliography', async () => {
    await editor().openNote('bibliography/reading-list.md');
    await editor().putCursorBefore('example2020.');
    await press('F2');
    const input = editor().page.locator('.rename-box input');
    await input.waitFor();
    await input.fill('invented2020');
    await press('Enter');
    await editor().findText('see @invented2020.');
    await editor().openNote('bibliography/reading-list.bib');
    await editor().findText('{invented2020,');
    await press('Control+Z');
    await editor().findText('{example2020,');
    await editor().openNote('bibliography/reading-list.md');
    await editor().findText('see @example2020.');
  });
});

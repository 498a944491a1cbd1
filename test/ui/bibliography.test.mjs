import { useEditor } from './useEditor.mjs';

describe('a note with a bibliography', () => {
  const editor = useEditor({ file: 'bibliography/reading-list.md' });
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);

  it('completes a key by what one remembers of it', async () => {
    await editor().waitForExtension('cytonote');
    await editor().putCursorBefore(' and calms');
    await editor().page.keyboard.type(' [@imaginary', { delay: 60 });
    const list = editor().page.locator('.suggest-widget.visible');
    // A list that opens before the bibliography is read has nothing to offer, and the editor closes it.
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

  it('gets the entry of what is cited', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    const fix = await editor().openQuickFixes('Cite il 6 - Infectious Diseases (n.d.)');
    await fix.click();
    await editor().findText('[@il6infectious].');
    await editor().openNote('bibliography/reading-list.bib');
    await editor().findText('{il6infectious,');
    await editor().takeScreenshot('the entry in the bibliography');
  });

  it('has a key renamed in the note and the bibliography', async () => {
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

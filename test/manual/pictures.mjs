import { retryUntil } from '../hosts/waiting.mjs';

/**
 * The pictures, in the order in which one editor comes by them. Each begins where the one before ended.
 *
 * @type {{ name: string, show: (editor: import('../hosts/Editor.mjs').Editor) => Promise<void> }[]}
 */
export const pictures = [
  {
    name: 'card',
    show: async (editor) => {
      await editor.goToLine(36);
      await editor.hover('Tocilizumab', { containing: 'Acts on' });
    },
  },
  {
    name: 'quick-fixes',
    show: async (editor) => {
      await editor.hideHover();
      await openQuickFixes(editor, 'Tocilizumab blocks');
    },
  },
  {
    name: 'references',
    show: async (editor) => {
      await editor.page.keyboard.press('Enter');
      await editor.findText('[@kaye2020].');
      const more = ' To read: [@cavalli2018; @recovery2021].';
      await editor.page.evaluate((it) => navigator.clipboard.writeText(it), more);
      await editor.goToLine(37);
      await editor.page.keyboard.press('End');
      await editor.page.keyboard.press('Control+V');
      await editor.findText('@recovery2021].');
      await editor.runCommand('Cytonote: Insert/Update References');
      const last = editor.page.locator('.view-line', { hasText: 'end of references' });
      await retryUntil(async () => {
        await editor.page.keyboard.press('Control+End');
        return (await last.count()) > 0 || undefined;
      }, 'The list of references did not come');
    },
  },
  {
    name: 'sidebar',
    show: async (editor) => {
      await editor.openView('Cytonote');
      await editor.goToLine(36);
      const { page } = editor;
      const pane = (/** @type {string} */ title) =>
        page.locator('.pane').filter({ has: page.locator(`.pane-header[aria-label^="${title}"]`) });
      await pane('This Note').getByText('Cytokines').first().waitFor();
      await pane('Library').locator('.pane-header').click();
      await pane('Library').locator('.monaco-list-row').first().waitFor();
      await editor.putCursorBefore('Tocilizumab blocks');
      await pane('This Note').getByText('Tocilizumab blocks').waitFor();
    },
  },
  {
    name: 'map',
    show: async (editor) => {
      await editor.page.keyboard.press('Control+B');
      await editor.putCursorBefore('interleukin-6 is');
      await editor.runCommand('Cytonote: Show Map…');
      await editor
        .webview()
        .getByRole('link', { name: /^tocilizumab: / })
        .waitFor();
    },
  },
];

/**
 * @param {import('../hosts/Editor.mjs').Editor} editor
 * @param {string} text right before which the cursor goes
 */
export async function openQuickFixes(editor, text) {
  await editor.putCursorBefore(text);
  await editor.openQuickFixes('Cite Kaye & Siegel 2020');
}

/**
 * @param {import('../hosts/Editor.mjs').Editor} editor
 * @returns {Promise<Buffer>} a PNG
 */
export async function takePicture({ page }) {
  // What has just appeared is still fading in.
  await page.waitForTimeout(700);
  return page.screenshot({ caret: 'hide' });
}

import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('the walkthrough', () => {
  const editor = useEditor({ size: { width: 1400, height: 900 } });
  const step = (/** @type {string} */ title) =>
    editor().page.locator('.getting-started-step', { hasText: title });
  /** The note, which need not have the focus. */
  const note = () => editor().page.locator('.monaco-editor[data-uri^="untitled:"] .view-lines');
  const completed = (/** @type {string} */ title) =>
    editor().page.getByRole('checkbox', { name: `${title}: Completed` });
  const button = (/** @type {string} */ title) =>
    editor().page.locator('.getting-started-step.expanded').getByRole('button', { name: title });

  it('opens from the list of walkthroughs, with its pictures', async () => {
    await editor().runCommand('Welcome: Open Walkthrough...');
    await editor().chooseInQuickInput('Get Started with Cyto', 'Get Started with Cytonote');
    await step('Recognise names').waitFor();
    const picture = editor()
      .page.frameLocator('.getting-started-media iframe.webview.ready')
      .frameLocator('iframe#active-frame');
    await picture.getByText('Acts on: IL-6 receptor').waitFor();
    await editor().takeScreenshot('walkthrough');
  });

  it('opens the sample note beside it, and marks the step as done', async () => {
    await button('Open Sample Note').click();
    await editor().findText('Tocilizumab, which blocks');
    await editor().hover('Tocilizumab', { containing: 'Acts on' });
    await editor().hideHover();
    await completed('Recognise names').waitFor();
    await editor().takeScreenshot('walkthrough with the sample note');
  });

  it('cites in that note', async () => {
    await editor().putCursorBefore('IL-6 goes with');
    await step('Cite a source').click();
    await button('Cite Sources').click();
    const input = editor().page.locator('.quick-input-widget:visible');
    await input.getByText('il 6 - Infectious Diseases (n.d.)').waitFor();
    await input.locator('input.input').fill('infectious');
    await input.locator('.quick-input-list .monaco-list-row').first().waitFor();
    await editor().page.keyboard.press('ArrowDown');
    await editor().page.keyboard.press('Space');
    await input.locator('input.input').fill('');
    await editor().page.keyboard.press('Enter');
    await note().getByText('@il6infectious').waitFor();
  });

  it('writes its references', async () => {
    await step('Write the references').click();
    await button('Insert References').click();
    await completed('Write the references').waitFor();
    await note().click();
    const reference = note().getByText(/Therapy for Non-cancer/);
    const scrolled = async () => {
      await editor().page.keyboard.press('Control+End');
      return (await reference.count()) > 0 || undefined;
    };
    await retryUntil(scrolled, 30, 'The list of references did not come');
  });
});

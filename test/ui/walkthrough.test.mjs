import { useEditor } from './useEditor.mjs';

describe('the walkthrough', () => {
  const editor = useEditor({ size: { width: 1400, height: 900 } });
  const step = (/** @type {string} */ title) =>
    editor().page.locator('.getting-started-step', { hasText: title });
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
});

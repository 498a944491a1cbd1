import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

/** @param {() => import('../hosts/Editor.mjs').Editor} editor */
function walkthroughOf(editor) {
  const page = () => editor().page;
  return {
    /** The editor of the note, which may not have the focus. */
    note: () => page().locator('.monaco-editor[data-uri^="untitled:"] .view-lines'),
    /** @param {string} title */
    step: (title) => page().locator('.getting-started-step', { hasText: title }),
    /** @param {string} title */
    completed: (title) => page().getByRole('checkbox', { name: `${title}: Completed` }),
    /** @param {string} title */
    button: (title) =>
      page().locator('.getting-started-step.expanded').getByRole('button', { name: title }),
    async open() {
      await editor().chooseByCommand(
        'Welcome: Open Walkthrough...',
        'Get Started with Cyto',
        'Get Started with Cytonote',
      );
      await this.step('Recognise names').waitFor();
    },
  };
}

describe('the walkthrough', () => {
  const editor = useEditor({ size: { width: 1400, height: 900 } });
  const walkthrough = walkthroughOf(editor);
  const { note, step, completed, button } = walkthrough;

  it('opens from the list of walkthroughs, with its pictures', async () => {
    await walkthrough.open();
    const picture = editor()
      .page.frameLocator('.getting-started-media iframe.webview.ready')
      .frameLocator('iframe#active-frame');
    await picture.getByText('tocilizumab', { exact: true }).waitFor();
    await editor().takeScreenshot('walkthrough');
  });

  it('opens the sample note beside itself, and marks the step as done', async () => {
    await button('Open Sample Note').click();
    await editor().findText('Tocilizumab, which blocks');
    await editor().hover('Tocilizumab', { containing: 'Acts on' });
    await editor().hideHover();
    await completed('Recognise names').waitFor();
    await step('Recognise names').waitFor();
    await editor().takeScreenshot('walkthrough with the sample note');
  });

  it('cites at the cursor of that note', async () => {
    await editor().putCursorBefore('IL-6 goes with');
    await step('Cite a source').click();
    await button('Cite Sources').click();
    const input = editor().page.locator('.quick-input-widget:visible');
    await input.locator('.monaco-list-row').first().waitFor();
    // Words that only a finding has, so that the row comes from our search and not from the editor's filter.
    await input.locator('input.input').fill('calm storm');
    const row = input.locator('.monaco-list-row').first();
    await row.getByText('il 6 - Infectious').waitFor();
    // A key press while the editor fills the list has no effect: then this tries again.
    const tickFirst = async (/** @type {number} */ timeout) => {
      const isInFocus = (await row.and(editor().page.locator('.focused')).count()) > 0;
      if (!isInFocus) await editor().page.keyboard.press('ArrowDown');
      await editor().page.keyboard.press('Space');
      const isTicked = input.getByText('1 Selected').waitFor({ timeout });
      return isTicked.then(() => true, ignoreTimeOut);
    };
    await retryUntil(tickFirst, 'No row could be ticked');
    await editor().page.keyboard.press('Enter');
    await note().getByText('@il6infectious').waitFor();
    await completed('Cite a source').waitFor();
  });

  it('writes its references, and shows them', async () => {
    await step('Write the references').click();
    await button('Insert References').click();
    await editor().findText('Cavalli G, Dinarello CA.');
    await completed('Write the references').waitFor();
    await editor().takeScreenshot('walkthrough with references');
  });

  it('shows the topics', async () => {
    await step('Browse topics').click();
    await button('Show Topics').click();
    const topics = editor().page.locator('.pane', { hasText: 'Topics' });
    await topics.locator('.monaco-list-row').first().waitFor();
    await completed('Browse topics and the library').waitFor();
  });

  it('asks for the files to import', async () => {
    await step('Make the library your own').click();
    await button('Import References').click();
    const dialog = editor().page.locator('.quick-input-widget:visible');
    await dialog.getByText('Import References').waitFor();
    await completed('Make the library your own').waitFor();
    await editor().page.keyboard.press('Escape');
  });
});

describe('the walkthrough, where nothing is open', () => {
  const editor = useEditor({ size: { width: 1400, height: 900 }, withoutFolder: true });
  const walkthrough = walkthroughOf(editor);
  const { note, step, button } = walkthrough;

  it('offers to open a folder for imported references', async () => {
    await walkthrough.open();
    await step('Make the library your own').click();
    await button('Import References').click();
    const offer = editor().page.locator('.notification-toast', { hasText: 'Open a folder first' });
    await offer.getByRole('button', { name: 'Open Folder…' }).waitFor();
  });

  it('opens the sample note to cite there, even right after the start', async () => {
    await step('Cite a source').click();
    await button('Cite Sources').click();
    const input = editor().page.locator('.quick-input-widget:visible');
    await input.getByText('Cite sources', { exact: true }).waitFor();
    await note().waitFor();
    await step('Cite a source').waitFor();
    // Typed text goes into the note: nothing has taken the focus.
    await editor().page.keyboard.type('rheumatoid');
    await input.locator('.monaco-list-row').getByText('Rheumatoid').first().waitFor();
    assert.equal(await input.locator('input.input').inputValue(), 'rheumatoid');
  });
});

describe('the references of the walkthrough, where no note is open', () => {
  const editor = useEditor({ size: { width: 1400, height: 900 } });
  const walkthrough = walkthroughOf(editor);

  it('are those of the sample note', async () => {
    await walkthrough.open();
    await walkthrough.step('Write the references').click();
    await walkthrough.button('Insert References').click();
    await editor().findText('Cavalli G, Dinarello CA.');
    await walkthrough.step('Write the references').waitFor();
  });
});

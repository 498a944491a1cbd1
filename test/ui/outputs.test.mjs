import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('output made from names', () => {
  const editor = useEditor({ file: 'il-6-sepsis-covid.md', size: { width: 1280, height: 900 } });
  const list = () => editor().page.locator('.quick-input-widget:visible');
  const rows = () => list().locator('.monaco-list-row');
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const lines = (/** @type {string} */ text) =>
    editor().page.locator('.view-line', { hasText: text });
  /**
   * The title and items of the list that a command shows; empty if another list is open or the list has no focus.
   */
  const question = async (/** @type {string} */ title) => {
    const asking = list()
      .filter({ has: editor().page.locator('.quick-input-title', { hasText: title }) })
      .filter({ has: editor().page.locator('input:focus') });
    return (await asking.count()) > 0 ? (await asking.innerText()).replace(/\s+/g, ' ') : '';
  };

  /** Accepts each list as it is, until a line of the note shows that the command is done. */
  const acceptUntil = (/** @type {string} */ text) => {
    let answered = '';
    return retryUntil(async () => {
      const asked = await question('Make Evidence Table');
      if (asked !== '' && asked !== answered) {
        answered = asked;
        await press('Enter');
      }
      return (await lines(text).count()) > 0 || undefined;
    }, `No line of the note has ${text}`);
  };

  before(() => editor().waitForExtension('cytonote'));

  it('is a table of evidence in the note, made by Enter alone, and one undo removes it', async () => {
    // The table comes below the paragraph, which is in the middle of the screen.
    await editor().goToLine(38);
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().runCommand('Cytonote: Make Evidence Table…');
    await acceptUntil('cytonote: evidence-tocilizumab');
    await lines('Publication | Kind of study').first().waitFor();
    await editor().takeScreenshot('table of evidence in a note');
    await press('Control+Z');
    await lines('evidence-tocilizumab').first().waitFor({ state: 'detached' });
    await lines('Not covered by the page').first().waitFor();
  });

  it('is a page that compares two entities', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().runCommand('Cytonote: Compare…');
    await list().getByText('1 Selected').waitFor();
    await editor().page.keyboard.type('sarilumab');
    await rows().filter({ hasText: 'sarilumab' }).first().click();
    await list().getByText('2 Selected').waitFor();
    await editor().takeScreenshot('names to compare');
    await press('Enter');
    const page = editor().webview();
    await page.getByText('sarilumab').first().waitFor();
    await page.getByText('tocilizumab').first().waitFor();
    await editor().takeScreenshot('comparison of two drugs');
  });
});

import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { violationsIn } from './runAxe.mjs';
import { viewsOf } from './sidebarViews.mjs';
import { useEditor } from './useEditor.mjs';

const VIEW = 'Card Beside';

describe('the card beside', () => {
  const size = { width: 1280, height: 900 };
  const editor = useEditor({ file: 'il-6-sepsis-covid.md', size });
  const { pane } = viewsOf(editor);
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const rows = () => pane(VIEW).locator('.monaco-list-row');
  /** A row by the name that a screen reader says. @param {RegExp} name */
  const row = (name) => pane(VIEW).getByRole('treeitem', { name });
  /** The focused row, by the same name. @param {RegExp} name */
  const focused = (name) =>
    pane(VIEW)
      .locator('.monaco-list:focus-within .monaco-list-row.focused')
      .and(editor().page.getByRole('treeitem', { name }));
  const welcome = () => pane(VIEW).getByText('Put the cursor on a name');
  /** Shows the view, which is hidden at first. A note that is still opening may take the focus back. */
  const focusView = () =>
    retryUntil(async (patience) => {
      await editor().runCommand(`Cytonote: Focus on ${VIEW} View`);
      const focus = pane(VIEW).locator(':focus');
      return focus
        .first()
        .waitFor({ timeout: patience })
        .then(() => true, ignoreTimeOut);
    }, 'The view did not get the focus');

  it('is shown by its command, and says what to do', async () => {
    await editor().waitForExtension('cytonote');
    await editor().openView('Cytonote');
    assert.equal(await pane(VIEW).count(), 0);
    await focusView();
    await editor().putCursorBefore('Our text is');
    await welcome().waitFor();
  });

  it('has the rows of the entity at the cursor, and none if there is no entity', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await row(/^tocilizumab, .*drug$/i).waitFor();
    await row(/^Acts on, IL-6 receptor$/).waitFor();
    await row(/^Kaye & Siegel 2020, systematic review/).waitFor();
    await row(/^The IL-6 inhibitor tocilizumab .+\.$/).waitFor();
    await editor().putCursorBefore('interleukin-6 is');
    await row(/^IL-6, .*cytokine$/).waitFor();
    await row(/^tocilizumab, /i)
      .first()
      .waitFor({ state: 'detached' });
    await editor().putCursorBefore('Our text is');
    await welcome().waitFor();
    assert.equal(await rows().count(), 0);
  });

  it('can be read and used by keyboard', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await row(/^Acts on, /).waitFor();
    await focusView();
    await press('Home');
    await focused(/^tocilizumab, /i).waitFor();
    const relation = focused(/^Acts on, /);
    for (let moves = 0; moves < 4 && (await relation.count()) === 0; moves++) {
      await press('ArrowDown');
    }
    await relation.waitFor();
    assert.equal(await relation.getAttribute('aria-expanded'), 'false');
    await press('ArrowRight');
    await row(/^IL-6 receptor, .*receptor$/).waitFor();
    await press('ArrowDown');
    await focused(/^IL-6 receptor, .*receptor$/).waitFor();
    await press('Enter');
    await editor().webview().getByRole('heading', { name: 'What the literature says' }).waitFor();
    // The card stays while the user reads the page of another entity.
    await row(/^tocilizumab, /i).waitFor();
  });

  for (const theme of colourThemes) {
    const { appearance } = theme;
    it(`can be read in a ${appearance} theme`, async () => {
      await changeColourTheme(editor(), theme);
      await editor().openNote('il-6-sepsis-covid.md');
      await editor().putCursorBefore('Tocilizumab blocks');
      await row(/^Acts on, /).waitFor();
      await editor().takeScreenshot(`card beside ${appearance}`);
      assert.deepEqual(await violationsIn(pane(VIEW).locator('.monaco-list')), []);
    });
  }
});

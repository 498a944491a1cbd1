import assert from 'node:assert/strict';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { viewsOf } from './sidebarViews.mjs';
import { useEditor } from './useEditor.mjs';

const size = { width: 1280, height: 1000 };

/**
 * Filters the library to a few sources, so that rows do not depend on how many it has.
 *
 * @param {import('../hosts/Editor.mjs').Editor} editor
 */
function showCited(editor) {
  return editor.chooseByCommand('Cytonote: Filter Library…', 'Cited in Any', 'Cited in Any Note');
}

describe('the views', () => {
  const editor = useEditor({ file: 'bibliography/reading-list.md', size });
  const { pane, row } = viewsOf(editor);
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const text = async () => {
    const lines = editor().page.locator('.editor-group-container.active .view-line');
    return (await lines.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
  };

  /**
   * Drags a source to the end of a text. A busy editor may miss a drop, so this drags again until the outcome is there.
   *
   * @param {string} label of the source in the library
   * @param {string} target a text of the note
   * @param {string} outcome the text of the note after it
   */
  const drag = (label, target, outcome) => {
    const isThere = async () => (await text()).includes(outcome) || undefined;
    return retryUntil(async (patience) => {
      // A drop that seemed missed may only have been slow.
      if (await isThere()) return true;
      if (!(await dragOnce(label, target, patience))) return undefined;
      return retryUntil(isThere, 'The drop was missed', patience / 1000).catch(ignoreTimeOut);
    }, `"${outcome}" did not come`);
  };

  /**
   * @param {string} label of the source in the library
   * @param {string} target a text of the note
   * @param {number} patience milliseconds to wait until the editor shows where it takes what is dragged
   * @returns {Promise<boolean>} whether the source was dropped
   */
  const dragOnce = async (label, target, patience) => {
    const to = await editor().findText(target);
    const from = await row('Library', label).boundingBox();
    assert.ok(from);
    const { mouse } = editor().page;
    await mouse.move(from.x + 90, from.y + from.height / 2);
    await mouse.down();
    await mouse.move(from.x + 120, from.y + 40, { steps: 4 });
    // The editor shows the drop position some moves late, so the mouse moves again at the same place.
    const sign = editor().page.locator('.editor-group-container.active .dnd-target');
    const isShown = async () => {
      await mouse.move(to.x + to.width, to.y + to.height / 2, { steps: 4 });
      const [x] = await sign.evaluateAll((all) => all.map((it) => it.getBoundingClientRect().x));
      return (x !== undefined && Math.abs(x - to.x - to.width) < 3) || undefined;
    };
    const complaint = 'The editor did not show where it takes what is dragged';
    const isTaken = await retryUntil(isShown, complaint, patience / 1000).catch(ignoreTimeOut);
    // Without a drop, the mouse button must come up again all the same, and Escape ends the drag before.
    if (!isTaken) await press('Escape');
    await mouse.up();
    return isTaken === true;
  };

  it('show the mentions of the note, and all sources', async () => {
    await editor().waitForExtension('cytonote');
    await editor().openView('Cytonote');
    await row('This Note', 'Cytokines').waitFor();
    await pane('Library').locator('.pane-header').click();
    await pane('Library').locator('.monaco-list-row').nth(3).waitFor();
    await showCited(editor());
    await row('Library', 'Borradori et al. 1987').waitFor();
  });

  it('the mentions follow the note and lead to places in it', async () => {
    await editor().putCursorBefore('IL-6 and calms');
    const mention = row('This Note', 'blocks the receptor of IL-6');
    await mention.waitFor();
    await editor().page.waitForFunction(() =>
      [...document.querySelectorAll('.pane .monaco-list-row.selected')].some((it) =>
        it.getAttribute('aria-label')?.includes('blocks the receptor of IL-6'),
      ),
    );
    assert.match(
      (await mention.getAttribute('aria-label')) ?? '',
      /line 8, its sentence has no source/,
    );
    await row('This Note', 'tocilizumab').click();
    await row('This Note', 'Tocilizumab blocks the receptor').click();
    await editor().page.locator('.statusbar-item', { hasText: 'Ln 8, Col' }).waitFor();
    await editor().takeScreenshot('views');
  });

  it('dragging a source into the note cites it, and one undo reverts that', async () => {
    const before = await text();
    await drag('Borradori et al. 1987', 'calms the', 'calms the [@borradori1987] storm');
    await editor().takeScreenshot('dragged');
    await press('Control+Z');
    await editor().findText('calms the storm.');
    assert.equal(await text(), before);
  });

  it('dragging several sources into a citation cites each of them once there', async () => {
    const before = await text();
    await editor().putCursorBefore(' storm.');
    await editor().page.keyboard.type(' [@borradori1987]');
    // When the index has this second note, the library is drawn again, and a click then may hit
    // another row.
    await pane('Library')
      .locator('[aria-label*="Borradori et al. 1987"][aria-label$=", 2 notes"]')
      .waitFor();
    for (const source of ['Borradori et al. 1987', 'Emilie et al. 1998']) {
      await row('Library', source).click({ modifiers: ['Control'] });
      await row('Library', source).and(editor().page.locator('.selected')).waitFor();
    }
    const both = 'calms the [@borradori1987; @emilie1998]';
    await drag('Emilie et al. 1998', '[@borradori', both);
    await editor().takeScreenshot('dragged into a citation');
    await press('Control+Z');
    await editor().findText('calms the [@borradori1987] storm.');
    // The editor undoes typing in several steps.
    for (let steps = 0; steps < 5 && (await text()) !== before; steps++) await press('Control+Z');
    assert.equal(await text(), before);
  });

  it('pasting a DOI cites it in prose, and leaves it unchanged in a link', async () => {
    const doi = 'https://doi.org/10.3109/08830189809043015';
    await editor().page.evaluate((it) => navigator.clipboard.writeText(it), doi);
    await editor().putCursorBefore(' storm.');
    await press('Control+V');
    await editor().findText('calms the [@emilie1998] storm');
    await editor().takeScreenshot('pasted');
    await press('Control+Z');
    await editor().findText('calms the storm.');
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().page.keyboard.type('[x](');
    await press('Control+V');
    await editor().findText('[x](https://doi.org/10.3109/08830189809043015Tocilizumab');
    assert.doesNotMatch(await text(), /@emilie/);
  });

  it('pasting an entry cites it and adds it to the bibliography', async () => {
    const entry =
      '@book{maier2021,\n  author = {Maier, Ben},\n  title = {A made-up book},\n  year = {2021}\n}';
    await editor().page.evaluate((it) => navigator.clipboard.writeText(it), entry);
    await editor().putCursorBefore(': see @example2020');
    await press('Control+V');
    await editor().findText('about that [@maier2021]: see');
    await editor().openNote('bibliography/reading-list.bib');
    await editor().findText('{maier2021,');
  });
});

describe('the library', () => {
  const editor = useEditor({ file: 'bibliography/reading-list.md', size });
  const { pane, open, row } = viewsOf(editor);

  /** @param {'read' | 'unread'} state to give a source by its menu */
  const mark = async (state) => {
    await row('Library', 'Emilie et al. 1998').click({ button: 'right' });
    const item = `Mark as ${state === 'read' ? 'Read' : 'Unread'}`;
    // By keyboard: the editor ignores a click right after a menu opens.
    await editor().page.getByText(item, { exact: true }).hover();
    await editor().page.keyboard.press('Enter');
    await editor()
      .page.locator(`[aria-label*="Cytokines and chemokines in HIV"][aria-label*=", ${state}"]`)
      .waitFor();
  };

  it('can be filtered, names its filter, and can be shown whole again', async () => {
    await editor().waitForExtension('cytonote');
    await editor().openView('Cytonote');
    await open('Library');
    await pane('Library').locator('.monaco-list-row').nth(3).waitFor();
    await editor().chooseByCommand(
      'Cytonote: Filter Library…',
      'Cited in This',
      'Cited in This Note',
    );
    await row('Library', 'Example & Sample 2020').waitFor();
    assert.equal(await pane('Library').locator('.monaco-list-row').count(), 1);
    await pane('Library')
      .getByText(/1 of \d+ · cited here/)
      .waitFor();
    await row('Library', 'Example & Sample 2020').click();
    const page = editor().webview();
    await page.getByRole('heading', { name: 'An invented article about' }).waitFor();
    await page.getByText('@example2020').waitFor();
    await editor().takeScreenshot('library filtered');
    await editor().runCommand('Cytonote: Show the Whole Library');
    await pane('Library').locator('.monaco-list-row').nth(3).waitFor();
    await showCited(editor());
    await row('Library', 'Borradori et al. 1987').waitFor();
  });

  for (const theme of colourThemes.slice(0, 3)) {
    const { appearance } = theme;
    it(`can be read in a ${appearance} theme`, async () => {
      await changeColourTheme(editor(), theme);
      await editor().openNote('il-6-sepsis-covid.md');
      await row('Topics', '6 notes').or(row('Topics', 'Immune therapies')).first().waitFor();
      await row('This Note', 'Cytokines').waitFor();
      const twistie = row('Library', 'Borradori et al. 1987').locator('.monaco-tl-twistie');
      await twistie.click();
      await row('Library', 'line').waitFor();
      await mark('read');
      await editor().putCursorBefore('Tocilizumab blocks');
      await row('This Note', 'Tocilizumab blocks').waitFor();
      await editor().takeScreenshot(`views ${appearance}`);
      // Restores the views for the next theme.
      await mark('unread');
      await twistie.click();
      await row('Library', 'line').waitFor({ state: 'detached' });
    });
  }
});

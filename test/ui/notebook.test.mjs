import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openWebEditor } from '../hosts/openWebEditor.mjs';
import { makeTemporaryFolder } from '../hosts/temporaryFolder.mjs';
import { ignoreTimeOut, retryUntil } from '../hosts/waiting.mjs';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { violationsIn } from './runAxe.mjs';
import { useEditor } from './useEditor.mjs';

const first = `# IL-6 blockade

IL-**6** and TNF-α rise early [see @emilie1998, p. 710]. *Tocilizumab* binds the IL-6 receptor.

| name        | what it is     |
|-------------|----------------|
| tocilizumab | an antibody    |
| CRP         | falls under it |

\`\`\`python
dose = 'tocilizumab'
\`\`\`
`;
const second = 'Anakinra blocks the IL-1 receptor, as @trenova2016 say [@emilie1998].\n';
const hostile = `Sarilumab <script>window.hacked = 1</script><img src="x" onerror="window.hacked = 2">
[@emilie1998, p. 1" onmouseover="window.hacked = 3] <b onclick="window.hacked = 4">IL-8</b>

<iframe src="javascript:parent.hacked = 5"></iframe>
`;

/** @param {string[]} texts */
function notebookOf(...texts) {
  const cells = texts.map((source, at) => ({
    cell_type: 'markdown',
    id: `cell${at}`,
    metadata: {},
    source,
  }));
  return JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

const settings = {
  'cytonote.citation.style': 'apa',
  'security.workspace.trust.banner': 'never',
};

for (const { restrictedMode, appearances } of [
  { restrictedMode: false, appearances: ['light', 'dark'] },
  { restrictedMode: true, appearances: ['high contrast'] },
]) {
  describe(`the rendered cells of a notebook${restrictedMode ? ' in Restricted Mode' : ''}`, () => {
    const editor = useEditor({ restrictedMode });
    const page = () => editor().webview();
    /** @param {string} kind @param {string} text */
    const mark = (kind, text) => page().locator(`abbr.cytonote-${kind}`, { hasText: text }).first();

    for (const theme of colourThemes.filter((it) => appearances.includes(it.appearance))) {
      const { appearance } = theme;
      describe(`in a ${appearance} theme`, () => {
        before(() => changeColourTheme(editor(), theme, settings));

        it('mark mentions, write citations and list references', async () => {
          const { folder } = editor();
          const file = `${appearance}.ipynb`;
          writeFileSync(join(folder, file), notebookOf(first, second, hostile));
          await editor().chooseByKey('Control+P', file, file);
          await mark('drug', 'Tocilizumab').waitFor();
          await page().getByText('(see Emilie et al., 1998, p. 710)', { exact: true }).waitFor();
          await page().locator('.cytonote-references li i').first().waitFor();
          await editor().takeScreenshot(`notebook ${appearance}`);
          assert.match(
            `${await mark('receptor', 'IL-1 receptor').getAttribute('title')}`,
            /\(receptor\)$/,
          );
          assert.match(`${await mark('drug', 'Sarilumab').getAttribute('title')}`, /\(drug\)$/);
          assert.equal(await page().locator('.cytonote-references').count(), 3);
        });

        it('have the styles of the preview', async () => {
          const style = await mark('drug', 'Tocilizumab').evaluate(
            (it) => getComputedStyle(it).textDecorationStyle,
          );
          assert.equal(style, 'wavy');
        });

        it('lead from a citation to the reference below the same cell', async () => {
          const links = page().locator('a.cytonote-citation');
          const targets = await links.evaluateAll((all) =>
            all.map((it) => {
              const root = /** @type {ShadowRoot} */ (it.getRootNode());
              return root.getElementById(it.getAttribute('href').slice(1))?.textContent;
            }),
          );
          assert.ok(targets.length >= 4 && targets.every(Boolean), `${targets}`);
          const ids = await page()
            .locator('.cytonote-references li')
            .evaluateAll((all) => all.map(({ id }) => id));
          assert.equal(new Set(ids).size, ids.length);
        });

        it('keep the colours of their code', async () => {
          await page().locator('.vscode-code-block span').first().waitFor();
        });

        it('run no script of a hostile cell in their marks', async () => {
          const made = page().locator(
            'abbr.cytonote-mention, .cytonote-citation, .cytonote-references *',
          );
          const handlers = await made.evaluateAll((all) =>
            all.flatMap((it) =>
              it.getAttributeNames().filter((attribute) => /^on/.test(attribute)),
            ),
          );
          assert.deepEqual(handlers, []);
          assert.equal(
            await page().locator('.cytonote-references :is(script, img, iframe)').count(),
            0,
          );
          // Only the event, since a click of the mouse waits until the page no longer moves.
          await page()
            .locator('.cytonote-citation', { hasText: 'onmouseover' })
            .dispatchEvent('mouseover');
          const hacked = await page()
            .locator('body')
            .evaluate(() => Reflect.get(window, 'hacked'));
          // VS Code decides what the HTML of a trusted notebook may do.
          assert.ok(hacked === undefined || (!restrictedMode && hacked !== 3), `${hacked}`);
        });

        it('pass axe-core', async () => {
          const cells = page().locator('.markup');
          assert.equal(await cells.count(), 3);
          // Leaves out the HTML that the hostile cell itself has.
          for (const at of [0, 1]) assert.deepEqual(await violationsIn(cells.nth(at)), []);
        });

        it('are marked again after an edit', async () => {
          const { keyboard } = editor().page;
          await mark('drug', 'Anakinra').dblclick();
          await editor().page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
          await keyboard.press('Control+Home');
          await keyboard.type('Canakinumab and IL-17. ');
          await keyboard.press('Escape');
          await mark('drug', 'Canakinumab').waitFor();
          await mark('cytokine', 'IL-17').waitFor();
        });

        it('follow settings', async () => {
          editor().writeSettings({
            ...settings,
            'workbench.colorTheme': theme.name,
            'cytonote.citation.style': 'vancouver',
          });
          await page().locator('ol li').first().waitFor();
          editor().writeSettings({
            ...settings,
            'workbench.colorTheme': theme.name,
            'cytonote.preview.enable': false,
          });
          await mark('drug', 'Tocilizumab').waitFor({ state: 'detached' });
          assert.equal(await page().locator('.cytonote-references').count(), 0);
        });

        it('are listed together in the sidebar, which opens their places', async () => {
          await editor().openView('Cytonote');
          // Without the topics above it, the view of names has room for all of its rows.
          const topics = editor().page.locator('.pane-header', { hasText: 'Topics' });
          if ((await topics.getAttribute('aria-expanded')) === 'true') await topics.click();
          const row = (/** @type {string} */ text) =>
            editor().page.locator('.pane .monaco-list-row', { hasText: text }).first();
          await row('tocilizumab').waitFor();
          await row('canakinumab').waitFor();
          // The view follows the cursor, which was left before that name.
          await row('Anakinra blocks').click();
          await editor().page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
          await editor().takeScreenshot(`notebook in the sidebar ${appearance}`);
        });
      });
    }
  });
}

describe('the rendered cells of a notebook in the oldest editor, in a browser', () => {
  /** @type {import('../hosts/Editor.mjs').Editor} */
  let editor;
  const notes = makeTemporaryFolder('notebook');

  before(async () => {
    writeFileSync(join(notes.path, 'notes.ipynb'), notebookOf(first, second, hostile));
    editor = await openWebEditor(notes.path);
  });

  after(async () => {
    await editor?.close();
    notes.remove();
  });

  it('mark mentions and write citations, also after an edit', async () => {
    const page = editor.webview();
    /** @param {string} text */
    const drug = (text) => page.locator('abbr.cytonote-drug', { hasText: text }).first();
    const file = '.explorer-folders-view .monaco-list-row';
    await editor.page.locator(file, { hasText: 'notes.ipynb' }).dblclick();
    await drug('Tocilizumab').waitFor();
    await page.getByText('(see Emilie et al., 1998, p. 710)', { exact: true }).waitFor();
    await page.locator('.cytonote-references li').first().waitFor();
    await drug('Anakinra').dblclick();
    await editor.page.locator('.notebookOverlay .monaco-editor.focused').waitFor();
    await editor.page.keyboard.press('Control+Home');
    await editor.page.keyboard.type('Canakinumab. ');
    // The mouse is still on the name: if its card is open, the first Escape closes the card.
    const leave = async (/** @type {number} */ timeout) => {
      await editor.page.keyboard.press('Escape');
      return await drug('Canakinumab')
        .waitFor({ timeout })
        .then(() => true, ignoreTimeOut);
    };
    await retryUntil(leave, 'The cell was not shown again');
    await editor.takeScreenshot('notebook in the oldest editor');
  });
});

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeColourTheme, colourThemes } from './colourThemes.mjs';
import { violationsIn } from './runAxe.mjs';
import { useEditor } from './useEditor.mjs';

const note = `# IL-6 blockade in sepsis

IL-**6** and TNF-α are cytokines that rise early [see @emilie1998, p. 710]. The IL-6 receptor is what
tocilizumab binds; CRP falls when it does, as @trenova2016 say. *Interferon-γ* is another matter
[@strouse2007; @emilie1998].

| name        | what it is           |
|-------------|----------------------|
| tocilizumab | an antibody, \`IL-6R\` |
| IL-10       | quiets macrophages   |

> A quotation about anakinra and the IL-1 receptor.
`;

describe('the preview of a note', () => {
  const editor = useEditor({ file: 'il-6-sepsis-covid.md' });
  const page = () => editor().webview();

  before(async () => {
    writeFileSync(join(editor().folder, 'preview.md'), note);
    await editor().waitForExtension('cytonote');
  });

  for (const theme of colourThemes) {
    const { appearance } = theme;
    describe(`in a ${appearance} theme`, () => {
      before(() => changeColourTheme(editor(), theme, { 'cytonote.citation.style': 'apa' }));

      it('marks mentions, writes citations and lists references', async () => {
        await editor().openNote('preview.md');
        await editor().openPreview((it) => it.locator('.cytonote-references li i'));
        await page().locator('abbr.cytonote-drug', { hasText: 'tocilizumab' }).first().waitFor();
        await page().getByText('(see Emilie et al., 1998, p. 710)', { exact: true }).waitFor();
        await page().locator('.cytonote-references li i').first().waitFor();
        await editor().takeScreenshot(`preview ${appearance}`);
        const receptor = page().locator('abbr.cytonote-receptor').first();
        assert.match(`${await receptor.getAttribute('title')}`, /\(receptor\)$/);
      });

      it('distinguishes kinds of entities by more than colours', async () => {
        const styles = await page()
          .locator('abbr.cytonote-mention')
          .evaluateAll((all) =>
            all.map((it) => `${it.classList[1]} ${getComputedStyle(it).textDecorationStyle}`),
          );
        assert.deepEqual([...new Set(styles)].sort(), [
          'cytonote-class dotted',
          'cytonote-cytokine solid',
          'cytonote-drug wavy',
          'cytonote-protein dashed',
          'cytonote-receptor double',
        ]);
      });

      it('leads from a citation to its reference by keyboard', async () => {
        const link = page().locator('a.cytonote-citation').first();
        await link.focus();
        await editor().takeScreenshot(`preview with focus ${appearance}`);
        await editor().page.keyboard.press('Enter');
        const target = page().locator(`${await link.getAttribute('href')}`);
        await target.waitFor();
        assert.ok(await target.isVisible());
      });

      it('passes axe-core', async () => {
        assert.deepEqual(await violationsIn(page().locator('body')), []);
      });

      it('has a map that passes axe-core', async () => {
        await editor().runCommand('View: Close All Editors');
        await editor().openNote('il-6-sepsis-covid.md');
        await editor().putCursorBefore('interleukin-6 is');
        await editor().runCommand('Cytonote: Show Map…');
        await page().getByRole('heading', { name: 'Map of IL-6', exact: true }).waitFor();
        await page().getByText('The map as a list').click();
        assert.deepEqual(await violationsIn(page().locator('body')), []);
      });
    });
  }
});

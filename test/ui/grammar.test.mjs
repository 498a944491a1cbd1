import assert from 'node:assert/strict';
import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('without semantic colours', () => {
  const editor = useEditor({
    file: 'il-6-sepsis-covid.md',
    settings: { 'editor.semanticHighlighting.enabled': false },
  });

  it('the grammar colours names in prose, and not in code', async () => {
    await editor().findText('Tocilizumab');
    const colours = await retryUntil(async () => {
      const found = {
        plain: await colourOf('macrophages'),
        cytokine: await colourOf('interleukin-6'),
        receptor: await colourOf('IL-6 receptor'),
        drug: await colourOf('Tocilizumab'),
        class: await colourOf('acute-phase proteins'),
      };
      return new Set(Object.values(found)).size === 5 ? found : undefined;
    }, 'The grammar did not give each kind a colour of its own');
    await editor().takeScreenshot('colours of the grammar');
    await editor().goToLine(43);
    assert.notEqual(await colourOf('"IL-6"'), colours.cytokine);
  });

  /**
   * @param {string} text
   * @returns {Promise<string>} the colour of the editor's span that the text stands in
   */
  async function colourOf(text) {
    const span = editor().page.locator('.view-line span > span', {
      hasText: text.replaceAll(' ', '\u00A0'),
    });
    return span.first().evaluate((element) => getComputedStyle(element).color);
  }
});

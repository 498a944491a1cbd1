import assert from 'node:assert/strict';
import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('the marks of names', () => {
  const editor = useEditor({
    file: 'il-6-sepsis-covid.md',
    settings: { 'editor.semanticHighlighting.enabled': false },
  });

  /**
   * @param {string} text
   * @returns {Promise<string>} the colour of the editor's span that has the text
   */
  async function colourOf(text) {
    const span = editor().page.locator('.view-line span > span', {
      hasText: text.replaceAll(' ', '\u00A0'),
    });
    return span.first().evaluate((element) => getComputedStyle(element).color);
  }

  /** The underlines that the browser draws, by their words. */
  const underlines = () =>
    editor()
      .page.locator('.editor-group-container.active .view-line span')
      .evaluateAll((spans) =>
        spans.flatMap((span) => {
          const { textDecorationLine, textDecorationStyle } = getComputedStyle(span);
          const isLeaf = span.childElementCount === 0;
          return isLeaf && textDecorationLine === 'underline'
            ? [`${span.textContent?.replaceAll('\u00a0', ' ')}: ${textDecorationStyle}`]
            : [];
        }),
      );
  /** @param {RegExp} wanted */
  const drawn = (wanted) =>
    retryUntil(
      async () => ((await underlines()).some((it) => wanted.test(it)) ? true : undefined),
      `${wanted} was not drawn`,
    );

  it('are those of the grammar without semantic colours: in prose, and not in code', async () => {
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

  describe('underlines', () => {
    before(() => editor().writeSettings({ 'cytonote.underlineMentions': true }));

    it('distinguish the kinds of entities', async () => {
      await editor().goToLine(30);
      for (const wanted of [
        /^interleukin-6: solid$/,
        /^Tocilizumab: dashed$/,
        /^IL-6 receptor: dotted$/,
        /^CRP: double$/,
        /^acute-phase proteins: wavy$/,
      ]) {
        await drawn(wanted);
      }
      await editor().takeScreenshot('underlines');
    });

    it('follow edits', async () => {
      await editor().putCursorBefore('Tocilizumab blocks');
      await editor().page.keyboard.type('Anakinra. ');
      await drawn(/^Anakinra: dashed$/);
    });

    it('disappear when the setting is off', async () => {
      editor().writeSettings({ 'cytonote.underlineMentions': false });
      await retryUntil(
        async () =>
          (await underlines()).some((it) => /dashed|dotted/.test(it)) ? undefined : true,
        'The underlines stayed',
      );
      assert.ok(await editor().findText('Tocilizumab'));
    });
  });
});

import assert from 'node:assert/strict';
import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

describe('underlines', () => {
  const editor = useEditor({
    file: 'il-6-sepsis-covid.md',
    settings: { 'cytonote.underlineMentions': true },
  });

  /** The lines below the text, by the words they are below, as the browser draws them. */
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

  it('tell the kinds apart', async () => {
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

  it('follow what is written', async () => {
    await editor().putCursorBefore('Tocilizumab blocks');
    await editor().page.keyboard.type('Anakinra. ');
    await drawn(/^Anakinra: dashed$/);
  });

  it('go when the setting is turned off', async () => {
    editor().writeSettings({ 'cytonote.underlineMentions': false });
    await retryUntil(
      async () => ((await underlines()).some((it) => /dashed|dotted/.test(it)) ? undefined : true),
      'The underlines stayed',
    );
    assert.ok(await editor().findText('Tocilizumab'));
  });
});

import { openQuickFixes, takePicture } from './pictures.mjs';

/**
 * Hovers a name, cites a source for it by quick fix, and takes that back.
 *
 * @param {import('../hosts/Editor.mjs').Editor} editor with the note on IL-6 open
 * @returns {Promise<import('./encodeGif.mjs').Frame[]>}
 */
export async function citeOnFilm(editor) {
  /** @type {import('./encodeGif.mjs').Frame[]} */
  const frames = [];
  const shoot = async (/** @type {number} */ milliseconds) => {
    frames.push({ png: await takePicture(editor), milliseconds });
  };

  await editor.goToLine(36);
  await editor.findText('Tocilizumab');
  await shoot(1200);
  await editor.hover('Tocilizumab', { containing: 'Acts on' });
  await shoot(3000);
  await editor.hideHover();
  await editor.putCursorBefore('Tocilizumab blocks');
  await shoot(700);
  await openQuickFixes(editor, 'Tocilizumab blocks');
  await shoot(2200);
  await editor.page.keyboard.press('Enter');
  await editor.findText('storm [@kaye2020].');
  await editor.page.locator('.action-widget').first().waitFor({ state: 'hidden' });
  await shoot(1500);
  await editor.hover('kaye2020', { containing: 'systematic review' });
  await shoot(3000);
  await editor.hideHover();
  await editor.page.keyboard.press('Control+Z');
  await editor.findText('storm. But IL-6');
  await shoot(1500);
  return frames;
}

import { openEditor } from '../hosts/openEditor.mjs';

/**
 * Opens one editor for a `describe` block, from its first test to its last. A try that fails leaves a
 * screenshot.
 *
 * @example
 * describe('hover', () => {
 *   const editor = useEditor({ file: 'sepsis.md' });
 *   it('explains IL-6', async () => {
 *     assert.match(await editor().hover('IL-6'), /Interleukin-6/);
 *   });
 * });
 *
 * @param {import('../hosts/openEditor.mjs').EditorOptions} [options]
 * @returns {() => import('../hosts/Editor.mjs').Editor}
 */
export function useEditor(options) {
  /** @type {import('../hosts/Editor.mjs').Editor} */
  let editor;

  before(async () => {
    editor = await openEditor(options);
  });

  afterEach(async function () {
    if (!this.currentTest || this.currentTest.state === 'passed' || this.currentTest.isPending())
      return;
    console.log(`Screenshot: ${await editor.takeScreenshot(this.currentTest.fullTitle())}`);
    // A second try starts without the editors that the first left open.
    await editor.page.keyboard.press('Escape');
    await editor.page.mouse.move(0, 0);
  });

  after(async () => {
    await editor?.close();
  });

  return () => editor;
}

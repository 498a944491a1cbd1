import { openEditor } from '../hosts/openEditor.mjs';

/**
 * For a `describe` block: one editor of its own, open from its first test to its last. A test that
 * fails leaves a screenshot.
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
    if (this.currentTest?.state !== 'failed') return;
    console.log(`Screenshot: ${await editor.takeScreenshot(this.currentTest.fullTitle())}`);
  });

  after(async () => {
    await editor?.close();
  });

  return () => editor;
}

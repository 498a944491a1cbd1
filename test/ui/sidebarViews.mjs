/**
 * The views of the sidebar, by their titles.
 *
 * @param {() => import('../hosts/Editor.mjs').Editor} editor
 */
export function viewsOf(editor) {
  const pane = (/** @type {string} */ title) =>
    editor()
      .page.locator('.pane')
      .filter({ has: editor().page.locator(`.pane-header[aria-label^="${title}"]`) });
  return {
    pane,
    /** Opens a view whose rows are hidden. @param {string} title */
    open: async (title) => {
      const header = pane(title).locator('.pane-header');
      await header.waitFor();
      if ((await header.getAttribute('aria-expanded')) === 'false') await header.click();
    },
    row: (/** @type {string} */ title, /** @type {string} */ label) =>
      pane(title).locator('.monaco-list-row').filter({ hasText: label }).first(),
  };
}

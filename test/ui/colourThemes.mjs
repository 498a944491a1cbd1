/**
 * A colour theme of the editor: its word in test names, its name in settings, and the class of the window.
 *
 * @typedef {{ appearance: string, name: string, className: string }} ColourTheme
 */

/** @type {ColourTheme[]} */
export const colourThemes = [
  { appearance: 'light', name: 'Default Light Modern', className: 'vs' },
  { appearance: 'dark', name: 'Default Dark Modern', className: 'vs-dark' },
  { appearance: 'high contrast', name: 'Default High Contrast', className: 'hc-black' },
  { appearance: 'light high contrast', name: 'Default High Contrast Light', className: 'hc-light' },
];

/**
 * Closes all editors and changes the theme, so that editors have its colours from the start.
 *
 * @param {import('../hosts/Editor.mjs').Editor} editor
 * @param {ColourTheme} theme
 * @param {import('../hosts/nodeEditorServer.mjs').Settings} [settings] further settings
 */
export async function changeColourTheme(editor, { name, className }, settings) {
  await editor.closeAll();
  editor.writeSettings({ ...settings, 'workbench.colorTheme': name });
  await editor.page.locator(`.monaco-workbench.${className}`).waitFor();
}

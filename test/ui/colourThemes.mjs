/**
 * Colour themes of the editor: the word that test names have for it, the name that settings have, and the class
 * that the window gets.
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
 * Closes what is open, and changes the theme: what is opened then has its colours from the start.
 *
 * @param {import('../hosts/Editor.mjs').Editor} editor
 * @param {ColourTheme} theme
 * @param {import('../hosts/nodeEditorServer.mjs').Settings} [settings] further ones
 */
export async function changeColourTheme(editor, { name, className }, settings) {
  await editor.closeAll();
  editor.writeSettings({ ...settings, 'workbench.colorTheme': name });
  await editor.page.locator(`.monaco-workbench.${className}`).waitFor();
}

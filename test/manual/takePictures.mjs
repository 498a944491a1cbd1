// `npm run screenshots`: takes the pictures of README and docs from the real editor, into docs/images.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installEditorsAndBrowser, installProject } from '../hosts/installDependencies.mjs';
import { projectFolder } from '../hosts/paths.mjs';

await installProject();
await installEditorsAndBrowser();
const { openEditor } = await import('../hosts/openEditor.mjs');
const { citeOnFilm } = await import('./citeOnFilm.mjs');
const { pictures, takePicture } = await import('./pictures.mjs');
const { encodeGif } = await import('./encodeGif.mjs');

const folder = join(projectFolder, 'docs/images');
const quiet = {
  'breadcrumbs.enabled': false,
  'editor.hover.above': false,
  'editor.lineNumbers': 'off',
  'editor.minimap.enabled': false,
  'editor.stickyScroll.enabled': false,
  'window.commandCenter': false,
  'workbench.layoutControl.enabled': false,
};
const themes = /** @type {const} */ ([
  ['light', 'Default Light Modern'],
  ['dark', 'Default Dark Modern'],
]);

mkdirSync(folder, { recursive: true });
for (const [appearance, theme] of themes) {
  await withEditor(theme, { width: 1000, height: 640 }, async (editor) => {
    for (const { name, show } of pictures) {
      await show(editor);
      write(`${name}-${appearance}.png`, await takePicture(editor));
    }
  });
}
await withEditor(themes[0][1], { width: 840, height: 460 }, async (editor) => {
  write('cite.gif', encodeGif(await citeOnFilm(editor)));
});

/**
 * @param {string} theme
 * @param {{ width: number, height: number }} size
 * @param {(editor: import('../hosts/Editor.mjs').Editor) => Promise<void>} work
 */
async function withEditor(theme, size, work) {
  const settings = { ...quiet, 'workbench.colorTheme': theme };
  const editor = await openEditor({ file: 'il-6-sepsis-covid.md', settings, size });
  try {
    await editor.waitForExtension('cytonote');
    // Without the explorer, which has nothing to show.
    await editor.page.keyboard.press('Control+B');
    await work(editor);
  } finally {
    await editor.close();
  }
}

/** @param {string} name @param {Uint8Array} content */
function write(name, content) {
  const file = join(folder, name);
  writeFileSync(file, content);
  console.log(`${name}: ${Math.round(statSync(file).size / 1024)} KB`);
}

/** The actions of a user in a window of the editor, timed by what shows on the screen. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEditor } from '../../hosts/openEditor.mjs';
import { orTimeOut, TimeOutError } from '../../hosts/waiting.mjs';
import { noteFiles, titleLine } from './noteFolder.ts';
import { installClock, timeAction, timeAtOpening } from './pageClock.mjs';

const longestSeconds = 300;
/** After this time without a menu, its key is pressed again. */
const menuSeconds = 30;

/** Marks are semantic tokens. Struck through, they differ from what the grammar colours by itself. */
const struckThrough = { strikethrough: true };
const settings = {
  'editor.semanticTokenColorCustomizations': {
    enabled: true,
    rules: Object.fromEntries(
      ['cytokine', 'receptor', 'drug', 'protein', 'entityClass', 'class'].map((type) => [
        type,
        struckThrough,
      ]),
    ),
  },
  // The editor waits this long before it asks for a hover: what is left is what the answer takes.
  'editor.hover.delay': 0,
};
const mark = '.view-line .mtks';

/** @param {string} file */
const editorOf = (file) => `.monaco-editor[data-uri$="/${file}"]`;
/** @param {string} file */
const noteSigns = (file) => ({
  text: { selector: `${editorOf(file)} .view-line`, text: titleLine },
  marks: { selector: `${editorOf(file)} ${mark}` },
});
const card = { selector: '.monaco-hover:not(.hidden) a[data-href^="command:cytonote."]' };
const menu = '.action-widget .monaco-list-row';
const hint = '.squiggly-hint';
const citeAction = { selector: menu, text: 'Choose a source' };

/** An extension whose answers take no time. */
export const yardstick = join(dirname(fileURLToPath(import.meta.url)), 'yardstick');

/**
 * @param {string} folder of notes, as `writeNoteFolder` makes it
 * @param {string} [extension] folder of the built extension; this project's by default
 * @returns {Promise<Record<string, number>>} milliseconds by what was measured
 */
export async function measureWindow(folder, extension) {
  const editor = await openEditor({
    extension,
    folder,
    file: noteFiles.first,
    settings,
    prepare: (page) => page.addInitScript(installClock, noteSigns(noteFiles.first)),
  });
  const use = async () => ({
    ...(await timeOpening(editor.page)),
    ...(await useWindow(editor.page)),
  });
  try {
    return await orTimeOut(use(), longestSeconds, 'A window was not measured');
  } catch (error) {
    await editor.takeScreenshot('bench of the editor');
    throw error;
  } finally {
    await editor.close();
  }
}

/** @param {import('playwright-core').Page} page */
async function timeOpening(page) {
  const text = await timeAtOpening(page, 'text');
  const marks = await timeAtOpening(page, 'marks');
  return { 'window: text': text, 'window: marks after text': marks - text };
}

/** @param {import('playwright-core').Page} page */
async function useWindow(page) {
  // Right after the marks, like a reader who has waited for them.
  const hovers = [];
  for (const at of [0, 1, 2, 3]) hovers.push(await timeHover(page, at));
  const [firstHover, ...furtherHovers] = hovers;
  return {
    'first hover': firstHover,
    'further hover': middle(furtherHovers),
    'first light bulb': await timeLightBulb(page, 1),
    'further light bulb': await timeLightBulb(page, 2),
    'marks after an edit': await timeEdit(page),
    ...(await openSecondNote(page)),
  };
}

/** @param {number[]} values of odd number */
function middle(values) {
  return [...values].sort((a, b) => a - b)[(values.length - 1) / 2];
}

/** @param {import('playwright-core').Page} page @param {number} at which name of the screen */
async function timeHover(page, at) {
  const { x, y } = await placeOfName(page, at);
  const { shown } = await timeAction(page, () => page.mouse.move(x, y), { shown: card });
  await page.mouse.move(0, 0);
  await page.locator('.monaco-hover:visible').waitFor({ state: 'hidden' });
  return shown;
}

/**
 * The editor drops a request for quick fixes when hints change before the answer, and shows no menu. So this
 * waits for the hints first, and asks again where they changed after all.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} at which name of the screen
 * @returns {Promise<number>}
 */
async function timeLightBulb(page, at) {
  await page.locator(hint).first().waitFor();
  const { x, y } = await placeOfName(page, at);
  await page.mouse.click(x, y);
  // The mouse would otherwise open a hover over the menu.
  await page.mouse.move(0, 0);
  const press = timeAction(page, () => page.keyboard.press('Control+.'), { shown: citeAction });
  try {
    const { shown } = await orTimeOut(press, menuSeconds, 'No menu came');
    await page.keyboard.press('Escape');
    await page.locator(menu).first().waitFor({ state: 'hidden' });
    return shown;
  } catch (error) {
    if (!(error instanceof TimeOutError)) throw error;
    return timeLightBulb(page, at);
  }
}

/** Completes a name at the end of the title. @param {import('playwright-core').Page} page */
async function timeEdit(page) {
  await page.locator('.view-line', { hasText: titleLine.replaceAll(' ', '\u00a0') }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' on IL-');
  const line = `${titleLine} on IL-`;
  await page.locator('.view-line', { hasText: line.replaceAll(' ', '\u00a0') }).waitFor();
  const { text, marks } = await timeAction(page, () => page.keyboard.press('6'), {
    text: { selector: '.view-line', text: `${line}6` },
    marks: { selector: `.view-line:has(.mtks)`, text: `${line}6` },
  });
  return marks - text;
}

/** @param {import('playwright-core').Page} page */
async function openSecondNote(page) {
  await page.keyboard.press('Control+P');
  const list = page.locator('.quick-input-widget:visible');
  await list.locator('input.input').fill(noteFiles.second);
  await list.locator('.monaco-list-row.focused', { hasText: noteFiles.second }).waitFor();
  const open = () => page.keyboard.press('Enter');
  const { text, marks } = await timeAction(page, open, noteSigns(noteFiles.second));
  return { 'second note: text': text, 'second note: marks after text': marks - text };
}

/**
 * The middle of a name that is marked: each in another line.
 *
 * @param {import('playwright-core').Page} page
 * @param {number} at
 */
async function placeOfName(page, at) {
  const places = await page.locator(mark).evaluateAll((marks) => {
    const boxes = marks
      .map((element) => element.getBoundingClientRect())
      .filter(({ top, bottom }) => top > 0 && bottom < innerHeight - 40)
      .sort((a, b) => a.top - b.top);
    return boxes
      .filter(({ top }, index) => top !== boxes[index - 1]?.top)
      .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));
  });
  const place = places[at];
  if (!place) throw new Error(`Only ${places.length} lines on the screen have a marked name.`);
  return place;
}

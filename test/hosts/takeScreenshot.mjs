import { join } from 'node:path';
import { screenshotsFolder } from './paths.mjs';

/**
 * @param {import('playwright-core').Page} page
 * @param {string} name
 * @returns {Promise<string>} path of the picture
 */
export async function takeScreenshot(page, name) {
  const path = join(screenshotsFolder, `${name.replace(/[^\w-]+/g, '-')}.png`);
  await page.screenshot({ path });
  return path;
}

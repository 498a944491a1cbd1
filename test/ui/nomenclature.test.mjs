import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { retryUntil } from '../hosts/waiting.mjs';
import { useEditor } from './useEditor.mjs';

const note = `# Names before submission

IL6 mRNA was low in mice.

IL-6 rises early, and later IL6 falls.

Infliximab helps, as Remicade did in the first trial.
`;

describe('the nomenclature of a note', () => {
  const editor = useEditor({ file: 'il-6-sepsis-covid.md', size: { width: 1280, height: 800 } });
  const list = () => editor().page.locator('.quick-input-widget:visible');
  const rows = () => list().locator('.monaco-list-row');
  const press = (/** @type {string} */ keys) => editor().page.keyboard.press(keys);
  const line = (/** @type {string} */ text) =>
    editor().page.locator('.view-line', { hasText: text }).first();
  /** Opens the list of rules. */
  const check = async () => {
    await editor().runCommand('Cytonote: Check Nomenclature…');
    await list()
      .locator('.quick-input-title', { hasText: 'Check nomenclature by these rules' })
      .waitFor();
    await list().getByText('3 Selected').waitFor();
  };
  /** Runs the quick fix for the name at the cursor, not the one for all notes. */
  const takeFix = async (/** @type {string} */ label) => {
    await editor().openQuickFixes(`${label} in all notes`);
    await editor().page.locator('.action-widget').getByText(label, { exact: true }).click();
  };
  /** Waits for the list of names. */
  const names = () => list().locator('.quick-input-title', { hasText: 'Nomenclature' }).waitFor();

  before(async () => {
    await editor().waitForExtension('cytonote');
    writeFileSync(join(editor().folder, 'names.md'), note);
    await editor().openNote('names.md');
  });

  it('is checked by rules: arrow keys show the places, and Enter stays at one', async () => {
    await check();
    await editor().takeScreenshot('rules of nomenclature');
    await press('Enter');
    await names();
    await rows().filter({ hasText: '→ Il6' }).first().waitFor();
    await editor().takeScreenshot('names to look at');
    const labels = await rows().allInnerTexts();
    assert.deepEqual(
      labels.map((label) => label.split('\n')[0]?.split('→')[0]?.trim()),
      ['IL6', 'IL6', 'Remicade'],
    );
    await press('Enter');
    await list().waitFor({ state: 'hidden' });
  });

  it('has a quick fix at the chosen place that writes the symbol of the gene', async () => {
    const fix = await editor().openQuickFixes('Use the symbol of the gene Il6');
    await editor().takeScreenshot('quick fix of nomenclature');
    await fix.click();
    await line('Il6 mRNA was low in mice.').waitFor();
  });

  it('has a quick fix that writes the preferred name at another place', async () => {
    await check();
    await press('Enter');
    await names();
    await retryUntil(
      async () => (await rows().count()) === 2 || undefined,
      'One name is left over',
    );
    await press('ArrowDown');
    await press('Enter');
    await list().waitFor({ state: 'hidden' });
    await takeFix('Use the preferred label infliximab');
    await line('Infliximab helps, as infliximab did').waitFor();
  });

  it('has a message that all names are right when none is left to fix', async () => {
    await editor().putCursorBefore('IL6 falls');
    await takeFix('Use the preferred label IL-6');
    await line('and later IL-6 falls').waitFor();
    await check();
    await press('Enter');
    await editor()
      .page.locator('.statusbar-item', { hasText: 'No name breaks the rules that you chose' })
      .waitFor();
    await editor().takeScreenshot('no name to look at');
  });
});

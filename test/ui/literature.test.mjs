import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startLiteratureServer } from '../stand-ins/literatureServer.mjs';
import { useEditor } from './useEditor.mjs';

const entities = '- id: my-lampkine\n  kind: cytokine\n  label: LMPK-1\n  name: lampkine 1\n';
const note = `---
bibliography: lamps.bib
---

# Lamps

Rarely does LMPK-1 rise in lamps. An old claim [@gone] and a preprint [@early].
`;
const fields = 'author={Carberry, Josiah}, journal={J}, year=2008';
const bib = `@article{gone, title={Imagined lamps and IL-6}, ${fields}, doi={10.5555/check.retracted}}
@article{early, title={Imagined lamps and IL-6}, ${fields}, doi={10.5555/check.preprint}}
`;

describe('literature on demand', () => {
  /** @type {Awaited<ReturnType<typeof startLiteratureServer>>} */
  let server;
  /** @type {import('../hosts/nodeEditorServer.mjs').Settings} */
  const settings = {};

  before(async () => {
    server = await startLiteratureServer();
    Object.assign(settings, {
      'cytonote.fetch.pubmedAddress': `${server.address}/eutils/`,
      'cytonote.fetch.europePmcAddress': `${server.address}/europepmc/`,
      'cytonote.fetch.crossrefAddress': server.address,
    });
  });

  const editor = useEditor({
    file: 'hiv-cytokines.md',
    settings,
    size: { width: 1280, height: 900 },
  });
  const list = () => editor().page.locator('.quick-input-widget:visible');
  const rows = () => list().locator('.monaco-list-row');

  after(() => server?.stop());

  it('is searched from the card of an entity that no publication names, once the user confirms the query', async () => {
    mkdirSync(join(editor().folder, 'cytonote'), { recursive: true });
    writeFileSync(join(editor().folder, 'cytonote/entities.yaml'), entities);
    writeFileSync(join(editor().folder, 'lamps.md'), note);
    writeFileSync(join(editor().folder, 'lamps.bib'), bib);
    await editor().waitForExtension('cytonote');
    await editor().openNote('lamps.md');
    await editor().hover('LMPK-1', { containing: 'Look for sources…' });
    await editor().takeScreenshot('card that looks for sources');
    const link = editor().page.locator('.monaco-hover:visible a', { hasText: 'Look for sources…' });
    await link.first().click();
    await list().getByText('Enter sends this query to PubMed').waitFor();
    assert.match(await list().locator('input.input').inputValue(), /^\("LMPK-1"\[tiab\] OR /);
    await rows().filter({ hasText: 'Trials and meta-analyses' }).click();
    await editor().takeScreenshot('query and filters');
    assert.equal(server.requests.length, 0);
    await list().locator('input.input').press('Enter');
    await list().getByText('60 of 60 in PubMed').waitFor();
    const [search] = server.requests;
    assert.match(
      `${new URLSearchParams(search?.body).get('term')}`,
      /AND \(clinical trial\[pt\] OR /,
    );
    await editor().takeScreenshot('what was found');
  });

  it('shows the abstract of the focused publication, and keeps the list', async () => {
    await list().locator('input.input').press('ArrowDown');
    await list().locator('a.action-label[aria-label*="Read the abstract"]').first().click();
    await editor().webview().getByText('tocilizumab did not.').first().waitFor();
    assert.ok(await list().isVisible());
    await editor().takeScreenshot('abstract beside the list');
  });

  it('is cited if it is ticked, by mouse and keyboard', async () => {
    await rows()
      .filter({ hasText: 'part 2' })
      .first()
      .locator('.quick-input-list-checkbox, .monaco-checkbox')
      .first()
      .click();
    await rows()
      .filter({ hasText: 'part 3' })
      .first()
      .locator('.quick-input-list-checkbox, .monaco-checkbox')
      .first()
      .click();
    await list().locator('input.input').press('Enter');
    await list().waitFor({ state: 'hidden' });
    await editor().openNote('lamps.md');
    await editor().findText('rise in lamps [@lampe2001; @lampe2001a].');
    await editor().takeScreenshot('two sources cited');
    await editor().openNote('lamps.bib');
    await editor().findText('{lampe2001a,');
  });

  it('is checked: retracted publications are marked, and a quick fix cites the version in a journal', async () => {
    await editor().openNote('lamps.md');
    await editor().chooseByCommand('Cytonote: Check References…', '', 'This note');
    await editor().hover('@gone', { containing: 'has been retracted' });
    await editor().takeScreenshot('a retracted reference');
    await editor().hideHover();
    await editor().putCursorBefore('early]');
    const fix = await editor().openQuickFixes('Cite the version in the journal, keeping @early');
    await editor().takeScreenshot('quick fix of a preprint');
    await fix.click();
    await editor().openNote('lamps.bib');
    await editor().findText('Annals of Lamps');
    await editor().takeScreenshot('the version in the journal');
  });

  it('gets a literature note from the template', async () => {
    await editor().openNote('hiv-cytokines.md');
    await editor().chooseByCommand(
      'Cytonote: Literature Note…',
      'emilie1998',
      'Emilie et al. 1998',
    );
    await editor().findText('<!-- cytonote: publication -->');
    await editor().takeScreenshot('literature note');
  });
});

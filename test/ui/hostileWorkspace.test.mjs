import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { useEditor } from './useEditor.mjs';

// If any of this runs, it sets a mark in its window or sends a request to an unknown server.
const attack =
  '<script>window.__pwned=1</script><img src="https://pwned.example/a" onerror="window.__pwned=1"> ![x](https://pwned.example/b) [run](command:workbench.action.files.newUntitledFile)';
const quoted = JSON.stringify(attack);
const entities = `- id: il-6
  synonyms:
    - { text: hostilokine, case: any }
- id: hostile
  kind: drug
  label: ${quoted}
  name: ${quoted}
  about: ${quoted}
  targets: [il-6-receptor]
  synonyms:
    - { text: hostilumab, case: any }
`;
const source = `key: hostile2020
type: article-journal
title: ${quoted}
author:
  - { family: ${quoted}, given: ${quoted} }
container-title: ${quoted}
issued: "2020"
summary: ${quoted}
topics: [hostile-topic]
findings:
  - entities: [hostile, il-6]
    text: ${quoted}
`;
const topics = `- id: hostile-topic\n  label: ${quoted}\n`;
const bib = `@article{worse2020, author = {Worse, <script>window.__pwned=1</script>}, title = {<img src=x onerror=window.__pwned=1> Worse}, journal = {Worse}, year = {2020}}\n`;
const note = `---
title: ${quoted}
bibliography: worse.bib
---

# Hostile

The drug hostilumab works [@hostile2020; @worse2020].

${attack}
`;

describe('a hostile workspace', () => {
  const size = { width: 1280, height: 1000 };
  const editor = useEditor({ size });
  const page = () => editor().webview();
  /** @type {string[]} */
  const requests = [];

  /** Asserts that no script has run in any frame, and no command. */
  const nothingRan = async () => {
    for (const frame of editor().page.frames()) {
      const mark = await frame
        .evaluate(() => Reflect.get(window, '__pwned'))
        .catch(() => undefined);
      assert.equal(mark, undefined, frame.url());
    }
    assert.equal(await editor().page.locator('.tab[data-resource-name^="Untitled"]').count(), 0);
  };
  /** Asserts the same, and that no request was sent. */
  const nothingHappened = async () => {
    await nothingRan();
    assert.deepEqual(
      requests.filter((address) => address.includes('pwned.example')),
      [],
    );
  };
  /** @param {import('playwright-core').Locator} within */
  const addressesIn = (within) =>
    within
      .locator('a')
      .evaluateAll((all) =>
        all.map((it) => it.getAttribute('data-href') || it.getAttribute('href') || ''),
      );

  before(() => {
    editor().page.on('request', (request) => requests.push(request.url()));
    const at = (/** @type {string[]} */ ...names) => join(editor().folder, ...names);
    mkdirSync(at('cytonote/sources'), { recursive: true });
    writeFileSync(at('cytonote/entities.yaml'), entities);
    writeFileSync(at('cytonote/topics.yaml'), topics);
    writeFileSync(at('cytonote/sources/hostile2020.source.yaml'), source);
    writeFileSync(at('worse.bib'), bib);
    writeFileSync(at('hostile.md'), note);
  });

  it('has a card that shows text, with only Cytonote’s links', async () => {
    await editor().openNote('hostile.md');
    await editor().waitForExtension('cytonote');
    await editor().hover('hostilumab', { containing: '__pwned' });
    const hover = editor().page.locator('.monaco-hover:not(.workbench-hover):visible');
    const ours =
      /^command:cytonote\.(?:openEntity|openSource|openPublication|saveFinding|showMap)\?/;
    const addresses = await addressesIn(hover);
    assert.ok(addresses.some((it) => ours.test(it)));
    assert.deepEqual(
      addresses.filter((it) => !ours.test(it)),
      [],
    );
    assert.equal(await hover.locator('img, script').count(), 0);
    await editor().takeScreenshot('hostile card');
    await nothingHappened();
    await editor().hideHover();
    await editor().hover('@worse2020', { containing: 'Worse' });
    await nothingHappened();
    await editor().hideHover();
  });

  it('has no link in a notification', async () => {
    await editor().putCursorBefore('hostilumab works');
    await editor().runCommand('Cytonote: Explain Mention');
    const message = editor().page.locator('.notification-list-item-message').first();
    await message.getByText('window.__pwned').waitFor();
    assert.equal(await message.locator('a').count(), 0);
    await editor().takeScreenshot('hostile notification');
    await editor().runCommand('Notifications: Clear All Notifications');
    await nothingHappened();
  });

  it('has trees that show text', async () => {
    await editor().openView('Cytonote');
    const rows = editor().page.locator('.pane-body .monaco-list-row');
    const topic = rows.filter({ hasText: 'window.__pwned' }).first();
    await topic.waitFor();
    await rows.filter({ hasText: 'Drugs' }).first().waitFor();
    await editor().hoverOver(topic);
    assert.equal(await editor().page.locator('.workbench-hover img').count(), 0);
    await editor().takeScreenshot('hostile trees');
    assert.equal(await editor().page.locator('.pane-body img, .pane-body script').count(), 0);
    await nothingHappened();
  });

  it('has pages that show text', async () => {
    await editor().putCursorBefore('hostilumab works');
    await editor().runCommand('Cytonote: Open Entity Page…');
    await page().getByRole('heading', { name: 'What the literature says' }).waitFor();
    assert.equal(await page().locator('main img, body > img, .markdown-body img').count(), 0);
    const addresses = await addressesIn(page().locator('body'));
    assert.ok(addresses.length > 0);
    assert.deepEqual(
      addresses.filter((it) => /^(?:command|javascript|data):|^https?:\/\/pwned/.test(it)),
      [],
    );
    await editor().takeScreenshot('hostile page');
    await nothingHappened();
  });

  it('has a map that shows text', async () => {
    await editor().runCommand('View: Close All Editors');
    await editor().openNote('hostile.md');
    await editor().putCursorBefore('hostilumab works');
    await editor().runCommand('Cytonote: Show Map…');
    await page()
      .getByRole('heading', { name: /^Map of <script>/ })
      .waitFor();
    await page().getByText('The map as a list').click();
    assert.equal(await page().locator('body img').count(), 0);
    await editor().takeScreenshot('hostile map');
    await nothingHappened();
  });

  // VS Code decides about HTML and images of the note itself; its policy stops scripts.
  it('has a preview in which no script runs and no link of Cytonote leads to another site', async () => {
    await editor().runCommand('View: Close All Editors');
    await editor().openNote('hostile.md');
    await editor().hover('@worse2020', { containing: 'Worse' });
    await editor().hideHover();
    await editor().openPreview((it) => it.locator('.cytonote-references').getByText('__pwned'));
    const list = page().locator('.cytonote-references');
    assert.equal(await list.locator('img, script').count(), 0);
    await page().locator('abbr.cytonote-drug', { hasText: 'hostilumab' }).waitFor();
    assert.deepEqual(
      (await addressesIn(list)).filter((it) => !/^(?:#|https:\/\/doi\.org\/)/.test(it)),
      [],
    );
    await editor().takeScreenshot('hostile preview');
    await nothingRan();
  });
});

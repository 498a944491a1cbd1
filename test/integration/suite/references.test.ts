import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { bundledSource } from './bundledSources';
import { hoversAt, textOf } from './hovers';
import { remove, uriOf, write } from './library';
import { closeAll, openNote, positionOf } from './notes';
import { firstProblem } from './problems';
import { setForWorkspace } from './settings';

describe('references in a citation style', () => {
  afterEach(async () => {
    await setStyle(undefined);
    await closeAll();
  });

  it('are listed at the end of a note and updated, and one undo reverts each', async () => {
    const note =
      '---\ncsl: vancouver\n---\n\nIL-6 [@strouse2007; @nobody2000] and IL-2 [@emilie1998].\n';
    const { document } = await openNote(note);
    await vscode.commands.executeCommand('cytonote.updateReferences');
    const publication = document.getText();
    const list = publication.slice(note.trimEnd().length).split('\n');
    assert.deepEqual(list.slice(0, 5), [
      '',
      '',
      '## References',
      '',
      '<!-- cytonote: references -->',
    ]);
    assert.match(list[6] ?? '', /^1\. Strouse TB\. The relationship .+ <!-- @strouse2007 -->$/);
    assert.equal(list[7], '2. \\@nobody2000 <!-- @nobody2000 -->');
    assert.match(list[8] ?? '', /^3\. Emilie D, et al\. Cytokines and .+ <!-- @emilie1998 -->$/);

    const { version } = document;
    await vscode.commands.executeCommand('cytonote.updateReferences');
    assert.equal(document.version, version, 'an update is idempotent');

    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), note);
  });

  it('are copied as Markdown, HTML and plain text, in the style of the settings', async () => {
    await setStyle('compact-author-date');
    const copied = async (form: string) => {
      const node = { is: 'source', source: await bundledSource('trenova2016') };
      await vscode.commands.executeCommand('cytonote.copyReferenceAs', node, form);
      return vscode.env.clipboard.readText();
    };
    const end = 'J Neurol Exp Neurosci';
    assert.include(await copied('markdown'), `${end} *1*, 25–29. <https://doi.org/10.17756/`);
    assert.include(
      await copied('html'),
      `${end} <i>1</i>, 25–29. <a href="https://doi.org/10.17756/`,
    );
    assert.include(await copied('text'), `${end} 1, 25–29. https://doi.org/10.17756/`);
  });

  it('are on cards once the style is loaded, and in Cytonote’s form until then', async () => {
    await setStyle('harvard');
    const { document } = await openNote('IL-6 [@strouse2007].\n');
    const card = async () => {
      const [hover] = await hoversAt(document, positionOf(document, '@strouse2007'));
      return hover ? textOf(hover) : '';
    };
    assert.match(await card(), /^(?:\*\*Strouse TB\. |Strouse, T\.B\. )/);
    await eventually('the card in the style', async () =>
      (await card()).startsWith('Strouse, T.B. (2007) “The relationship'),
    );
  });

  it('can be in a style of the workspace; one that cannot be used is a problem at its line', async () => {
    const file = uriOf('mine.csl');
    await write(file, MINE);
    try {
      const note = (csl: string) => `---\ncsl: ${csl}\n---\n\nIL-6 [@strouse2007].\n`;
      const { document } = await openNote(note('mine.csl'));
      await vscode.commands.executeCommand('cytonote.updateReferences');
      assert.match(document.getText(), /^- Strouse: The relationship .+ <!-- @strouse2007 -->$/m);

      for (const [csl, problem] of [
        ['other.csl', /There is no citation style other\.csl/],
        ['https://x.org/cell.csl', /Styles are not fetched/],
      ] as const) {
        const { document } = await openNote(note(csl));
        const { message, range } = await firstProblem(document.uri, `a problem of ${csl}`);
        assert.match(message, problem);
        assert.equal(document.getText(range), csl);
      }
    } finally {
      await remove(file);
    }
  });
});

const MINE = `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Mine</title><id>mine</id><updated>2026-11-22T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout>
    <names variable="author"><name form="short"/></names><text variable="title" prefix=": "/>
  </layout></bibliography>
</style>`;

function setStyle(style: string | undefined): Promise<void> {
  return setForWorkspace('citation.style', style);
}

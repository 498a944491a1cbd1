import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { remove, uriOf, write } from './library';
import { acceptItem } from './lists';
import { activate, closeAll } from './notes';

const bib = `@article{lamp, title={Lamps}}
@article{wick, title={Wicks}}
@article{oil, title={Oil}}
`;
const head = '---\nbibliography: unused.bib\n---\n\n';

describe('unused entries', () => {
  const show = () => vscode.commands.executeCommand<string[]>('cytonote.showUnusedEntries');

  before(activate);

  beforeEach(async () => {
    await write(uriOf('unused.bib'), bib);
    await write(uriOf('using.md'), `${head}IL-6 [@lamp].\n`);
  });

  afterEach(async () => {
    await closeAll();
    for (const name of ['unused.bib', 'using.md', 'alsoUsing.md']) {
      await remove(uriOf(name));
    }
  });

  it('are those that no note cites, and choosing one opens it', async () => {
    await vscode.window.showTextDocument(uriOf('using.md'));
    assert.deepEqual(await show(), ['wick', 'oil']);
    await eventually('the entry', async () => {
      await acceptItem();
      const { document, selection } = vscode.window.activeTextEditor ?? {};
      return document && selection && document.getText(selection) === 'wick';
    });
  });

  it('do not include those that another note cites', async () => {
    await write(uriOf('alsoUsing.md'), `${head}IL-2 [@oil].\n`);
    await vscode.window.showTextDocument(uriOf('using.md'));
    await eventually('the other note in the index', async () => {
      const keys = await show();
      await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
      return keys.join() === 'wick';
    });
  });
});

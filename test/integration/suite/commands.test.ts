import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { bundledSource } from './bundledSources';
import { closeAll, openNote, select } from './notes';

describe('commands', () => {
  afterEach(closeAll);

  it('are registered exactly as the manifest contributes them', async () => {
    const extension = vscode.extensions.getExtension('cytonote.cytonote');
    await extension?.activate();
    const contributed = extension?.packageJSON.contributes.commands.map(
      ({ command }: { command: string }) => command,
    );
    const registered = await vscode.commands.getCommands(true);
    // The editor adds commands of its own for each view: focus, open, resetViewLocation …
    const ours = registered.filter((command) => /^cytonote\.[a-z]+[A-Z]\w*$/.test(command));
    assert.sameMembers(ours, contributed);
  });

  it('insert a citation at the cursor, extend it, and do not cite a source twice', async () => {
    const editor = await openNote('IL-6 rises in sepsis. More.');
    const { document } = editor;
    const cite = async (key: string, offset: number) => {
      await select(editor, document.positionAt(offset));
      await vscode.commands.executeCommand('cytonote.insertCitation', key);
    };
    await cite('emilie1998', 20);
    assert.equal(document.getText(), 'IL-6 rises in sepsis [@emilie1998]. More.');
    await cite('strouse2007', 25);
    assert.equal(document.getText(), 'IL-6 rises in sepsis [@emilie1998; @strouse2007]. More.');
    await cite('strouse2007', 25);
    assert.equal(document.getText(), 'IL-6 rises in sepsis [@emilie1998; @strouse2007]. More.');
    await cite('trenova2016', 7);
    assert.equal(
      document.getText(),
      'IL-6 rises [@trenova2016] in sepsis [@emilie1998; @strouse2007]. More.',
    );
  });

  it('copy a reference', async () => {
    const node = { is: 'source', source: await bundledSource('strouse2007') };
    await vscode.commands.executeCommand('cytonote.copyReference', node);
    const copied = await vscode.env.clipboard.readText();
    assert.match(copied, /^Strouse TB\. The relationship .* 2007 Apr;11\(2\):98-103\./);
  });
});

describe('snippets', () => {
  afterEach(closeAll);

  for (const [name, line] of [
    ['Literature note', /^citation-key: key$/],
    ['Study summary', /^- \*\*Outcome:\*\* what was measured, and when\?$/],
    ['Cytokine profile', /^\| Cytokine \| Change \| Sample \| Assay \| Source \|$/],
    ['Claim with source', /^Claim \[@key\]\.$/],
  ] as const) {
    it(`${name} is inserted in a note`, async () => {
      const { document } = await openNote('');
      await vscode.commands.executeCommand('editor.action.insertSnippet', {
        langId: 'markdown',
        name,
      });
      await eventually('the snippet', () =>
        document
          .getText()
          .split('\n')
          .some((text) => line.test(text)),
      );
    });
  }
});

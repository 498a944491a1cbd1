import { assert } from 'chai';
import * as vscode from 'vscode';
import { remove, uriOf, write } from './library';
import { activate, closeAll, select } from './notes';

const bibliography = `@article{huber2020,
  author = {Huber, Anna},
  title = {Interleukin-6 in imagined sepsis},
  journal = {Journal of Examples},
  year = {2020},
  doi = {10.1234/example.2020}
}
`;

describe('the views', () => {
  before(activate);
  afterEach(closeAll);

  it('cite a source of any bibliography and add it to the bibliography of the note', async () => {
    await write(uriOf('views.bib'), bibliography);
    await write(uriOf('views.md'), '---\nbibliography: views.bib\n---\n\nIL-6 rises.\n');
    try {
      const editor = await vscode.window.showTextDocument(uriOf('views.md'));
      await select(editor, new vscode.Position(4, 10));
      const reference = { id: 'maier2021', type: 'article-journal', title: 'Another made-up one' };
      const publication = {
        name: 'entry:x',
        summary: { ...reference, authors: ['Maier'] },
        reference,
      };
      const node = {
        is: 'publication',
        publication: { ...publication, entries: [] },
        noteCount: 0,
      };
      await vscode.commands.executeCommand('cytonote.insertCitation', node, [node]);
      assert.include(editor.document.getText(), 'IL-6 rises [@maier2021].');
      const file = await vscode.workspace.openTextDocument(uriOf('views.bib'));
      assert.include(file.getText(), '@article{maier2021,');
      assert.include(file.getText(), bibliography.trim());
      await file.save();
      await editor.document.save();
    } finally {
      await closeAll();
      await remove(uriOf('views.md'));
      await remove(uriOf('views.bib'));
    }
  });

  it('copy the references of all selected sources', async () => {
    const nodes = ['One', 'Two'].map((title) => ({
      is: 'publication',
      publication: {
        name: `entry:${title}`,
        summary: { title, authors: [] },
        reference: { id: title.toLowerCase(), type: 'book', title },
        entries: [],
      },
      noteCount: 0,
    }));
    await vscode.commands.executeCommand('cytonote.copyReference', nodes[0], nodes);
    assert.equal(
      await vscode.env.clipboard.readText(),
      'One. [date unknown].\nTwo. [date unknown].',
    );
  });
});

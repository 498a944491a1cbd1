import { assert } from 'chai';
import * as vscode from 'vscode';
import { completionsAt } from '../suite/completions';
import { remove } from '../suite/library';
import { closeAll } from '../suite/notes';
import { isServed, quartoNote, writeNote } from '../suite/quartoNotes';
import { eventually } from '../waiting';

/** In an editor with the languages of the Quarto and R extensions (`test/integration/languages`). */
describe('Quarto and R Markdown, with their extensions', () => {
  const written: vscode.Uri[] = [];
  const open = async (name: string, language: string) => {
    const uri = await writeNote(name, quartoNote);
    written.push(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    // In the web host, extensions beside the one under test count as built in, so other extensions may claim their files.
    const inLanguage =
      document.languageId === language
        ? document
        : await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(inLanguage);
    return inLanguage;
  };

  afterEach(closeAll);

  after(async () => {
    for (const uri of written) await remove(uri);
  });

  it('start Cytonote, which serves a note in the language of Quarto', async () => {
    const extension = vscode.extensions.getExtension('cytonote.cytonote');
    const document = await open('report.qmd', 'quarto');
    await eventually('that Cytonote has started', () => extension?.isActive);
    await isServed(document);
  });

  it('let Cytonote serve a note in the language of R Markdown', async () => {
    await isServed(await open('report.Rmd', 'rmd'));
  });

  it('keep the languages that their extensions give to files', async function () {
    // Only the Node host loads both extensions in the same order as for users.
    if (vscode.env.remoteName === undefined) this.skip();
    const uri = await writeNote('other.qmd', 'IL-6\n');
    written.push(uri);
    assert.equal((await vscode.workspace.openTextDocument(uri)).languageId, 'quarto');
  });

  it('have snippets', async () => {
    const document = await open('snippets.qmd', 'quarto');
    const items = await completionsAt(document, document.positionAt(document.getText().length));
    const snippets = items.filter(({ kind }) => kind === vscode.CompletionItemKind.Snippet);
    assert.isAbove(snippets.length, 2);
  });
});

import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { remove } from './library';
import { activate, closeAll } from './notes';
import { isServed, quartoNote, writeNote } from './quartoNotes';

describe('Quarto and R Markdown, without their extensions', () => {
  let uri: vscode.Uri;

  before(activate);

  afterEach(async () => {
    await closeAll();
    await remove(uri);
  });

  for (const name of ['report.qmd', 'report.Rmd', 'report.Rmarkdown']) {
    it(`opens ${name} as Markdown, and serves it`, async () => {
      uri = await writeNote(name, quartoNote);
      const { document } = await vscode.window.showTextDocument(uri);
      assert.equal(document.languageId, 'markdown');
      await isServed(document);
    });
  }

  it('finds a name in files that are closed', async () => {
    uri = await writeNote('closed.Rmarkdown', 'Olokizumab binds IL-6.\n');
    await eventually('a symbol in the file', async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        'vscode.executeWorkspaceSymbolProvider',
        'olokizumab',
      );
      return found.some(({ location }) => location.uri.toString() === uri.toString());
    });
  });
});

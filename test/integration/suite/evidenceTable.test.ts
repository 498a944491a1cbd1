import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { remove, uriOf, write } from './library';
import { acceptUntilEnd } from './lists';
import { activate, closeAll } from './notes';

const bib = `@article{okafor2017, title = {Guselkumab in psoriasis: a randomised trial}, author = {Okafor, Ada}, year = {2017},
  abstract = {Guselkumab cleared skin in adults with psoriasis.}}
`;
const text = '# Plans\n\nGuselkumab clears skin.\n\nThe rest.\n';
const columns = ['publication', 'study', 'population', 'citation'];

describe('tables of evidence', () => {
  let count = 0;
  let folder: vscode.Uri;
  let note: vscode.Uri;
  let bibliography: vscode.Uri;
  const make = (request: object) =>
    vscode.commands.executeCommand('cytonote.makeEvidenceTable', {
      about: 'guselkumab',
      by: 'none',
      columns,
      ...request,
    });
  const open = async () => {
    const document = await vscode.workspace.openTextDocument(note);
    const editor = await vscode.window.showTextDocument(document);
    const at = new vscode.Position(2, 3);
    editor.selection = new vscode.Selection(at, at);
    return document;
  };

  const textOfBibliography = async () =>
    (await vscode.workspace.openTextDocument(bibliography)).getText();

  before(activate);

  beforeEach(async () => {
    // A folder for each test, since the editor remembers a deleted file for a while.
    folder = uriOf(`evidence${++count}`);
    note = vscode.Uri.joinPath(folder, 'plans.md');
    bibliography = vscode.Uri.joinPath(folder, 'references.bib');
    await write(bibliography, bib);
    await write(note, text);
  });

  afterEach(async () => {
    await closeAll();
    await remove(folder);
  });

  it('are written into the note, and one undo removes them together with the entries that they added', async () => {
    const document = await open();
    await make({ to: 'note' });
    assert.include(document.getText(), '<!-- cytonote: evidence-guselkumab -->');
    await vscode.commands.executeCommand('undo');
    await becomesEqual('the note', () => document.getText(), text);
    await becomesEqual('the bibliography', textOfBibliography, bib);
  });

  it('cite what they list, and do not change when made again', async () => {
    const document = await open();
    await make({ to: 'note' });
    const made = document.getText();
    assert.include(
      made,
      '| Okafor 2017 | randomised trial | adults with psoriasis | [@okafor2017] |',
    );
    assert.match(made, /clears skin\.\n\n<!-- cytonote: evidence-guselkumab -->/);
    const rows = made.split('\n').filter((line) => line.startsWith('| ') && line.includes('[@'));
    assert.isAbove(rows.length, 1, 'sources of the dataset are in the table');
    const filed = await textOfBibliography();
    for (const row of rows) {
      assert.include(filed, `{${/\[@([^\]]+)\]/.exec(row)?.[1]},`);
    }
    await make({ to: 'note' });
    assert.equal(document.getText(), made);
    assert.equal(await textOfBibliography(), filed);
  });

  it('are written as comma-separated values', async () => {
    await open();
    const file = vscode.Uri.joinPath(folder, 'table.csv');
    await make({ to: 'csv', file });
    const bytes = await vscode.workspace.fs.readFile(file);
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');
    assert.equal(lines[0], '\ufeffpublication,study,population,citation');
    assert.include(lines, 'Okafor 2017,randomised trial,adults with psoriasis,okafor2017');
  });

  it('ask for their contents and form, and open as a document', async () => {
    await open();
    const making = vscode.commands.executeCommand('cytonote.makeEvidenceTable');
    // The first item is the name at the cursor. In each list, Enter accepts the ticked items or the first one.
    await acceptUntilEnd(making);
    await eventually('a table', () =>
      vscode.window.activeTextEditor?.document.getText().includes('Okafor 2017'),
    );
  });
});

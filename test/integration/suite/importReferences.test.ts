import { assert } from 'chai';
import * as vscode from 'vscode';
import { eventually } from '../waiting';
import { emptyLibrary, remove, sourceFile, sourceFiles, uriOf, write } from './library';
import { activate, closeAll } from './notes';

const nbib = `PMID- 990000001
TI  - An imagined lamp that lowers IL-6.
AB  - IL-6 fell. Tocilizumab did not.
FAU - Lampe, Émile
JT  - Invented journal of lamps
DP  - 2001 Mar
LID - 10.5555/lamp.2001 [doi]

PMID- 990000002
TI  - Another imagined lamp.
FAU - Ozols, Jānis
DP  - 1999
`;
const bib = `@article{mylamp,
  author = {Lampe, {\\'E}mile},
  title = {An imagined lamp that lowers {IL}-6},
  journal = {Invented Journal of Lamps},
  year = 2001, volume = 7,
  doi = {10.5555/LAMP.2001}
}
@article{broken,
  author = {Nobody
`;
const xml = `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>990000003</PMID><Article>
<ArticleTitle>A lamp of PubMed.</ArticleTitle></Article></MedlineCitation></PubmedArticle>
<PubmedArticle><MedlineCitation><PMID>990000004</PMID><Article><ArticleTitle>A &broken; lamp.</ArticleTitle>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;

describe('importing references', () => {
  const files = ['lamps.nbib', 'lamps.bib', 'lamps.xml'];
  const importFiles = (...names: readonly string[]) =>
    vscode.commands.executeCommand(
      'cytonote.importReferences',
      uriOf(names[0] ?? ''),
      names.map((name) => uriOf(name)),
    );

  before(activate);

  beforeEach(async () => {
    await saveByHand(true);
    await emptyLibrary();
    await write(uriOf('lamps.nbib'), nbib);
    await write(uriOf('lamps.bib'), bib);
    await write(uriOf('lamps.xml'), xml);
  });

  afterEach(async () => {
    await closeAll();
    await saveByHand(false);
    await emptyLibrary();
    await Promise.all(files.map((name) => remove(uriOf(name))));
  });

  it('makes a file for each source, with the entities that it is about', async () => {
    assert.deepEqual(await importFiles('lamps.nbib'), { new: 2, merged: 0, known: 0, broken: 0 });
    assert.deepEqual(await sourceFiles(), ['lampe2001.source.yaml', 'ozols1999.source.yaml']);
    const text = await sourceFile('lampe2001');
    assert.include(text, 'title: An imagined lamp that lowers IL-6\n');
    assert.include(text, 'entities:\n  - il-6\n  - tocilizumab\n');
    assert.include(text, 'abstract: IL-6 fell. Tocilizumab did not.\n');
  });

  it('adds missing fields, keeps what the user wrote, and is idempotent', async () => {
    await importFiles('lamps.nbib');
    const file = uriOf('cytonote', 'sources', 'lampe2001.source.yaml');
    const mine = (await sourceFile('lampe2001'))
      .replace(/title: .*/, 'title: My own words # and a comment')
      .concat('summary: I read it.\n');
    await write(file, mine);
    assert.deepEqual(await importFiles('lamps.nbib', 'lamps.bib'), {
      new: 0,
      merged: 1,
      known: 2,
      broken: 1,
    });
    const merged = await sourceFile('lampe2001');
    assert.equal(merged, `${mine}volume: "7"\n`);
    assert.deepEqual(await importFiles('lamps.nbib', 'lamps.bib'), {
      new: 0,
      merged: 0,
      known: 3,
      broken: 1,
    });
    assert.equal(await sourceFile('lampe2001'), merged);
    assert.lengthOf(await sourceFiles(), 2);
  });

  it('changes no file that has unsaved edits in an editor', async () => {
    await importFiles('lamps.nbib');
    const file = uriOf('cytonote', 'sources', 'lampe2001.source.yaml');
    const editor = await vscode.window.showTextDocument(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    assert.deepEqual(await importFiles('lamps.bib'), { new: 0, merged: 1, known: 0, broken: 1 });
    assert.match(editor.document.getText(), /^# mine\n[\s\S]*\nvolume: "7"\n$/);
    assert.isTrue(editor.document.isDirty);
    assert.notInclude(await sourceFile('lampe2001'), 'volume');
    await closeAll();
    await eventually('the reverted document', () => !editor.document.isDirty);
  });

  it('reads PubMed’s XML, leaves out a damaged record, and reads the valid parts of others', async () => {
    assert.deepEqual(await importFiles('lamps.xml', 'lamps.nbib'), {
      new: 3,
      merged: 0,
      known: 0,
      broken: 1,
    });
    assert.include(await sourceFile('alampof'), 'PMID: "990000003"');
  });
});

/** In a browser the editor saves automatically unless a setting turns that off. */
async function saveByHand(isOn: boolean): Promise<void> {
  const settings = vscode.workspace.getConfiguration('files');
  const value = isOn ? 'off' : undefined;
  await settings.update('autoSave', value, vscode.ConfigurationTarget.Global);
}

import { assert } from 'chai';
import * as vscode from 'vscode';
import { becomesEqual, eventually } from '../waiting';
import { hoverTextOn } from './hovers';
import { remove, uriOf } from './library';
import { activate, closeAll } from './notes';
import { problemsOf } from './problems';
import { writeNote } from './quartoNotes';

const bibliography = (key: string) =>
  `@article{${key},\n  author = {Huber, Anna},\n  title = {Interleukin-6 in ${key}},\n  journal = {J},\n  year = {2020}\n}\n`;
const style = `<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>House</title><id>house</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  <citation><layout><text variable="title"/></layout></citation>
  <bibliography><layout><text value="HOUSE "/><text variable="title"/></layout></bibliography>
</style>
`;

describe('the settings of a project', () => {
  before(activate);

  afterEach(async () => {
    await closeAll();
    for (const folder of ['project', 'profiles', 'moved']) {
      await remove(uriOf(folder));
    }
  });

  it('give the notes below them bibliographies and a style, also after a change', async () => {
    await writeNote('project/first.bib', bibliography('first2020'));
    await writeNote('project/second.bib', bibliography('second2020'));
    await writeNote('project/house.csl', style);
    await writeNote('project/_quarto.yml', 'bibliography: first.bib\ncsl: house.csl\n');
    const uri = await writeNote('project/chapters/a.qmd', 'IL-6 [@first2020; @second2020].\n');
    const { document } = await vscode.window.showTextDocument(uri);
    const unknown = () =>
      problemsOf(uri).flatMap(({ message }) => /\w+2020/.exec(message)?.[0] ?? []);
    await becomesEqual('unknown keys', unknown, ['second2020']);
    const card = await eventually('a reference in the style of the project', async () => {
      const text = await hoverTextOn(document, '@first2020', 3);
      return text.includes('HOUSE') ? text : undefined;
    });
    assert.include(card, 'HOUSE Interleukin-6 in first2020');
    await writeNote('project/_quarto.yml', 'bibliography: [first.bib, second.bib]\n');
    await becomesEqual('unknown keys', unknown, []);
  });

  it('include those of profiles and other files that they name, also after a change', async () => {
    await writeNote('profiles/print.bib', bibliography('print2020'));
    await writeNote('profiles/house.bib', bibliography('house2020'));
    await writeNote(
      'profiles/_quarto.yml',
      'profile: { default: print }\nmetadata-files: [settings/all.yml]\n',
    );
    const uri = await writeNote('profiles/a.qmd', 'IL-6 [@print2020; @house2020; @vid-assay].\n');
    await vscode.window.showTextDocument(uri);
    const unknown = () =>
      problemsOf(uri)
        .flatMap(({ message }) => /(?:print|house|vid)\w*-?\w+/.exec(message)?.[0] ?? [])
        .sort();
    await becomesEqual('unknown keys', unknown, ['house2020', 'print2020', 'vid-assay']);
    await writeNote('profiles/_quarto-print.yml', 'bibliography: [print.bib]\n');
    await becomesEqual('unknown keys', unknown, ['house2020', 'vid-assay']);
    await writeNote('profiles/settings/all.yml', 'bibliography: [house.bib]\n');
    await becomesEqual('unknown keys', unknown, ['vid-assay']);
    const kinds = 'crossref: { custom: [{ kind: float, key: vid, reference-prefix: Video }] }\n';
    await writeNote('profiles/settings/all.yml', `bibliography: [house.bib]\n${kinds}`);
    await becomesEqual('unknown keys', unknown, []);
    // A file of the project may ask for another profile.
    await writeNote('profiles/_environment', 'QUARTO_PROFILE=draft\n');
    await becomesEqual('unknown keys', unknown, ['print2020']);
  });

  it('are found again in a folder that is renamed', async () => {
    await writeNote('moved/settings/first.bib', bibliography('first2020'));
    await writeNote('moved/_quarto.yml', 'bibliography: settings/first.bib\n');
    const uri = await writeNote('moved/a.qmd', 'IL-6 [@first2020; @second2020].\n');
    await vscode.window.showTextDocument(uri);
    const unknown = () =>
      problemsOf(uri).flatMap(({ message }) => /\w+2020/.exec(message)?.[0] ?? []);
    await becomesEqual('unknown keys', unknown, ['second2020']);
    await vscode.workspace.fs.rename(uriOf('moved/settings'), uriOf('moved/others'));
    await becomesEqual('unknown keys', unknown, ['first2020', 'second2020']);
    await vscode.workspace.fs.rename(uriOf('moved/others'), uriOf('moved/settings'));
    await becomesEqual('unknown keys', unknown, ['second2020']);
  });
});

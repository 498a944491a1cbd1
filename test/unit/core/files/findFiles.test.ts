import assert from 'node:assert/strict';
import { readStyle } from '../../../../src/core/csl/citationStyle';
import { findBibliographies } from '../../../../src/core/files/findBibliographies';
import { StyleFiles } from '../../../../src/core/files/findStyle';
import { findUserFiles, readUserText } from '../../../../src/core/files/findUserFiles';
import { LARGEST_FILE } from '../../../../src/core/workspaceLibrary/userFile';
import { hostOf } from '../../support/memoryFiles';

describe('the bibliographies of a note', () => {
  const folders = ['/work/notes', '/work'];
  const find = (files: readonly string[], named: string[] = [], set: string[] = []) =>
    findBibliographies(hostOf(Object.fromEntries(files.map((it) => [it, 'x']))), {
      folders,
      own: { named, isList: false },
      project: [],
      set,
    });

  it('are those that it names, in its folder first; the rest is missing', async () => {
    const found = await find(
      ['/work/notes/a.bib', '/work/a.bib', '/work/b.bib', '/work/refs.bib'],
      ['a.bib', 'b.bib', 'c.bib'],
    );
    assert.deepEqual(found, {
      files: ['/work/notes/a.bib', '/work/b.bib'],
      by: 'note',
      missing: ['c.bib'],
      ofProject: { listed: [], crossReferences: [] },
    });
  });

  it('are not absolute paths of a note; only a setting can name these', async () => {
    assert.deepEqual(await find(['/secret/a.bib'], ['/secret/a.bib']), {
      files: [],
      by: 'note',
      missing: ['/secret/a.bib'],
      ofProject: { listed: [], crossReferences: [] },
    });
    assert.deepEqual((await find(['/secret/a.bib'], [], ['/secret/a.bib'])).files, [
      '/secret/a.bib',
    ]);
  });

  it('are those of settings if it names none, in the folder of the workspace first', async () => {
    const found = await find(['/work/notes/a.bib', '/work/a.bib'], [], ['a.bib', 'gone.bib']);
    assert.deepEqual([found.files, found.by, found.missing], [['/work/a.bib'], 'setting', []]);
  });

  it('are otherwise the file with a usual name, or the only .bib of a folder', async () => {
    const usual = await find(['/work/notes/a.bib', '/work/notes/References.json', '/work/b.bib']);
    assert.deepEqual([usual.files, usual.by], [['/work/notes/References.json'], 'convention']);
    assert.deepEqual((await find(['/work/notes/one.bib'])).files, ['/work/notes/one.bib']);
    const two = ['/work/notes/one.bib', '/work/notes/two.bib'];
    assert.deepEqual((await find(two)).files, []);
    assert.deepEqual((await find([...two, '/work/three.bib'])).files, ['/work/three.bib']);
    assert.deepEqual((await find(['/work/references.bib/x'])).files, []);
  });
});

describe('the file of a citation style', () => {
  const xml = (title: string) =>
    `<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>${title}</title></info><citation><layout><text variable="title"/></layout></citation><bibliography><layout><text variable="title"/></layout></bibliography></style>`;

  it('is read from the first folder that has it, and only once until it changes', async () => {
    const files: Record<string, string> = { '/work/my.csl': xml('Mine') };
    const styles = new StyleFiles(hostOf(files));
    const read = () => styles.read('my.csl', ['/work/notes', '/work'], 'note');
    const first = await read();
    assert.ok('style' in first);
    assert.equal(await read(), first);
    files['/work/my.csl'] = xml('Changed');
    assert.notEqual(await read(), first);
  });

  it('is that of its parent if it only names one beside it', async () => {
    const dependent = (parent: string, attribute = '') =>
      `<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" ${attribute}><info><title>D</title>` +
      `<link href="http://www.zotero.org/styles/${parent}" rel="independent-parent"/></info></style>`;
    const files: Record<string, string> = {
      '/work/journal.csl': dependent('cell'),
      '/work/styles/journal.csl': dependent('cell', 'default-locale="en-GB"'),
      '/work/styles/cell.csl': xml('Cell in styles'),
      '/work/styles/dependent/journal.csl': dependent('cell'),
      '/work/cell.csl': xml('Cell'),
      '/work/bundled.csl': dependent('apa'),
      '/work/lost.csl': dependent('gone'),
      '/work/itself.csl': dependent('itself'),
    };
    const ours = readStyle(xml('Ours'));
    assert.ok('style' in ours);
    const styles = new StyleFiles(hostOf(files), async (name) =>
      name === 'apa' ? ours.style : undefined,
    );
    const read = async (name: string) => {
      const file = await styles.read(name, ['/work/notes', '/work'], 'note');
      return 'style' in file ? file.style : file.problem.kind;
    };
    const titleOf = async (name: string) => {
      const style = await read(name);
      return typeof style === 'string' ? style : style.title;
    };
    assert.equal(await titleOf('journal.csl'), 'Cell');
    assert.equal(await titleOf('styles/journal.csl'), 'Cell in styles');
    assert.equal(await titleOf('styles/dependent/journal.csl'), 'Cell in styles');
    assert.equal(await titleOf('bundled.csl'), 'Ours');
    assert.equal(await titleOf('lost.csl'), 'broken');
    assert.equal(await titleOf('itself.csl'), 'broken');
    const british = await read('styles/journal.csl');
    assert.ok(typeof british !== 'string');
    assert.equal(british.node.attrs['default-locale'], 'en-GB');
    assert.equal(await read('styles/journal.csl'), british);
    files['/work/styles/cell.csl'] = xml('Changed');
    assert.equal(await titleOf('styles/journal.csl'), 'Changed');
  });

  it('is a problem if the name is an address, or leads to no file or to no style', async () => {
    const styles = new StyleFiles(hostOf({ '/work/no.csl': '<style', '/secret/my.csl': xml('x') }));
    const kindOf = async (name: string) => {
      const file = await styles.read(name, ['/work'], 'note');
      return 'problem' in file ? file.problem.kind : 'style';
    };
    assert.equal(await kindOf('https://www.zotero.org/styles/cell'), 'address');
    assert.equal(await kindOf('gone.csl'), 'missing');
    assert.equal(await kindOf('no.csl'), 'broken');
    assert.equal(await kindOf('/secret/my.csl'), 'missing');
  });
});

describe('the files in which a user adds to the library', () => {
  it('are in cytonote/ and its sources/, by their names', async () => {
    const names = [
      'cytonote/topics.yaml',
      'cytonote/entities.yml',
      'cytonote/notes.yaml',
      'cytonote/sources/b2020.source.yaml',
      'cytonote/sources/a2020.source.yaml',
      'cytonote/sources/readme.md',
      'cytonote/sources/old/c2020.source.yaml',
      'entities.yaml',
    ];
    const host = hostOf(Object.fromEntries(names.map((it) => [`/work/${it}`, 'x'])));
    assert.deepEqual(await findUserFiles(host, '/work'), [
      '/work/cytonote/entities.yml',
      '/work/cytonote/topics.yaml',
      '/work/cytonote/sources/a2020.source.yaml',
      '/work/cytonote/sources/b2020.source.yaml',
    ]);
  });

  it('have a text, or none if they are too large, and are left out if they do not exist', async () => {
    const host = hostOf({ '/a.yaml': 'id: x', '/b.yaml': 'x'.repeat(3 * LARGEST_FILE + 1) });
    assert.deepEqual(await readUserText(host, '/a.yaml'), { text: 'id: x' });
    assert.deepEqual(await readUserText(host, '/b.yaml'), { text: undefined });
    assert.equal(await readUserText(host, '/c.yaml'), undefined);
  });
});

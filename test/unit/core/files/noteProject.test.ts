import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { findBibliographies } from '../../../../src/core/files/findBibliographies';
import {
  ownBibliographies,
  projectStyle,
  readProject,
} from '../../../../src/core/files/noteProject';
import { readFrontMatter } from '../../../../src/core/note/frontMatter';
import { fixtureFiles, hostOf } from '../../support/memoryFiles';

describe('the project that a note is in', () => {
  const files = fixtureFiles('projects', '/work');

  /** What is found for a note of the fixtures, with paths from its project. */
  const find = async (note: string, changed: Record<string, string> = {}) => {
    const all = { ...files, ...changed };
    const [root = ''] = note.split('/');
    const host = hostOf(all);
    const folders = [posix.join('/work', posix.dirname(note)), posix.join('/work', root)];
    const project = await readProject(host, folders);
    const own = ownBibliographies(readFrontMatter(all[posix.join('/work', note)] ?? ''));
    const found = await findBibliographies(host, { folders, own, project, set: [] });
    const paths = found.files.map((file) => posix.relative(`/work/${root}`, file));
    return { paths, by: found.by, style: projectStyle(project) };
  };

  it('of Quarto names bibliographies, a style and references', async () => {
    const { paths, by, style } = await find('quarto/index.qmd');
    assert.deepEqual([paths, by], [['shared.bib', '_quarto.yml'], 'project']);
    assert.deepEqual([style.csl?.name, style.lang], ['house.csl', 'de']);
  });

  it('of Quarto joins lists along the folders, and takes the inner one of two single values', async () => {
    const { paths, by, style } = await find('quarto/chapters/joined.qmd');
    assert.deepEqual(paths, [
      'chapters/own.bib',
      'shared.bib',
      'chapters/chapters.bib',
      '_quarto.yml',
    ]);
    assert.equal(by, 'note');
    assert.deepEqual([style.csl?.name, style.lang], ['house.csl', 'fr']);
    assert.deepEqual((await find('quarto/alone.qmd')).paths, ['own.bib', '_quarto.yml']);
    const asList = '---\nbibliography: [own.bib]\n---\n';
    const listed = await find('quarto/alone.qmd', { '/work/quarto/alone.qmd': asList });
    assert.deepEqual(listed.paths, ['own.bib', 'shared.bib', '_quarto.yml']);
  });

  it('of Quarto ends where there is no settings file above', async () => {
    assert.deepEqual((await find('pandoc/il-6.md')).paths, ['house.bib']);
  });

  it('of bookdown lends the front matter of its index to the chapters that have none', async () => {
    const chapter = 'bookdown/chapters/levels.Rmd';
    assert.deepEqual((await find(chapter)).paths, ['book.bib', 'packages.bib']);
    const own = '---\nbibliography: ../book.bib\n---\n';
    assert.deepEqual((await find(chapter, { [`/work/${chapter}`]: own })).paths, ['book.bib']);
  });

  it('of MyST and Jupyter Book names bibliographies for all pages', async () => {
    assert.deepEqual((await find('myst/levels/il-6.md')).paths, ['references/cited.bib']);
    assert.deepEqual((await find('jupyter-book/levels/il-6.md')).paths, [
      'first.bib',
      'second.bib',
    ]);
  });

  it('of Manubot has manual references, and metadata', async () => {
    const { paths, style } = await find('manubot/content/02.levels.md');
    assert.deepEqual(paths, ['content/manual-references.json', 'content/extra.bib']);
    assert.equal(style.lang, 'en-GB');
  });

  it('of Pandoc is what a defaults file says, but for variables of the system', async () => {
    const { paths, style } = await find('pandoc/il-6.md');
    assert.deepEqual([paths, style], [['house.bib'], { csl: undefined, lang: 'es' }]);
  });

  it('of Obsidian names the export of the Citations plug-in', async () => {
    assert.deepEqual((await find('obsidian/Cytokines/IL-6.md')).paths, ['zotero/My Library.json']);
  });

  it('says nothing where its settings cannot be read', async () => {
    for (const broken of ['bibliography: [', '- a', '"text"', `${'[{a: '.repeat(60)}`, '']) {
      const { by, style } = await find('quarto/index.qmd', { '/work/quarto/_quarto.yml': broken });
      assert.deepEqual([by, style.csl], ['convention', undefined], broken);
    }
    const bomb = `a: &a [x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*${i === 0 ? 'a' : `b${i - 1}`}, *${i === 0 ? 'a' : `b${i - 1}`}]`).join('\n')}\nbibliography: *b29\n`;
    const { by } = await find('quarto/index.qmd', { '/work/quarto/_quarto.yml': bomb });
    assert.equal(by, 'convention');
    const data = '/work/obsidian/.obsidian/plugins/obsidian-citation-plugin/data.json';
    for (const broken of ['{', '[]', '{"citationExportPath": 3}']) {
      const found = await find('obsidian/Cytokines/IL-6.md', { [data]: broken });
      assert.notEqual(found.by, 'project', broken);
    }
  });
});

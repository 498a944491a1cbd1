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

describe('the project of a note', () => {
  const files = fixtureFiles('projects', '/work');

  /** The settings for a note of the fixtures, with paths from its project. */
  const find = async (note: string, changed: Record<string, string> = {}, quartoProfile = '') => {
    const all = { ...files, ...changed };
    const [root = ''] = note.split('/');
    const host = hostOf(all);
    const folders = [posix.join('/work', posix.dirname(note)), posix.join('/work', root)];
    const own = ownBibliographies(readFrontMatter(all[posix.join('/work', note)] ?? ''));
    const { defaults = [] } = own;
    const project = await readProject(host, folders, { defaults, quartoProfile });
    const found = await findBibliographies(host, { folders, own, project, set: [] });
    const paths = found.files.map((file) => posix.relative(`/work/${root}`, file));
    const { listed, crossReferences } = found.ofProject;
    const keys = listed.flatMap(({ citations }) => citations.map(({ key }) => key));
    return {
      paths,
      by: found.by,
      style: projectStyle(project),
      listed: keys,
      crossReferences,
    };
  };

  it('of Quarto names bibliographies, a style and references', async () => {
    const { paths, by, style } = await find('quarto/index.qmd');
    assert.deepEqual([paths, by], [['shared.bib', '_quarto.yml'], 'project']);
    assert.deepEqual([style.csl?.name, style.lang], ['house.csl', 'de']);
  });

  it('of Quarto joins lists of nested folders, and has the inner one of two single values', async () => {
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

  it('of Quarto does not exist without a settings file in a folder above', async () => {
    assert.deepEqual((await find('pandoc/il-6.md')).paths, ['house.bib']);
  });

  it('of Quarto has files that it names, and the profiles that are active by default', async () => {
    const note = 'quarto-profiles/chapters/assay.qmd';
    const found = await find(note);
    assert.deepEqual(found.paths, ['shared.bib', 'house.bib', 'basic.bib', 'print.bib']);
    // The first profile is merged last.
    assert.deepEqual([found.style.csl?.name, found.style.lang], ['print.csl', 'fr']);
    const chosen = await find(note, {
      '/work/quarto-profiles/_quarto.yml.local':
        'profile:\n  default: [advanced]\nbibliography: [mine.bib]\n',
      '/work/quarto-profiles/mine.bib': '',
    });
    assert.deepEqual(chosen.paths, ['shared.bib', 'house.bib', 'advanced.bib', 'mine.bib']);
    assert.equal(chosen.style.csl?.name, 'shared.csl');
  });

  it('of Quarto has the profiles of the environment, before the default profiles', async () => {
    const note = 'quarto-profiles/chapters/assay.qmd';
    const local = { '/work/quarto-profiles/_quarto.yml.local': 'profile: { default: print }\n' };
    const advanced = ['shared.bib', 'house.bib', 'advanced.bib'];
    assert.deepEqual((await find(note, local, 'advanced')).paths, advanced);
    const both = await find(note, {}, 'advanced, print');
    assert.deepEqual(both.paths, ['shared.bib', 'house.bib', 'print.bib', 'advanced.bib']);
    assert.equal(both.style.csl?.name, 'print.csl');
    // One profile of each group is active.
    const other = await find(note, {}, 'none');
    assert.deepEqual(other.paths, ['shared.bib', 'house.bib', 'basic.bib']);
  });

  it('of Quarto has the profiles of its files of variables', async () => {
    const note = 'quarto-profiles/chapters/assay.qmd';
    const folder = '/work/quarto-profiles';
    const advanced = ['shared.bib', 'house.bib', 'advanced.bib'];
    for (const line of ['QUARTO_PROFILE=advanced', 'export QUARTO_PROFILE = "advanced" # ours']) {
      const set = { [`${folder}/_environment`]: `TOKEN=x\n${line}\n` };
      assert.deepEqual((await find(note, set)).paths, advanced, line);
      const print = await find(note, set, 'print');
      assert.deepEqual(print.paths, ['shared.bib', 'house.bib', 'basic.bib', 'print.bib']);
    }
    const ofTwo = await find(note, {
      [`${folder}/_environment`]: 'QUARTO_PROFILE=print\n',
      [`${folder}/_environment.local`]: 'QUARTO_PROFILE=advanced\n',
    });
    assert.deepEqual(ofTwo.paths, advanced);
    const none = await find(note, { [`${folder}/_environment`]: '# QUARTO_PROFILE=advanced\n' });
    assert.deepEqual(none.paths, (await find(note)).paths);
  });

  it('of Quarto lists uncited sources: those of the inner text, or of all lists', async () => {
    const note = 'quarto-profiles/chapters/assay.qmd';
    assert.deepEqual((await find(note)).listed, ['print2020']);
    const own = (nocite: string) =>
      find(note, { [`/work/${note}`]: `---\nnocite: ${nocite}\n---\n` });
    assert.deepEqual((await own('"@mine2020"')).listed, []);
    assert.deepEqual((await own('["@mine2020"]')).listed, ['print2020']);
    const asList = await find(note, {
      '/work/quarto-profiles/_quarto-print.yml': 'nocite: ["@*", "@other2020"]\n',
    });
    assert.deepEqual(asList.listed, ['shared2020', '*', 'other2020']);
  });

  it('of Quarto defines kinds of cross-references', async () => {
    const note = 'quarto-profiles/chapters/assay.qmd';
    assert.deepEqual((await find(note)).crossReferences, ['vid']);
    const inFolder = await find(note, {
      '/work/quarto-profiles/chapters/_metadata.yml':
        'crossref:\n  custom: [{ kind: float, key: dia, reference-prefix: Diagram }]\n',
    });
    assert.deepEqual(inFolder.crossReferences, ['vid', 'dia']);
  });

  it('of R Markdown passes files to Pandoc, also by defaults files that name one another', async () => {
    const report = await find('rmarkdown/report.Rmd');
    assert.deepEqual(report.paths, ['extra.bib', 'styles/base.bib', 'styles/house.bib']);
    assert.deepEqual([report.style.csl?.name, report.style.lang], ['word.csl', 'en-GB']);
    assert.deepEqual(report.listed, ['base2020']);
    const own = await find('rmarkdown/own-defaults.Rmd', { '/work/rmarkdown/_output.yml': '' });
    // The two files name one another.
    assert.deepEqual(own.paths, ['styles/house.bib', 'styles/base.bib']);
    assert.deepEqual([own.style.csl?.name, own.style.lang], ['meta.csl', 'en-GB']);
  });

  it('of blogdown gives posts its output formats, with paths from the folder of each post', async () => {
    const { paths, style } = await find('blogdown/content/post/il-6.Rmd');
    assert.deepEqual(paths, ['content/post/blog.bib']);
    assert.equal(style.csl?.name, 'blog.csl');
    const beside = { '/work/blogdown/content/post/_output.yml': 'html_document: default\n' };
    assert.equal((await find('blogdown/content/post/il-6.Rmd', beside)).style.csl, undefined);
    const noSite = await find('quarto/chapters/joined.qmd', {
      '/work/quarto/_output.yml': 'html_document:\n  pandoc_args: --csl=other.csl\n',
    });
    assert.equal(noSite.style.csl?.name, 'house.csl');
  });

  it('of bookdown has output formats with paths from the folder of the book', async () => {
    const { style } = await find('bookdown/chapters/levels.Rmd', {
      '/work/bookdown/_output.yml': 'bookdown::gitbook:\n  pandoc_args: [--csl, book.csl]\n',
    });
    assert.deepEqual(style.csl, { name: 'book.csl', folders: ['/work/bookdown'] });
  });

  it('of Zettlr names a style', async () => {
    const { style } = await find('zettlr/thesis/levels.md');
    assert.deepEqual(style.csl, { name: 'thesis.csl', folders: ['/work/zettlr/thesis'] });
    for (const settings of ['{"project": null}', '{"project": {"cslStyle": ""}}', '{']) {
      const changed = { '/work/zettlr/thesis/.ztr-directory': settings };
      assert.equal((await find('zettlr/thesis/levels.md', changed)).style.csl, undefined, settings);
    }
  });

  it('of bookdown gives the front matter of its index to chapters without front matter', async () => {
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

  it('of Pandoc has the values of a defaults file, except for variables of the system', async () => {
    const { paths, style } = await find('pandoc/il-6.md');
    assert.deepEqual([paths, style], [['house.bib'], { csl: undefined, lang: 'es' }]);
  });

  it('of Obsidian names the export of the Citations plug-in', async () => {
    assert.deepEqual((await find('obsidian/Cytokines/IL-6.md')).paths, ['zotero/My Library.json']);
  });

  it('is empty if its settings cannot be read', async () => {
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

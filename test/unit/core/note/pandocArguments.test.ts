import assert from 'node:assert/strict';
import { readFrontMatter } from '../../../../src/core/note/frontMatter';
import { readNoteStyle } from '../../../../src/core/note/noteStyle';
import { filesInArguments } from '../../../../src/core/note/pandocArguments';

describe('the arguments of Pandoc', () => {
  it('name files after an equals sign or in the next argument', () => {
    const args = ['--toc', '--csl', 'a b.csl', '--bibliography=one.bib', '-dhouse', '-d', 'other'];
    const more = ['--metadata-file=m.yaml', ' --defaults ', ' more '];
    assert.deepEqual(filesInArguments([...args, ...more]), [
      { option: 'csl', name: 'a b.csl', at: 2 },
      { option: 'bibliography', name: 'one.bib', at: 3 },
      { option: 'defaults', name: 'house', at: 4 },
      { option: 'defaults', name: 'other', at: 6 },
      { option: 'metadata-file', name: 'm.yaml', at: 7 },
      { option: 'defaults', name: 'more', at: 9 },
    ]);
  });

  it('name no files if they are incomplete or have another meaning', () => {
    assert.deepEqual(filesInArguments(['--csl', '', '--csl=', '--filter=x', 7, '--csl']), []);
    assert.deepEqual(filesInArguments(['--csl-other=x', '--toc-depth=2', 'one.bib']), []);
  });

  it('in the output formats of a note name its bibliographies, with their places', () => {
    const note =
      '---\nbibliography: a.bib\noutput:\n  html_document:\n    pandoc_args: ["--bibliography", "b.bib"]\n  word_document:\n    pandoc_args: --bibliography=c.bib\n  pdf_document: default\n---\n';
    const { bibliography, defaults } = readFrontMatter(note) ?? {};
    assert.deepEqual(
      bibliography?.map(({ name, start, end }) => [name, note.slice(start, end)]),
      [
        ['a.bib', 'a.bib'],
        ['b.bib', '"b.bib"'],
        ['c.bib', '--bibliography=c.bib'],
      ],
    );
    assert.deepEqual(defaults, []);
    const house = readFrontMatter(
      '---\noutput:\n  html_document:\n    pandoc_args: [-dhouse, --bibliography=a.bib, --csl=b.csl]\n---\n',
    );
    assert.deepEqual(house?.defaults, ['house']);
    assert.deepEqual(
      house?.bibliography.map(({ name }) => name),
      ['a.bib'],
    );
    assert.equal(house?.style.csl?.value, 'b.csl');
    assert.deepEqual(readNoteStyle({ frontMatter: house }).defaults, ['house']);
  });
});

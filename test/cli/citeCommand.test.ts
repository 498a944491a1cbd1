import assert from 'node:assert/strict';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';

const list = '<!-- cytonote: references -->\n\n<!-- cytonote: end of references -->\n';

describe('cytonote cite', () => {
  it('adds to the bibliography, updates existing lists, and is idempotent', () =>
    inFolder((folder) => {
      const [withList, without, bib] = ['a.md', 'b.md', 'refs.bib'].map((it) =>
        join(folder, it),
      ) as [string, string, string];
      writeFileSync(withList, `IL-6 [@emilie1998], and [@own].\n\n${list}`);
      writeFileSync(without, 'IL-6 [@emilie1998].\n');
      writeFileSync(bib, '@book{own, title={Own}, author={Me, A}, year=2001}\n');
      const cite = (...args: string[]) => run(['cite', '--root', folder, ...args]);

      const before = [withList, bib].map((it) => readFileSync(it, 'utf8'));
      const checked = cite('--check');
      assert.deepEqual(
        [checked.status, checked.stdout],
        [1, 'refs.bib: not up to date\na.md: not up to date\n'],
      );
      assert.deepEqual(
        [withList, bib].map((it) => readFileSync(it, 'utf8')),
        before,
      );

      const done = cite();
      assert.deepEqual(
        [done.status, done.stdout],
        [0, 'refs.bib: entries added: 1\na.md: references updated\n'],
      );
      const note = readFileSync(withList, 'utf8');
      assert.match(note, /\n1\. Emilie D.+<!-- @emilie1998 -->\n2\. Me A\. Own.+<!-- @own -->\n/);
      assert.match(readFileSync(bib, 'utf8'), /^@book\{own.+\n+@article\{emilie1998/s);
      assert.equal(readFileSync(without, 'utf8'), 'IL-6 [@emilie1998].\n');

      const again = cite('--check');
      assert.deepEqual([again.status, again.stdout], [0, '']);
      assert.equal(
        cite('--insert', '--style', 'apa').stdout,
        'a.md: references updated\nb.md: references updated\n',
      );
      assert.match(
        readFileSync(without, 'utf8'),
        /## References\n\n<!-- cytonote: references -->\n\n- Emilie, D\./,
      );
      assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'b.md', 'refs.bib']);
    }));

  it('writes to the file that a link leads to, and leaves the link', function () {
    if (process.platform === 'win32') this.skip();
    return inFolder((folder) => {
      const [note, shared, linked] = ['a.md', 'library.bib', 'references.bib'].map((it) =>
        join(folder, it),
      ) as [string, string, string];
      writeFileSync(note, `---\nbibliography: references.bib\n---\n\nIL-6 [@emilie1998].\n`);
      writeFileSync(shared, '@book{own, title={Own}, author={Me, A}, year=2001}\n');
      symlinkSync(shared, linked);
      const done = run(['cite', '--root', folder, note]);
      assert.equal(done.status, 0, done.stderr);
      assert.ok(lstatSync(linked).isSymbolicLink());
      assert.match(readFileSync(shared, 'utf8'), /^@book\{own.+\n+@article\{emilie1998/s);
    });
  });

  it('lists what the project lists for every note, in the project’s style, and leaves out cross-references', () =>
    inFolder((folder) => {
      cpSync(join(__dirname, '../fixtures/projects/quarto-profiles'), folder, { recursive: true });
      const note = join(folder, 'chapters', 'assay.qmd');
      const done = run(['cite', '--root', folder, '--insert', note]);
      assert.deepEqual([done.status, done.stderr], [0, '']);
      const items = readFileSync(note, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('- '));
      assert.deepEqual(items, [
        '- PRINT A made-up article on IL-6, number 12 <!-- @shared2020 -->',
        '- PRINT A made-up article on IL-6, number 14 <!-- @print2020 -->',
      ]);
    })).timeout(60_000);

  it('lists and adds publications that are cited by identifier', () =>
    inFolder((folder) => {
      const [note, bib] = ['a.md', 'refs.bib'].map((it) => join(folder, it)) as [string, string];
      const cited = '[@doi:10.3109/08830189809043015; @isbn:3-319-46492-2], [](doi:10.5555/own)';
      writeFileSync(note, `IL-6 ${cited} [@doi:10.5555/unknown].\n\n${list}`);
      writeFileSync(
        bib,
        '@book{own, title={Own}, author={Me, A}, year=2001, isbn={9783319464923}}\n@article{two, title={Two}, author={Me, A}, year=2002, doi={10.5555/OWN}}\n',
      );
      run(['cite', '--root', folder]);
      const text = readFileSync(note, 'utf8');
      assert.match(text, /1\. Emilie D.+@emilie1998 -->\n2\. Me A\. Own.+\n3\. Me A\. Two.+\n\n/);
      assert.ok(text.startsWith(`IL-6 ${cited}`));
      assert.match(readFileSync(bib, 'utf8'), /@article\{emilie1998/);
      assert.equal(run(['cite', '--root', folder, '--check']).status, 0);
    }));

  it('writes lists in the language of the note, of a style, and of a style that depends on another one', () =>
    inFolder((folder) => {
      const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
      const noteOf = (head: string) => `---\n${head}\n---\n\n[@own]\n\n${list}`;
      const style = 'style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"';
      write('refs.bib', '@book{own, title={Own}, editor={Me, A and You, B}, year=2001}\n');
      write(
        'british.csl',
        `<${style} default-locale="en-GB"><info><title>B</title><id>b</id></info>` +
          '<citation><layout><text variable="title"/></layout></citation><bibliography><layout>' +
          '<names variable="editor"><name/><label form="short" prefix=" "/></names></layout></bibliography></style>',
      );
      write(
        'italian.csl',
        `<${style} default-locale="it-IT"><info><title>I</title><id>i</id>` +
          '<link href="http://www.zotero.org/styles/british" rel="independent-parent"/></info></style>',
      );
      write('a.md', noteOf('csl: british.csl'));
      write('b.md', noteOf('csl: british.csl\nlang: pt-BR'));
      write('c.md', noteOf('csl: italian.csl'));
      assert.equal(run(['cite', '--root', folder]).status, 0);
      const items = ['a.md', 'b.md', 'c.md'].map(
        (name) => /^- (.*) <!-- @own -->$/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1],
      );
      assert.deepEqual(items, ['A Me, B You eds', 'A Me, B You org.', 'A Me, B You a c. di']);
    }));

  it('adds no list to a note in which Pandoc writes the list, and reports it', () =>
    inFolder((folder) => {
      const file = join(folder, 'a.md');
      const note = '[@emilie1998]\n\n# References {-}\n\n::: {#refs}\n:::\n';
      writeFileSync(file, note);
      assert.equal(run(['cite', '--root', folder]).stdout, '');
      const { status, stdout } = run(['cite', '--root', folder, '--insert', '--check']);
      const said = 'a.md: Pandoc writes the list of references into {#refs}, so none is added\n';
      assert.deepEqual([status, stdout], [0, said]);
      assert.equal(readFileSync(file, 'utf8'), note);
    }));

  it('skips a note whose list has no end, and continues', () =>
    inFolder((folder) => {
      writeFileSync(join(folder, 'a.md'), '<!-- cytonote: references -->\n');
      writeFileSync(join(folder, 'b.md'), `[@emilie1998]\n\n${list}`);
      const { status, stdout, stderr } = run(['cite', '--root', folder]);
      assert.deepEqual([status, stdout], [1, 'b.md: references updated\n']);
      assert.match(stderr, /^cytonote: .*a\.md: the end of the list of references is missing\n$/);
    }));
});

describe('cytonote library', () => {
  it('imports references once, adds missing fields, and reports damaged entries', () =>
    inFolder((folder) => {
      const nbib = join(folder, 'a.nbib');
      writeFileSync(
        nbib,
        'PMID- 990000001\nTI  - An imagined lamp that lowers IL-6.\nFAU - Lampe, Émile\nDP  - 2001\n',
      );
      const bib = join(folder, 'b.bib');
      writeFileSync(bib, '@book{x, title={X}, author={Y, Z}, year=2000}\n@book{broken, title={\n');
      const all = (...args: string[]) => run(['library', ...args, '--root', folder]);
      const first = all('import', nbib, bib);
      assert.deepEqual([first.status, first.stdout], [1, '2 new, 0 extended, 0 already known\n']);
      assert.match(first.stderr, /^cytonote: .*b\.bib:2: .+\n$/);
      const sources = join(folder, 'cytonote', 'sources');
      assert.deepEqual(readdirSync(sources).sort(), ['lampe2001.source.yaml', 'x.source.yaml']);
      assert.match(readFileSync(join(sources, 'lampe2001.source.yaml'), 'utf8'), /- il-6\b/);
      writeFileSync(nbib, `${readFileSync(nbib, 'utf8')}JT  - Journal of lamps\n`);
      const again = all('import', nbib);
      assert.deepEqual([again.status, again.stdout], [0, '0 new, 1 extended, 0 already known\n']);
      assert.equal(all('import', nbib).stdout, '0 new, 0 extended, 1 already known\n');
      const sound = all('check');
      assert.deepEqual([sound.status, sound.stdout], [0, '2 files, 0 problems\n']);
    }));

  it('makes no second file of a source whose file writes it in another form', () =>
    inFolder((folder) => {
      const json = join(folder, 'a.json');
      writeFileSync(
        json,
        '[{"id":"berg2005","type":"book","title":"Cells of the Roof","author":[{"family":"Berg","given":"Jan","dropping-particle":"van der"}],"issued":{"date-parts":[[2005]]}}]',
      );
      const bib = join(folder, 'b.bib');
      writeFileSync(
        bib,
        '@article{lund2006, author={Lund, Bo}, title={<em>Listeria</em> at sea}, year=2006, doi={NA}}\n',
      );
      const all = () => run(['library', 'import', json, bib, '--root', folder]).stdout;
      assert.equal(all(), '2 new, 0 extended, 0 already known\n');
      assert.equal(all(), '0 new, 0 extended, 2 already known\n');
    }));

  it('checks the files of the library', () =>
    inFolder((folder) => {
      mkdirSync(join(folder, 'cytonote'));
      writeFileSync(join(folder, 'cytonote', 'topics.yaml'), '- id: x\n  labl: X\n');
      const { status, stdout } = run(['library', 'check', '--root', folder]);
      assert.equal(status, 1);
      assert.match(
        stdout,
        /^cytonote\/topics\.yaml:2:3: warning: .+\n(?:.+\n)*1 files, \d problems\n$/,
      );
      assert.equal(run(['library']).status, 2);
      assert.equal(run(['library', 'import']).status, 2);
    }));
});

import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../unit/support/commandLine';

/** The bytes of a text with a single byte for the "ü" of "Müller". */
const bytes = (text: string, umlaut = 0xfc) =>
  Buffer.from([...text].map((unit) => (unit === 'ü' ? umlaut : unit.charCodeAt(0))));
const entry = '@article{muller2001,\n  author = {Müller, Ada},\n  title = {Lamps},\n}\n';
const ris = 'TY  - JOUR\r\nAU  - Müller, Ada\r\nTI  - Lamps\r\nPY  - 2001\r\nER  - \r\n';
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

/** Files of references with one entry by Müller, each in another encoding. */
const files: readonly (readonly [name: string, content: Buffer, isGuess?: true])[] = [
  ['Windows-1252 that is not named', bytes(entry), true],
  ['Windows-1252', bytes(`% Encoding: Cp1252\n\n${entry}`)],
  ['Latin-1', bytes(`% Encoding: ISO8859_1\n\n${entry}`)],
  ['Mac OS Roman', bytes(`% Encoding: x-MacRoman\n\n${entry}`, 0x9f)],
  ['UTF-16, little end first', Buffer.from(`\uFEFF${entry}`, 'utf16le')],
  ['UTF-16, big end first', utf16be(`\uFEFF${entry}`)],
  ['UTF-16 without a byte order mark', Buffer.from(entry, 'utf16le')],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${entry}`)],
  ['UTF-8', Buffer.from(entry)],
];

describe('encodings', () => {
  it('keep all bytes of a bibliography when cite adds entries to it, and read it', () =>
    inFolder((folder) => {
      const bibliographies = files.map(([name, content, isGuess = false], at) => {
        const note = join(folder, String(at));
        const bibliography = join(note, 'refs.bib');
        mkdirSync(note);
        writeFileSync(bibliography, content);
        const front = '---\nbibliography: refs.bib\n---\n\n';
        writeFileSync(join(note, 'a.md'), `${front}IL-6 [@emilie1998; @muller2001].\n`);
        return { name, content, file: bibliography, isGuess };
      });
      const guesses = (stderr: string) =>
        [...stderr.matchAll(/(\d)\Wrefs\.bib(?::\d+)?: What is not UTF-8/g)].map(([, at]) =>
          Number(at),
        );
      const guessed = bibliographies.flatMap(({ isGuess }, at) => (isGuess ? [at] : []));
      const cited = run(['cite', '--root', folder]);
      assert.equal(cited.status, 0);
      assert.deepEqual(
        cited.stdout.trimEnd().split('\n').sort(),
        files.map((_, at) => `${at}/refs.bib: entries added: 1`),
      );
      assert.deepEqual(guesses(cited.stderr), guessed);

      for (const { name, content, file } of bibliographies) {
        const blank = name.startsWith('UTF-16') ? 2 : 1;
        const kept = content.length - blank;
        assert.deepEqual(readFileSync(file).subarray(0, kept), content.subarray(0, kept), name);
      }
      const paths = bibliographies.map(({ file }) => file);
      const converted = run(['convert', ...paths, '--to', 'csl-json']);
      assert.equal(converted.status, 1);
      assert.deepEqual(guesses(converted.stderr), guessed);
      const references = JSON.parse(converted.stdout);
      assert.equal(references.length, 2 * files.length);
      for (const [at, { name }] of bibliographies.entries()) {
        const [first, second] = references.slice(2 * at);
        assert.deepEqual(first.author, [{ family: 'Müller', given: 'Ada' }], name);
        assert.equal(second.id, 'emilie1998', name);
        assert.equal(second.author[0].family, 'Emilie', name);
      }
      const clear = bibliographies.find(({ isGuess }) => !isGuess)?.file ?? '';
      assert.equal(run(['convert', clear, '--to', 'csl-json']).status, 0);
      assert.equal(run(['cite', '--root', folder, '--check']).status, 0);
    }));

  it('that are unknown leave a bibliography unchanged, which is reported', () =>
    inFolder((folder) => {
      const path = join(folder, 'refs.bib');
      const content = bytes(entry, 0x81);
      writeFileSync(path, content);
      writeFileSync(join(folder, 'a.md'), 'IL-6 [@emilie1998].\n');
      for (const command of ['cite', 'check']) {
        const { status, stderr } = run([command, '--root', folder]);
        assert.equal(status, 1);
        assert.match(stderr, /refs\.bib: its encoding is unknown/);
      }
      assert.deepEqual(readFileSync(path), content);
      const converted = run(['convert', path, '--to', 'ris']);
      assert.deepEqual([converted.status, converted.stdout], [1, '']);
      assert.match(converted.stderr, /refs\.bib: its encoding is unknown/);
    }));

  it('do not matter for a bibliography to which nothing can be added, which is reported', () =>
    inFolder((folder) => {
      const path = join(folder, 'refs.json');
      writeFileSync(path, '{"id": "a", "type": "book", "title": "One"}');
      writeFileSync(join(folder, 'a.md'), 'IL-6 [@emilie1998].\n');
      const { status, stderr } = run(['cite', '--root', folder]);
      assert.equal(status, 1);
      assert.match(stderr, /refs\.json was left as it is: a form to which nothing can be added\n$/);
      assert.equal(readFileSync(path, 'utf8'), '{"id": "a", "type": "book", "title": "One"}');
    }));

  it('keep all bytes of a note around its updated references', () =>
    inFolder((folder) => {
      const list = '<!-- cytonote: references -->\n\n<!-- cytonote: end of references -->\n';
      const note = `ü IL-6 [@emilie1998].\n\n${list}\nü\n`;
      const notes = [
        bytes(note),
        Buffer.from(`\uFEFF${note}`),
        Buffer.from(`\uFEFF${note}`, 'utf16le'),
      ].map((content, at) => ({ content, name: `${at}.md`, path: join(folder, `${at}.md`) }));
      for (const { content, path } of notes) writeFileSync(path, content);
      const { status, stdout } = run(['cite', '--root', folder]);
      const said = notes.map(({ name }) => `${name}: references updated\n`).join('');
      assert.deepEqual([status, stdout], [0, said]);
      for (const { content, path } of notes) {
        const after = readFileSync(path);
        const isWide = content[1] === 0xfe;
        const [head, tail] = isWide ? [60, 8] : [40, 3];
        assert.deepEqual(after.subarray(0, head), content.subarray(0, head));
        assert.deepEqual(after.subarray(-tail), content.subarray(-tail));
        assert.match(after.toString(isWide ? 'utf16le' : 'latin1'), /1\. Emilie D/);
      }
      assert.equal(run(['cite', '--root', folder, '--check']).status, 0);
    }));

  it('are all read by an import', () =>
    inFolder((folder) => {
      const path = join(folder, 'a.ris');
      writeFileSync(path, bytes(ris));
      const { stdout, stderr } = run(['library', 'import', path, '--root', folder]);
      assert.match(stdout, /^1 new/);
      assert.match(stderr, /a\.ris:1: What is not UTF-8 in this file is read as Windows-1252/);
      const sources = join(folder, 'cytonote', 'sources');
      const [file = ''] = readdirSync(sources);
      assert.equal(file, 'muller2001.source.yaml');
      assert.match(readFileSync(join(sources, file), 'utf8'), /Müller/);
    }));

  it('are kept when an import adds to a source, and unreadable files stay unchanged', () =>
    inFolder((folder) => {
      const path = join(folder, 'a.ris');
      writeFileSync(path, ris);
      const importing = () => run(['library', 'import', path, '--root', folder]);
      importing();
      const source = join(folder, 'cytonote', 'sources', 'muller2001.source.yaml');
      const before = bytes(readFileSync(source, 'utf8'));
      writeFileSync(source, before);
      writeFileSync(path, ris.replace('PY  -', 'VL  - 7\r\nPY  -'));
      assert.match(importing().stdout, /^0 new, 1 extended/);
      const after = readFileSync(source);
      assert.deepEqual(after.subarray(0, before.length), before);
      assert.match(after.subarray(before.length).toString(), /^volume: "7"\n$/);
      const broken = bytes('title: ü\n', 0x81);
      writeFileSync(source, broken);
      const { status, stderr } = importing();
      assert.equal(status, 1);
      assert.match(stderr, /muller2001\.source\.yaml: its encoding is unknown/);
      assert.deepEqual(readFileSync(source), broken);
    }));

  it('are all read by annotate', () => {
    const note = 'Müller: “IL-6”.\n';
    const latin = Buffer.from(
      [...note].map((unit) => ({ '“': 0x93, '”': 0x94 })[unit] ?? unit.charCodeAt(0)),
    );
    for (const [content, isGuess] of [
      [latin, true],
      [Buffer.from(`\uFEFF${note}`, 'utf16le'), false],
      [Buffer.from(`\uFEFF${note}`), false],
    ] as const) {
      const { status, stdout, stderr } = run(['annotate', '-'], content);
      assert.equal(status, 0);
      assert.deepEqual(
        JSON.parse(stdout).mentions.map((it: { start: number; text: string }) => [
          it.start,
          it.text,
        ]),
        [[9, 'IL-6']],
      );
      assert.equal(/What is not UTF-8/.test(stderr), isGuess);
    }
  });
});

import assert from 'node:assert/strict';
import { bodyStartOf, readFrontMatter } from '../../../../src/core/note/frontMatter';

describe('front matter', () => {
  it('ends after its closing line', () => {
    for (const note of [
      '---\na: 1\n---\n',
      '---\r\na: 1\r\n---\r\n',
      '\uFEFF---\na: 1\n...\n',
      '---\na: 1\n---',
    ]) {
      const { start, end, problems } = readFrontMatter(`${note}`) ?? {};
      assert.deepEqual({ start, end, problems }, { start: 0, end: note.length, problems: [] });
    }
    assert.equal(readFrontMatter('---\na: 1\n---\nText\n---\n')?.end, 13);
  });

  it('is missing if it is not at the head, is never closed, or begins with a blank line', () => {
    for (const note of [
      '',
      '# Title',
      ' ---\na: 1\n---\n',
      '---\na: 1\n',
      '---\n\na: 1\n---\n',
      '----\na\n---\n',
    ]) {
      assert.equal(readFrontMatter(note), undefined, JSON.stringify(note));
    }
  });

  it('is passed over in Hugo’s other forms, and a text that only begins like one is the body', () => {
    const bodyOf = (note: string) => note.slice(bodyStartOf(note, readFrontMatter(note)));
    for (const head of [
      '+++\ntitle = "IL-6"\n\n[a]\nb = 1\n+++\n',
      '\uFEFF+++\r\na = 1\r\n+++\r\n',
      '{\n  "title": "IL-6",\n  "a": {\n    "b": 1\n  }\n}\n',
      '---\ntitle: IL-6\n---\n',
    ]) {
      assert.equal(bodyOf(`${head}Text\n`), 'Text\n', head);
    }
    for (const body of ['+++\na\n', '++++\na\n++++\n', '{\nIL-6\n}\n', '{"a": 1} is JSON.\n']) {
      assert.equal(bodyOf(body), body);
    }
  });

  it('reports errors at their places', () => {
    const note = '---\ntitle: IL-6\ntags: [a, b\nother: "x\n---\n\nText\n';
    const [problem] = readFrontMatter(note)?.problems ?? [];
    assert.ok(problem);
    assert.ok(problem.start > note.indexOf('tags') && problem.end <= note.lastIndexOf('---') + 1);
    assert.doesNotMatch(problem.message, /\n|line \d/);
    const colon = readFrontMatter('---\ntitle: IL-6: the review\n---\n')?.problems[0];
    assert.equal(colon?.start, 11);
  });

  it('names bibliography files, one or several', () => {
    const named = (yaml: string) => {
      const note = `---\n${yaml}\n---\n\nText\n`;
      return readFrontMatter(note)?.bibliography.map(({ name, start, end }) => {
        assert.ok(note.slice(start, end).includes(name));
        return name;
      });
    };
    assert.deepEqual(named('bibliography: a.bib'), ['a.bib']);
    assert.deepEqual(named('bibliography: "a b.bib"'), ['a b.bib']);
    assert.deepEqual(named('bibliography: [a.bib, ../b.json]'), ['a.bib', '../b.json']);
    assert.deepEqual(named('bibliography:\n  - a.bib\n  - b.yaml'), ['a.bib', 'b.yaml']);
    for (const none of ['bibliography:', 'bibliography: 5', 'bibliography: {a: b}', 'title: x']) {
      assert.deepEqual(named(none), []);
    }
  });

  it('sets the syntax of citations, also beside options with errors', () => {
    const read = (yaml: string) => readFrontMatter(`---\ncytonote:\n${yaml}\n---\n`);
    assert.equal(read('  syntax: footnote')?.options.syntax, 'footnote');
    assert.equal(read('  syntax:')?.options.syntax, undefined);
    const wrong = read('  silence: [CSF]\n  syntax: footnotes');
    assert.deepEqual(wrong?.options, { isOff: false, silence: ['CSF'], claims: true });
    assert.deepEqual(
      wrong?.problems.map(({ message }) => message),
      [
        '"footnotes" must be one of "pandoc", "footnote", "link", "numbered", "myst", "latex", "manubot"',
      ],
    );
    assert.equal(wrong?.problems[0]?.start, 41);
  });

  it('names a collection of Zotero, with its place', () => {
    const named = (yaml: string) => {
      const note = `---\ntitle: x\n${yaml}\n---\n`;
      const { zotero } = readFrontMatter(note)?.options ?? {};
      return zotero && [zotero.name, note.slice(zotero.start, zotero.end)];
    };
    assert.deepEqual(named('cytonote: {zotero: Skin}'), ['Skin', 'Skin']);
    assert.deepEqual(named('cytonote:\n  zotero: " A/B: c "'), ['A/B: c', '" A/B: c "']);
    assert.deepEqual(named('cytonote:\n  zotero: Skin\n  syntax: x'), ['Skin', 'Skin']);
    for (const none of ['cytonote:', 'cytonote: {zotero: }', 'cytonote: {zotero: [a]}', 'a: b']) {
      assert.equal(named(none), undefined, none);
    }
  });

  it('says whether the note opts out', () => {
    const read = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`);
    assert.equal(read('cytonote: false')?.options.isOff, true);
    assert.deepEqual(read('cytonote: false')?.problems, []);
    assert.equal(read('cytonote: true')?.options.isOff, false);
    assert.equal(read('title: x')?.options.isOff, false);
    assert.equal(read('cytonote: "false"')?.options.isOff, false);
  });

  it('survives aliases that expand without end', () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let at = 1; at < 30; at++) {
      lines.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    }
    assert.deepEqual(readFrontMatter(`---\n${lines.join('\n')}\n---\n`)?.problems, []);
  });

  it('has the kinds of cross-references that a document of Quarto adds', () => {
    const note =
      '---\ncrossref:\n  custom:\n    - kind: float\n      key: vid\n    - key: " "\n    - kind: x\n---\n';
    assert.deepEqual(readFrontMatter(note)?.crossReferences, ['vid']);
  });

  it('that is nested too deeply says so, and says nothing else', () => {
    const yaml = `a: ${'['.repeat(500)}${']'.repeat(500)}\nbibliography: x.bib\n`;
    const note = `---\n${yaml}---\n\nIL-6\n`;
    const { problems = [], bibliography, content, options } = readFrontMatter(note) ?? {};
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['the file is nested too deeply'],
    );
    assert.deepEqual(bibliography, []);
    assert.ok(content && note.slice(content.start, content.end) === yaml);
    assert.deepEqual(options, { isOff: false, silence: [], claims: true });
  });
});

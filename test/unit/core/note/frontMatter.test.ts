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
    const { content, end } = readFrontMatter('---\na: 1\n---\nText\n---\n') ?? {};
    assert.deepEqual([content, end], [{ start: 4, end: 9 }, 13]);
  });

  it('does not exist if it is not at the beginning, is never closed, or begins with a blank line', () => {
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

  it('is skipped in Hugo’s other forms, but a text that only begins like one is prose', () => {
    const bodyOf = (note: string) => note.slice(bodyStartOf(note, readFrontMatter(note)));
    for (const head of [
      '+++\ntitle = "IL-6"\n\n[a]\nb = 1\n+++\n',
      '\uFEFF+++\r\na = 1\r\n+++\r\n',
      '{\n  "title": "IL-6",\n  "a": {\n    "b": 1\n  }\n}\n',
      '{\n}\n',
      '{ "a": "}" }  \r\n'.replace(' }', '\n}'),
      '\uFEFF{\n"a": 1\n}\n',
      '---\ntitle: IL-6\n---\n',
      // A program that joins files leaves such a mark between them.
      '---\ntitle: IL-6\n---\n\uFEFF',
      '\uFEFF',
    ]) {
      assert.equal(bodyOf(`${head}Text\n`), 'Text\n', head);
    }
    assert.equal(bodyOf('+++\na = 1\n+++'), '');
    assert.equal(bodyOf('{\n"a": 1\n}'), '');
    const long = `{\n"a": "${'x'.repeat(70_000)}"\n}\n`;
    for (const body of [
      long,
      '{\n"a": 1,\n}\n',
      '+++a\n+++\n',
      '+++\na\n+++b\n',
      '+++\na\n',
      '++++\na\n++++\n',
      '{\nIL-6\n}\n',
      '{"a": 1} is JSON.\n',
    ]) {
      assert.equal(bodyOf(body), body);
    }
  });

  it('reports errors at their places', () => {
    const note = '---\ntitle: IL-6\ntags: [a, b\nother: "x\n---\n\nText\n';
    const [problem] = readFrontMatter(note)?.problems ?? [];
    assert.ok(problem);
    assert.ok(problem.start > note.indexOf('tags') && problem.end <= note.lastIndexOf('---') + 1);
    assert.doesNotMatch(problem.message, /\n|line \d/);
    assert.equal(readFrontMatter('---\na: [\ncytonote: {x: 1}\n---\n')?.problems.length, 1);
    const place = (yaml: string) => {
      const text = `---\n${yaml}\n---\n`;
      return readFrontMatter(text)
        ?.problems.map(({ start, end }) => text.slice(start, end))
        .sort();
    };
    assert.deepEqual(place('a: 1\na: 2'), ['a']);
    assert.deepEqual(place('cytonote: {claims: 1, x: 2, silence: [a, 3]}'), ['1', '3', 'x']);
    assert.deepEqual(place('a: 1\ncytonote: on'), ['on']);
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
    assert.deepEqual(named('bibliography: [" a.bib ", " ", b.bib]'), ['a.bib', 'b.bib']);
    assert.deepEqual(named('bibliography: [a.bib, ../b.json]'), ['a.bib', '../b.json']);
    assert.deepEqual(named('bibliography:\n  - a.bib\n  - b.yaml'), ['a.bib', 'b.yaml']);
    for (const none of ['bibliography:', 'bibliography: 5', 'bibliography: {a: b}', 'title: x']) {
      assert.deepEqual(named(none), []);
    }
  });

  it('says whether its bibliographies are a list', () => {
    const isList = (yaml: string) => readFrontMatter(`---\n${yaml}\n---\n`)?.hasBibliographyList;
    assert.equal(isList('bibliography: [a.bib]'), true);
    assert.equal(isList('bibliography:\n- a.bib\n- b.bib'), true);
    for (const yaml of ['bibliography: a.bib', 'bibliography:', 'title: x', '- bibliography']) {
      assert.equal(isList(yaml), false, yaml);
    }
  });

  it('lists sources that the note does not cite, in a text or a list', () => {
    const listed = (yaml: string) => {
      const { nocite, citations = [] } = readFrontMatter(`---\n${yaml}\n---\n`) ?? {};
      return [
        nocite,
        citations.flatMap((it) => it.citations.map(({ key }) => `${it.form} ${key}`)),
      ];
    };
    assert.deepEqual(listed('nocite: "@a, @b"'), ['text', ['hidden a', 'hidden b']]);
    assert.deepEqual(listed("nocite: ['@a', '@*']"), ['list', ['hidden a', 'hidden *']]);
    assert.deepEqual(listed('abstract: By @a\nnocite: "@*"'), ['text', ['inText a', 'hidden *']]);
    assert.deepEqual(listed('nocite: "x@*"'), ['text', []]);
    assert.deepEqual(listed('nocite:'), [undefined, []]);
    assert.deepEqual(listed('nocite: {a: "@a"}'), [undefined, []]);
  });

  it('silences terms and hints, with what is wrong left out', () => {
    const read = (yaml: string) => readFrontMatter(`---\ncytonote: ${yaml}\n---\n`)?.options;
    const none = { isOff: false, silence: [], claims: true };
    assert.deepEqual(read('{claims: false}'), { ...none, claims: false });
    assert.deepEqual(read('{silence: , claims: no}'), none);
    assert.deepEqual(read('{silence: [CSF, 3], claims: false}'), { ...none, claims: false });
    assert.deepEqual(read('{zotero: 3, silence: [CSF]}'), { ...none, silence: ['CSF'] });
    assert.deepEqual(read('[CSF]'), none);
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

  it('is read even if its aliases would expand endlessly', () => {
    const lines = ['a0: &a0 [x, x]'];
    for (let at = 1; at < 30; at++) {
      lines.push(`a${at}: &a${at} [*a${at - 1}, *a${at - 1}]`);
    }
    assert.deepEqual(readFrontMatter(`---\n${lines.join('\n')}\n---\n`)?.problems, []);
    lines.push('cytonote: {silence: *a29}');
    const { options, problems = [] } = readFrontMatter(`---\n${lines.join('\n')}\n---\n`) ?? {};
    assert.equal(problems.length, 1);
    assert.deepEqual(options?.silence, []);
  });

  it('has the kinds of cross-references that a document of Quarto adds', () => {
    const note =
      '---\ncrossref:\n  custom:\n    - kind: float\n      key: vid\n    - key: " "\n    - key: " ab "\n    - kind: x\n---\n';
    assert.deepEqual(readFrontMatter(note)?.crossReferences, ['vid', 'ab']);
  });

  it('that is nested too deeply has only this error', () => {
    const yaml = `a: ${'['.repeat(500)}${']'.repeat(500)}\nbibliography: x.bib\n`;
    const note = `---\n${yaml}---\n\nIL-6\n`;
    const read = readFrontMatter(note);
    assert.deepEqual(
      read?.problems.map(({ message }) => message),
      ['the file is nested too deeply'],
    );
    const comment = readFrontMatter(`---\n#${'x'.repeat(yaml.length - 2)}\n---\n`);
    assert.deepEqual({ ...read, problems: [] }, { ...comment, parsed: undefined });
  });
});

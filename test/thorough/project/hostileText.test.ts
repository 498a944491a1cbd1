import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import { SaxesParser } from 'saxes';
import { PublicationReader } from '../../../src/core/abstracts/publicationReader';
import { readBibliography } from '../../../src/core/bibliography/readBibliography';
import { aboutInLibrary } from '../../../src/core/card/aboutInLibrary';
import { entityPage } from '../../../src/core/card/entityPage';
import { sourcePage } from '../../../src/core/card/sourcePage';
import { NoteLiterature } from '../../../src/core/cite/noteLiterature';
import { readStyle } from '../../../src/core/csl/citationStyle';
import { type AnnotatedText, writeAll } from '../../../src/core/exchange/annotationFormat';
import { annotationFormats } from '../../../src/core/exchange/annotationFormats';
import { Library } from '../../../src/core/library/library';
import type { Entity, Source } from '../../../src/core/library/schema';
import { type Entry, lazyEntry } from '../../../src/core/literature/entry';
import { publicationOfEntry } from '../../../src/core/literature/publication';
import { mapPage } from '../../../src/core/map/mapPage';
import { neighbourhoodOf } from '../../../src/core/map/neighbourhood';
import { analyseNote } from '../../../src/core/note/analyseNote';
import { readFrontMatter } from '../../../src/core/note/frontMatter';
import { writeCitations } from '../../../src/core/preview/citationWriter';
import { markedBlocks, mentionMarks } from '../../../src/core/preview/noteMarks';
import { extendWithMarks } from '../../../src/core/preview/previewPlugin';
import { citesOf, renderedCitations } from '../../../src/core/preview/renderedCitations';
import { Recogniser } from '../../../src/core/recognise/recogniser';
import { messageText } from '../../../src/core/text/escape';
import { isInside, pathNamed } from '../../../src/core/text/paths';
import { runToEnd } from '../../../src/core/text/steps';
import { readUserFile } from '../../../src/core/workspaceLibrary/userFile';
import { bundledParser } from '../../unit/support/bundledParser';
import { readRows } from '../../unit/support/readAnnotations';
import { readBiocXml } from '../../unit/support/readBiocXml';
import { processor, styleNamed } from '../../unit/support/referenceStyles';

const attack =
  '"\'><script>alert(1)</script><img src=x onerror=alert(1)> [a](command:evil) ![b](https://x.example/y) </abbr></style>-->';
const entity: Entity = {
  id: 'x',
  kind: 'drug',
  label: `L ${attack}`,
  name: `N ${attack}`,
  about: attack,
  ids: [],
  families: [],
  receptors: ['y'],
  targets: ['y'],
  partOf: [],
  synonyms: [{ text: 'hostilumab', case: 'any' }],
};
const neighbour: Entity = { ...entity, id: 'y', kind: 'receptor', receptors: [], targets: [] };
const source: Source = {
  key: 'bad',
  type: 'article-journal',
  title: attack,
  'container-title': attack,
  author: [{ family: attack, given: attack }],
  'authors-complete': true,
  issued: '2000',
  topics: [],
  entities: ['x', 'y'],
  summary: attack,
  findings: [{ entities: ['x', 'y'], text: attack }],
};
const library = new Library({ entities: [entity, neighbour], sources: [source], topics: [] });
const parseBibtex = bundledParser();

/** An entry whose title, authors and abstract are an attack on the page of an entity. */
function entryOf(text: string): Entry {
  const title = `hostilumab ${text}`;
  const author = [{ literal: text }];
  const reference = { id: 'worse', type: 'article', title, author, abstract: title };
  return lazyEntry(
    { start: 0, end: 0, key: text, keyRange: { start: 0, end: 0 } },
    () => reference,
  );
}

/** Elements and handlers that are not in Cytonote's own mark-up. */
const active =
  /<(?:script|img|iframe|object|style|svg|form)\b|<[^>]*\son\w+\s*=(?=[^"]*>)|javascript:/i;

/** The preview of a note, in Cytonote's own form or in a style. */
function preview(note: string, references: NoteLiterature, isStyled: boolean): string {
  const analysis = analyseNote(note, new Recogniser(library));
  const shown = renderedCitations(analysis, references);
  const all = shown.keys.flatMap((key) => references.reference(key) ?? []);
  const clusters = shown.citations.map(({ cited }) => citesOf(cited));
  const made = isStyled ? processor.citeAll(clusters, all, styleNamed('apa')) : undefined;
  const texts = shown.citations.map(({ id }, at) => [id, made?.citations[at] ?? []] as const);
  const written = writeCitations(
    analysis,
    shown,
    references,
    made && {
      citations: new Map(texts),
      references: made.references,
      unprinted: new Set(),
      isNumbered: false,
    },
  );
  const markOf = mentionMarks(library);
  const writer = {
    mention: markOf,
    citation: ({ start }: { start: number }) => written.instead.get(start),
  };
  // Without HTML of the note itself, so that all HTML comes from Cytonote.
  const md = extendWithMarks(new MarkdownIt(), () => ({
    blocks: markedBlocks(analysis, writer),
    appendix: written.appendix,
  }));
  return md.render(note);
}

describe('hostile data', () => {
  for (const isStyled of [false, true]) {
    it(`stays text in the preview, ${isStyled ? 'in a style' : 'in our own form'}`, () => {
      const bib = `@article{worse, title = {<script>alert(1)</script> \\"> ${attack.replace(/[{}%$\\]/g, '')}}, author = {<img src=x onerror=alert(1)>}, year = {2001}}`;
      const bibliography = runToEnd(readBibliography(bib, 'bibtex', parseBibtex));
      const references = runToEnd(
        NoteLiterature.gather(library, [{ file: 'a.bib', bibliography }]),
      );
      assert.ok(references.isKey('worse') && references.isKey('bad'));
      const html = preview(
        'hostilumab works [@bad; @worse].\n\n@bad says so.\n',
        references,
        isStyled,
      );
      assert.match(html, /<abbr class="cytonote-mention cytonote-drug"/);
      assert.match(html, /cytonote-references/);
      assert.doesNotMatch(tagsOf(html), active);
      const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, it]) => it ?? '');
      assert.ok(addresses.every((it) => /^(?:#cytonote-reference-\d+|https?:\/\/)/.test(it)));
    });
  }

  it('stays text on the page of a map', () => {
    const parts = { nonce: 'abc', styleAddress: 's.css', scriptAddress: 'm.js' };
    const page = mapPage(neighbourhoodOf(library, entity), parts);
    const tags: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name, attributes }) => {
      tags.push(name);
      assert.deepEqual(
        Object.keys(attributes).filter((it) => it.startsWith('on')),
        [],
      );
    });
    // As XML, except for the two elements that HTML leaves open.
    parser.write(page.replace(/<!DOCTYPE html>|<(?:meta|link)[^>]*>/g, '')).close();
    assert.equal(tags.filter((it) => it === 'script').length, 1);
    assert.ok(!tags.some((it) => /^(?:img|iframe|style|a)$/.test(it)));
  });
});

describe('hostile data in output', () => {
  const name = `\u0000\u001b[31m]]>\tA\r\nB\u2028"',;|=1+1 ${attack}`;
  const [start, end] = ['Title\n'.length, `Title\n${name}`.length];
  const annotation = { start, end, text: name, kind: 'drug', entity: 'x', ids: ['CHEBI:1'] };
  const hostile: AnnotatedText = {
    id: name,
    text: `Title\n${name} and more\u0007`,
    titleEnd: 'Title'.length,
    annotations: [annotation],
  };
  const written = (format: keyof typeof annotationFormats) =>
    writeAll(annotationFormats[format], [hostile, hostile]);

  it('is one element of XML, with no others in it', () => {
    const tags = new Set<string>();
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.on('opentag', (tag) => tags.add(tag.name));
    parser.write(written('bioc')).close();
    assert.ok([...tags].every((tag) => /^[a-z]+$/.test(tag)));
    assert.ok(!tags.has('script') && !tags.has('img'));
    assert.equal(readBiocXml(written('bioc')).length, 2);
  });

  it('is one line of JSON, one row of a table, one block of PubTator', () => {
    const lines = written('jsonl')
      .trimEnd()
      .split(/[\n\r]/);
    assert.equal(lines.length, 2);
    lines.forEach((line) => JSON.parse(line));
    JSON.parse(written('w3c'));
    JSON.parse(written('bioc-json'));
    const rows = readRows(written('csv'));
    assert.equal(rows.length, 3);
    assert.ok(rows.every(({ length }) => length === rows[0]?.length));
    const blocks = written('pubtator').trimEnd().split('\n\n');
    assert.equal(blocks.length, 2);
    for (const block of blocks) {
      const [, , ...annotations] = block.split(/[\n\r]/);
      assert.deepEqual(
        annotations.map((line) => line.split('\t').length),
        [6],
      );
    }
  });

  it('is no element, address or command of a page, even if a preview allows HTML', () => {
    const links = {
      sourcePage: () => '../../s',
      entityPage: () => '../../e',
      publicationPage: () => '',
    };
    const context = { entities: new Map(), topics: new Map() };
    const filed = { file: `/${attack}`, entry: entryOf(attack) };
    const literature = {
      about: [
        ...aboutInLibrary(library, context)('x'),
        new PublicationReader(new Recogniser(library)).read(publicationOfEntry(filed)),
      ],
      isPartial: false,
      notesCiting: () => 1,
    };
    const md = new MarkdownIt({ html: true, linkify: true });
    const notes = [{ title: attack, link: '/x', count: 1 }];
    for (const page of [
      entityPage(library, entity, literature, links, notes),
      sourcePage(library, source, links, notes),
    ]) {
      const html = md.render(page);
      assert.match(html, /alert\(1\)/);
      assert.doesNotMatch(tagsOf(html), active);
      const addresses = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, it]) => it ?? '');
      assert.ok(addresses.every((it) => /^(?:\.\.\/\.\.\/[es]|\/x)$/.test(it)));
    }
  });

  // The pattern by which the editor reads links in notifications: vs/base/common/linkedText.ts.
  it('is no link in a notification, where a link could run any command', () => {
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    for (const text of [
      '[a](command:x)',
      '[a](https://x.example "b")',
      '[](](file:///x)[b](command:x)',
    ]) {
      assert.match(text, link);
      assert.doesNotMatch(messageText(text), link);
      assert.equal(messageText(text).replaceAll('\u2060', ''), text);
    }
  });
});

describe('hostile files', () => {
  const bomb = [
    'a0: &a0 [x, x]',
    ...Array.from({ length: 40 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`),
  ].join('\n');
  const indented = bomb.replace(/^/gm, '  ');

  // Expanded, any of these would be terabytes.
  it('of YAML do not expand their aliases', () => {
    const note = `---\n${bomb}\ncytonote: {silence: *a40}\nbibliography: *a40\n---\n\nText\n`;
    const front = readFrontMatter(note);
    assert.deepEqual(front?.options.silence, []);
    assert.deepEqual(front?.bibliography, []);
    const csl = `references:\n- id: x\n${indented}\n  title: *a40\n`;
    const { entries } = runToEnd(readBibliography(csl, 'csl-yaml', parseBibtex));
    assert.ok(entries.every(({ reference }) => JSON.stringify(reference).length < 1000));
    const own = readUserFile({
      path: '/w/cytonote/entities.yaml',
      text: `- id: x\n${indented}\n  label: *a40\n`,
    });
    assert.deepEqual(own?.entities.entries, []);
  });

  // Reading any of these would take seconds to hours, or overflow the stack.
  it('of YAML nested a hundred thousand times are not read', () => {
    for (const nest of ['[', '{a: ', '- ', '? ']) {
      const deep = nest.repeat(100_000);
      assert.equal(readFrontMatter(`---\na: ${deep}\n---\n\nText\n`)?.problems.length, 1);
      const csl = `- id: x\n  a: ${deep}\n`;
      const { problems } = runToEnd(readBibliography(csl, 'csl-yaml', parseBibtex));
      assert.equal(problems.length, 1);
    }
  });

  it('of XML cannot define entities, neither from a file nor by repetition', () => {
    const doctype =
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">]>';
    const style = readStyle(
      `${doctype}<style xmlns="http://purl.org/net/xbiblio/csl"><info><title>&b;&f;</title></info></style>`,
    );
    assert.ok('problem' in style);
    const bomb = Array.from({ length: 40 }, (_, at) => `<!ENTITY b${at + 1} "&b${at};&b${at};">`);
    const bombs = `<!DOCTYPE x [<!ENTITY b0 "ha">${bomb.join('')}]>`;
    const records = {
      'pubmed-xml': (text: string) =>
        `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>${text}</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`,
      'endnote-xml': (text: string) =>
        `<xml><records><record><ref-type name="Journal Article">17</ref-type><titles><title>${text}</title></titles></record></records></xml>`,
    } as const;
    for (const format of ['pubmed-xml', 'endnote-xml'] as const) {
      const read = (head: string, text: string) =>
        runToEnd(readBibliography(`${head}${records[format](text)}`, format, parseBibtex));
      assert.equal(read('', 'A title').entries[0]?.reference.title, 'A title');
      for (const [head, text] of [
        [doctype, '&b;&f;'],
        [bombs, '&b40;'],
      ] as const) {
        const all = JSON.stringify(read(head, text).entries.map((it) => it.reference));
        assert.doesNotMatch(all, /haha|root:/);
        assert.ok(all.length < 1000);
      }
    }
    const bioc = (head: string, text: string) =>
      `<?xml version="1.0"?>${head}<collection><source/><date/><key/><document><id>1</id><passage><offset>0</offset><text>${text}</text></passage></document></collection>`;
    assert.equal(readBiocXml(bioc('', 'A text'))[0]?.text, 'A text');
    assert.throws(() => readBiocXml(bioc(doctype, '&b;&f;')));
    assert.throws(() => readBiocXml(bioc(bombs, '&b40;')));
  });

  it('with unsafe ids or addresses lose the entries that have them', () => {
    const own = (path: string, text: string) => readUserFile({ path: `/w/cytonote/${path}`, text });
    const sound = '- {id: x, kind: drug, label: a, name: a, ids: ["CHEBI:1"]}\n';
    assert.equal(own('entities.yaml', sound)?.entities.entries.length, 1);
    const page = 'key: a2020\ntype: webpage\ntitle: a\nURL: "https://x.example"\n';
    assert.equal(own('sources/a2020.source.yaml', page)?.sources.entries.length, 1);
    for (const id of ['../x', 'a\\tb', '__proto__', 'x](command:evil)', '<b>']) {
      const read = own('entities.yaml', `- {id: "${id}", kind: drug, label: a, name: a}\n`);
      assert.deepEqual(read?.entities.entries, [], id);
    }
    for (const ids of ['CHEBI:1\\t2', 'X:1', 'UniProt:../../x']) {
      const text = `- {id: x, kind: drug, label: a, name: a, ids: ["${ids}"]}\n`;
      assert.deepEqual(own('entities.yaml', text)?.entities.entries, [], ids);
    }
    for (const address of [
      'javascript:alert(1)',
      'command:evil',
      'file:///etc/passwd',
      'data:,x',
    ]) {
      const text = `key: a2020\ntype: webpage\ntitle: a\nURL: "${address}"\n`;
      assert.deepEqual(own('sources/a2020.source.yaml', text)?.sources.entries, [], address);
    }
  });

  it('with keys such as __proto__ are read like any other', () => {
    for (const key of ['constructor', '__proto__', 'toString', 'hasOwnProperty']) {
      const bib = runToEnd(
        readBibliography(`@book{${key}, title = {Mine}, year = {2001}}`, 'bibtex', parseBibtex),
      );
      const csl = runToEnd(
        readBibliography(
          `[{"id": "${key}", "type": "book", "title": "Mine", "__proto__": {"x": 1}}]`,
          'csl-json',
          parseBibtex,
        ),
      );
      for (const bibliography of [bib, csl]) {
        const none = runToEnd(NoteLiterature.gather(library, []));
        assert.ok(!none.isKey(key));
        const references = runToEnd(NoteLiterature.gather(library, [{ file: 'a', bibliography }]));
        assert.equal(references.reference(key)?.title, 'Mine');
      }
      assert.ok(readFrontMatter(`---\n${key}: {a: 1}\n---\n\nText\n`));
    }
    assert.equal(Reflect.get({}, 'x'), undefined);
  });

  it('of styles nested a hundred thousand times are rejected', () => {
    const [open, close] = ['<group>', '</group>'].map((tag) => tag.repeat(100_000));
    const style = readStyle(
      `<style xmlns="http://purl.org/net/xbiblio/csl"><bibliography><layout>${open}${close}</layout></bibliography></style>`,
    );
    assert.ok('problem' in style);
  });

  it('are looked for only where their names lead', () => {
    const folder = '/home/me/notes';
    const named = (name: string) => pathNamed(folder, name);
    assert.equal(named('refs/a.bib'), '/home/me/notes/refs/a.bib');
    assert.equal(named('../../../../etc/passwd'), '/etc/passwd');
    assert.equal(named('..\\..\\secret.bib'), '/home/secret.bib');
    assert.equal(named('/etc/../etc/passwd'), '/etc/passwd');
    // Cytonote requests no file from a server, which would learn who asks.
    assert.equal(named('\\\\server\\share\\a.bib'), '/server/share/a.bib');
    assert.equal(named('https://x.example/a.bib'), undefined);
    assert.equal(named('file:///etc/passwd'), undefined);
    assert.equal(named('FILE:/etc/passwd'), undefined);
    assert.equal(named('//server/share/a.bib'), '/server/share/a.bib');
    // Encoded characters stay encoded: they name a file, and do not lead to a parent folder.
    assert.equal(named('..%2F..%2Fsecret.bib'), `${folder}/..%2F..%2Fsecret.bib`);
    assert.equal(named('%2e%2e/secret.bib'), `${folder}/%2e%2e/secret.bib`);
    assert.equal(named('~/secret.bib'), `${folder}/~/secret.bib`);
    const inside = (name: string) => isInside(folder, named(name) as string);
    assert.ok(inside('refs/../a.bib'));
    for (const name of ['../a.bib', '../notes-of-others/a.bib', 'x/../../a.bib', '/etc/passwd']) {
      assert.ok(!inside(name), name);
    }
  });
});

describe('a hostile note', () => {
  // If work grew with the square of the length, some would take minutes.
  for (const unit of [
    '[',
    '@a',
    '[@a;',
    '\\cites[',
    '{cite:p}`a',
    '*a **b ',
    '[^a',
    '[a](',
    '$a',
    '_a __',
  ]) {
    it(`of many repetitions of ${JSON.stringify(unit)} is analysed and rendered`, () => {
      const note = unit.repeat(Math.floor(30_000 / unit.length));
      const references = runToEnd(NoteLiterature.gather(library, []));
      assert.ok(preview(note, references, false).length > 0);
    });
  }
});

/** The tags of some HTML, without text and without values of attributes. */
function tagsOf(html: string): string {
  return [...html.matchAll(/<[^<>"]*(?:"[^"]*"[^<>"]*)*>/g)]
    .map(([tag]) => tag.replace(/"[^"]*"/g, '""'))
    .join('\n');
}

import assert from 'node:assert/strict';
import { parse } from 'marked';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { aboutInLibrary, firstInLibrary } from '../../../../src/core/card/aboutInLibrary';
import { entityCard } from '../../../../src/core/card/entityCard';
import { entityPage } from '../../../../src/core/card/entityPage';
import { publicationCard, sourceCard } from '../../../../src/core/card/sourceCard';
import { sourcePage } from '../../../../src/core/card/sourcePage';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { Library } from '../../../../src/core/library/library';
import type { NoteContext } from '../../../../src/core/library/rankSources';
import type { Entity, Source, Species } from '../../../../src/core/library/schema';
import { publicationOf } from '../../../../src/core/literature/publication';
import { summaryOf } from '../../../../src/core/literature/summary';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt, mentionAt } from '../../../../src/core/note/noteAnalysis';
import { contextOf } from '../../../../src/core/note/noteContext';
import { escapeMarkdown, link } from '../../../../src/core/text/escape';
import { runToEnd } from '../../../../src/core/text/steps';
import { cardLinks as links } from '../../support/cardLinks';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

describe('cards', () => {
  const library = readSeedLibrary();
  const recogniser = makeRecogniser();
  const publications = library.sources.map((source) => publicationOf(source));
  const index = runToEnd(LiteratureIndex.of(publications, new PublicationReader(recogniser)));
  const cardOf = (entity: Entity, context: NoteContext) =>
    entityCard(
      library,
      entity,
      { context, isPartial: false, about: (id) => index.firstAbout(id, context) },
      links,
    );

  it('show the abstract of an entry as plain text', () => {
    const reference = {
      id: 'lamp',
      type: 'article-journal',
      abstract: '<p>10<sup>6</sup> *cells*</p>',
    };
    const card = publicationCard(
      {
        id: 'lamp',
        key: 'lamp',
        summary: summaryOf(reference),
        reference,
        source: undefined,
        entries: [],
      },
      links,
    );
    assert.match(card, /^10⁶ \\\*cells\\\*$/m);
  });

  it('do not say that no publication names an entity while the literature is still being read', () => {
    const context = { entities: new Map(), topics: new Map() };
    const entity = library.entity('il-6') as Entity;
    const [partial, whole] = [true, false].map((isPartial) =>
      entityCard(
        library,
        entity,
        { context, isPartial, about: () => ({ first: [], count: 0, own: 0 }) },
        links,
      ),
    );
    assert.match(whole ?? '', /No publication that you can cite/);
    assert.doesNotMatch(partial ?? '', /No publication that you can cite/);
    assert.match(partial ?? '', /still being read\. \[Look for sources…\]/);
  });

  it('have the species that the text shows, and only identifiers of this species', () => {
    const context = { entities: new Map(), topics: new Map() };
    const cardIn = (id: string, species?: Species) => {
      const entity = library.entity(id) as Entity;
      return entityCard(
        library,
        entity,
        { context, isPartial: false, about: () => ({ first: [], count: 0, own: 0 }) },
        links,
        undefined,
        species,
      );
    };
    const [introduction = ''] = cardIn('il-6', 'mouse').split('\n\n---');
    assert.match(
      introduction,
      / {2}\nmouse · \[MGI 96559\]\(https:\/\/identifiers\.org\/MGI:96559\) · \[NCBI Gene 16193\]\(\S+\) · \[UniProt P08505\]\(\S+\)$/,
    );
    assert.match(
      cardIn('il-6', 'human'),
      / {2}\nhuman · \[HGNC 6018\]\(\S+\) · \[NCBI Gene 3569\]\(\S+\) · \[UniProt P05231\]\(\S+\)\n\n---/,
    );
    assert.match(cardIn('il-8', 'mouse'), / {2}\nmouse\n\n---/);
    assert.doesNotMatch(cardIn('il-6'), /mouse|human|MGI|HGNC/);
  });

  it('have the user’s concept note first, with a link that opens it', () => {
    const context = { entities: new Map(), topics: new Map() };
    const entity = library.entity('il-6') as Entity;
    const card = (text: string) =>
      entityCard(
        library,
        entity,
        { context, isPartial: false, about: () => ({ first: [], count: 0, own: 0 }) },
        links,
        {
          path: 'concepts/IL-6.md',
          text,
        },
      );
    assert.match(
      card('Rises *early*.'),
      /\n\n---\n\n\*\*\[concepts\/IL-6\.md\]\(command:note\?il-6\)\*\* · your note {2}\nRises \\\*early\\\*\.\n\n/,
    );
    assert.match(card(''), / · your note\n\n/);
  });

  for (const { name, input, expect } of goldenPairs('cards', '.card.md')) {
    it(name, () => {
      const offset = input.indexOf('‸');
      const analysis = analyseNote(input.replace('‸', ''), recogniser);
      const block = blockAt(analysis, offset);
      assert.ok(block);
      const mention = mentionAt(analysis, offset);
      const entity = mention && library.entity(mention.entity);
      const cited = block.citations[0]?.citations[0];
      const source = cited && library.source(cited.key);
      const card = entity
        ? cardOf(entity, contextOf(analysis, block, recogniser))
        : sourceCard(source as Source, links);
      expect(`${card}\n`);
    });
  }

  it('lead to a page for every source, with each of its findings', () => {
    for (const source of library.sources) {
      const page = sourcePage(library, source, links, []);
      for (const { text } of source.findings) {
        assert.ok(page.includes(escapeMarkdown(text)), `${source.key}: ${text}`);
      }
    }
  });
});

describe('text from data in a card', () => {
  const hostile = [
    '[click](command:evil)',
    '![x](https://x.example/y.png)',
    '<img src=x onerror=alert(1)>',
    '`code` **bold** _em_ ~~s~~ | cell |',
    'https://x.example www.x.example me@x.example',
    '$(alert) $x$',
    'a\n\n# heading\n- list\n1. item\n> quote\n---',
    '&lt;b&gt; \\[ \\',
  ];

  it('is shown unchanged', () => {
    for (const text of hostile) {
      const shown = htmlOf(text.replace(/\s+/g, ' ').trim());
      assert.equal(render(`**x** ${escapeMarkdown(text)}`), `<p><strong>x</strong> ${shown}</p>`);
    }
    for (const text of ['- a', '1. a', '1) a', '# a', '+ a', '= a', '> a', '| a | b']) {
      assert.equal(render(escapeMarkdown(text)), `<p>${htmlOf(text)}</p>`);
    }
  });

  it('remains text in a whole card, whose only links are Cytonote’s', () => {
    const text = hostile.join(' ');
    const entity: Entity = {
      id: 'x',
      kind: 'drug',
      label: text,
      name: `name ${text}`,
      about: text,
      ids: [],
      families: [],
      receptors: [],
      targets: ['x'],
      partOf: [],
      synonyms: [],
    };
    const source: Source = {
      key: 'x',
      type: 'article-journal',
      title: text,
      author: [{ family: text }],
      'authors-complete': true,
      DOI: '10.1000/a)b<c>"d',
      topics: [],
      entities: [],
      summary: text,
      findings: [{ entities: ['x'], text }],
    };
    const library = new Library({ entities: [entity], sources: [source], topics: [] });
    const context = { entities: new Map(), topics: new Map() };
    const cards = [
      entityCard(
        library,
        entity,
        { context, isPartial: false, about: firstInLibrary(library, context) },
        links,
        {
          path: `${text}.md`,
          text,
        },
      ),
      sourceCard(source, links),
      sourcePage(library, source, links, [{ title: text, link: '/x', count: 1 }]),
      entityPage(
        library,
        entity,
        { about: aboutInLibrary(library, context)('x'), isPartial: false, notesCiting: () => 2 },
        links,
        [{ title: text, link: '/x', count: 2 }],
      ),
    ];
    for (const card of cards) {
      const html = render(card);
      const addresses = [...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address);
      assert.deepEqual(
        addresses.filter(
          (address) =>
            !/^(?:command:(?:open|page|map|note)\?x$|\/x$|https:\/\/doi\.org\/10\.1000\/a)/.test(
              `${address}`,
            ),
        ),
        [],
      );
      assert.doesNotMatch(html, /<(?:img|code|script|em|del)\b/);
    }
    assert.equal(link('a]b', 'https://x.example/(y)'), '[a&#93;b](https://x.example/%28y%29)');
  });
});

/** Renders Markdown as the editor renders hovers: with marked and GFM. */
function render(markdown: string): string {
  return (parse(markdown, { async: false, gfm: true }) as string).trim();
}

function htmlOf(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

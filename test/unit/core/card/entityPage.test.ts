import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'marked';
import {
  PublicationReader,
  type ReadPublication,
} from '../../../../src/core/abstracts/publicationReader';
import { aboutInLibrary } from '../../../../src/core/card/aboutInLibrary';
import { entityPage } from '../../../../src/core/card/entityPage';
import type { PageLinks } from '../../../../src/core/card/links';
import type { NoteCount } from '../../../../src/core/card/notesList';
import type { PageLiterature } from '../../../../src/core/card/publicationGroups';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { identifierAddress } from '../../../../src/core/identifiers/curies';
import { Library } from '../../../../src/core/library/library';
import { type RelationKind, relationsOf } from '../../../../src/core/library/relations';
import { type Entity, type NameForm, nameLanguages } from '../../../../src/core/library/schema';
import { lazyEntry } from '../../../../src/core/literature/entry';
import { type Publication, publicationOfEntry } from '../../../../src/core/literature/publication';
import { escapeMarkdown } from '../../../../src/core/text/escape';
import { foldText } from '../../../../src/core/text/fold';
import { runToEnd } from '../../../../src/core/text/steps';
import { PublicationList } from '../../../../src/core/views/publicationList';
import { bibliographyOf } from '../../support/bibliographyOf';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readLibrary, readSeedLibrary } from '../../support/testLibrary';

const links: PageLinks = {
  sourcePage: (key) => `../../sources/${key}/page.md`,
  entityPage: (id) => `../../entities/${id}/page.md`,
  publicationPage: () => '',
};
const context = { entities: new Map(), topics: new Map() };

/** The page with only what the library says of an entity. */
function knownOf(library: Library, { id }: Entity): PageLiterature {
  return { about: aboutInLibrary(library, context)(id), isPartial: false, notesCiting: () => 0 };
}

function pageOf(library: Library, entity: Entity, notes?: readonly NoteCount[]): string {
  return entityPage(library, entity, knownOf(library, entity), links, notes);
}

function isOnPage(page: string, name: string): boolean {
  return page.toLowerCase().includes(escapeMarkdown(name).toLowerCase());
}

describe('the page of an entity', () => {
  for (const { name, input, expect } of goldenPairs('pages', '.page.md', '.txt')) {
    it(name, () => {
      const library = readSeedLibrary();
      const [id = '', notes] = input.trim().split('\n');
      const entity = library.entity(id);
      assert.ok(entity, id);
      const counts = { two: [note('IL-6 in sepsis', 3), note('a [b](c)', 1)], none: [] };
      expect(pageOf(library, entity, counts[notes as 'two' | 'none']));
    });
  }

  it('has all names, findings and relations of an entity, or says how many more there are', () => {
    const library = readLibrary();
    // One in five, so that each kind is among them.
    for (const entity of library.entities.filter((_, at) => at % 5 === 0)) {
      const page = pageOf(library, entity, []);
      for (const { text, language } of entity.synonyms) {
        if (!language) {
          assert.ok(page.includes(escapeMarkdown(text)), `${entity.id}: ${text}`);
        }
      }
      for (const language of nameLanguages) {
        const names = entity.synonyms.filter((form) => form.language === language);
        const left = names.filter(({ text }) => !isOnPage(page, text));
        // The page leaves out a plural or genitive if it has the name from which it derives.
        const wordsOf = ({ text }: NameForm) => foldText(text).split(' ');
        const shown = entity.synonyms.filter(({ text }) => isOnPage(page, text)).map(wordsOf);
        const unlike = left
          .map(wordsOf)
          .filter((words) =>
            shown.every((others) => words.some((word, at) => !word.startsWith(others[at] ?? '\n'))),
          );
        assert.ok(unlike.length === 0 || page.includes(' more\n'), `${entity.id}: ${language}`);
      }
      for (const { source, finding } of library.findingsAbout(entity.id)) {
        assert.ok(page.includes(escapeMarkdown(finding.text)), `${entity.id}: ${finding.text}`);
        assert.ok(page.includes(links.sourcePage(source.key)));
      }
      for (const { entities } of relationsOf(library, entity)) {
        const publication = entities.filter(({ id }) => page.includes(links.entityPage(id)));
        const further = entities.length - publication.length;
        assert.ok(further === 0 || page.includes(`and ${further} more`), entity.id);
      }
    }
  });

  it('leaves out plurals and genitives in other languages, and capitalises German names', () => {
    const library = readSeedLibrary();
    const linesOf = (id: string) =>
      pageOf(library, library.entity(id) as Entity)
        .split('\n')
        .filter((line) => /^In (?:German|French|Spanish)/.test(line));
    assert.deepEqual(linesOf('prednisone'), [
      'In German: Prednison · Dehydrocortison',
      'In Spanish: prednisona · dehidrocortisona',
    ]);
    assert.deepEqual(linesOf('tocilizumab'), []);
    assert.match(linesOf('cytokines')[0] as string, /^In German: Zytokin · Cytokin$/);
  });

  it('has sources that name the entity but have no finding about it', () => {
    const { entities, topics, sources } = readLibrary();
    const [template] = sources;
    const entity = entities.find(({ id }) => id === 'light');
    assert.ok(template && entity);
    const named = (key: string, findings: typeof template.findings = []) => ({
      ...template,
      key,
      title: `Lamps *of* ${key}`,
      entities: ['light'],
      findings,
    });
    const finding = { text: 'Lamps need light.', entities: ['light'] };
    const pageWith = (...imported: readonly (typeof template)[]) =>
      pageOf(new Library({ entities, topics, sources: imported }), entity, []);

    const page = pageWith(named('roof'), named('cellar', [finding]));
    assert.match(page, /- \*\*\[[^\]]+\]\(\S+cellar\/page\.md\)\*\* {2}\n {2}Lamps need light\.\n/);
    assert.match(
      page,
      /- \*\*\[[^\]]+\]\(\S+roof\/page\.md\)\*\* {2}\n {2}Lamps \\\*of\\\* roof\n/,
    );
    assert.doesNotMatch(page, /Lamps \\\*of\\\* cellar|No publication/);
    assert.match(pageWith(), /No publication that you can cite names LIGHT\./);
    const many = Array.from({ length: 50 }, (_, at) => named(`roof${at}`));
    assert.match(pageWith(...many), /\n50 publications\n[\s\S]*\(50\)\n[\s\S]*\nand 10 more\n/);
  });

  it('groups the publications of a bibliography by kind of study, with who cites them', () => {
    const library = readSeedLibrary();
    const reader = new PublicationReader(makeRecogniser());
    const path = join(__dirname, '../../..', 'fixtures', 'publicationCards', 'references.bib');
    const text = readFileSync(path, 'utf8');
    const bibliography = bibliographyOf(text);
    const named = [{ file: 'file:///notes/my%20references.bib', bibliography }];
    const { all } = runToEnd(PublicationList.gather(library, named));
    const index = runToEnd(LiteratureIndex.of(all, reader));
    const entity = library.entity('il-6') as Entity;
    const literature = {
      about: index.about('il-6', context),
      isPartial: true,
      notesCiting: ({ key }: Publication) => (key === 'emilie1998copy' ? 2 : undefined),
    };
    const page = entityPage(library, entity, literature, links, []);
    const [, said = ''] = page.split('## What the literature says\n\n');
    const [lines] = said.split('\n\n## ');
    assert.equal(
      lines,
      [
        '2 publications, 1 of them yours',
        'The bibliographies of the workspace are still being read.',
        '### Case reports (1)',
        '- **Emilie 2019** · in my references.bib · cited in 2 notes  \n  “Interleukin-6 rose within hours.”',
        '### Web pages (1)',
        `- **[il 6 - Infectious Diseases (n.d.)](../../sources/il6infectious/page.md)**  \n  ${library
          .findingsAbout('il-6')
          .map(({ finding }) => escapeMarkdown(finding.text))
          .join('  \n  ')}`,
      ].join('\n\n'),
    );
  });

  it('lists the newest publications of a kind first, and says how many more there are', () => {
    const library = readSeedLibrary();
    const entity = library.entity('light') as Entity;
    const read = (year: number): ReadPublication => {
      const reference = { id: `a${year}`, type: 'article', title: `Light in ${year}` };
      const issued = { 'date-parts': [[year]] };
      const entry = lazyEntry(
        { start: 0, end: 0, key: reference.id, keyRange: { start: 0, end: 0 } },
        () => ({ ...reference, issued }),
      );
      const publication = publicationOfEntry({ file: 'a.bib', entry });
      return {
        publication,
        contents: { study: 'cohort', inTitle: [], entities: [], topics: [], sentences: [] },
      };
    };
    const about = Array.from({ length: 15_000 }, (_, at) => read(1000 + ((at * 7) % 900)));
    const literature = { about, isPartial: false, notesCiting: () => 1 };
    const page = entityPage(library, entity, literature, links, []);
    const years = [...page.matchAll(/^- \*\*Light in (\d+)/gm)].map(([, year]) => Number(year));
    assert.equal(years.length, 40);
    assert.deepEqual(
      years,
      years.toSorted((a, b) => b - a),
    );
    assert.equal(years[0], 1899);
    assert.match(page, /\n15000 publications, 15000 of them yours\n[\s\S]*\nand 14960 more\n/);
  });

  it('links every identifier of the data', () => {
    for (const { ids } of readLibrary().entities) {
      for (const id of ids) {
        const { accession = '', address = '' } = identifierAddress(id) ?? {};
        assert.ok(id.endsWith(`:${accession}`));
        assert.match(address, /^https:\/\/(?:identifiers\.org|precision\.fda\.gov)\//);
        assert.ok(address.endsWith(accession), address);
      }
    }
    assert.equal(identifierAddress('Wikidata:Q1'), undefined);
    assert.equal(identifierAddress('HGNC:6018')?.address, 'https://identifiers.org/hgnc:6018');
  });

  it('says that notes are still being read, and links only notes with an address', () => {
    const library = readSeedLibrary();
    const [entity] = library.entities;
    assert.ok(entity);
    assert.match(pageOf(library, entity), /are still being read/);
    assert.match(pageOf(library, entity, []), /None of the notes/);
    const page = pageOf(library, entity, [{ title: 'x', link: '', count: 2 }]);
    assert.match(parse(page, { async: false }), /<li>x: 2 times<\/li>/);
  });
});

describe('relations', () => {
  const inverse: readonly (readonly [RelationKind, RelationKind])[] = [
    ['receptor', 'ligand'],
    ['target', 'drug'],
    ['whole', 'part'],
    ['class', 'member'],
  ];

  it('exist in both directions', () => {
    const library = readLibrary();
    const all = new Set(
      library.entities.flatMap((entity) =>
        relationsOf(library, entity).flatMap(({ kind, entities }) =>
          entities.map(({ id }) => `${entity.id} ${kind} ${id}`),
        ),
      ),
    );
    assert.ok(all.size > 1000);
    for (const line of all) {
      const [id, kind, other] = line.split(' ');
      const [one, back] = inverse.find((pair) => pair[0] === kind) ?? [];
      assert.ok(!one || all.has(`${other} ${back} ${id}`), line);
      const [, onlyBack] = inverse.find((pair) => pair[1] === kind && pair[1] !== 'drug') ?? [];
      const forth = inverse.find((pair) => pair[1] === kind)?.[0];
      assert.ok(!onlyBack || all.has(`${other} ${forth} ${id}`), line);
    }
    // A drug against a receptor is also a drug against the ligand of the receptor.
    assert.ok(all.has('il-6 drug tocilizumab') && all.has('il-6-receptor drug tocilizumab'));
  });
});

function note(title: string, count: number) {
  return { title, link: `/${encodeURIComponent(title)}.md`, count };
}

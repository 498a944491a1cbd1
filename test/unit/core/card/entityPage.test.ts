import assert from 'node:assert/strict';
import { parse } from 'marked';
import { entityPage } from '../../../../src/core/card/entityPage';
import { identifierAddress } from '../../../../src/core/library/identifiers';
import { Library } from '../../../../src/core/library/library';
import { relationsOf, type Tie } from '../../../../src/core/library/relations';
import { nameLanguages } from '../../../../src/core/library/schema';
import { escapeMarkdown } from '../../../../src/core/text/escape';
import { goldenPairs } from '../../support/golden';
import { readLibrary, readSeedLibrary } from '../../support/testLibrary';

const links = {
  sourcePage: (key: string) => `../../sources/${key}/page.md`,
  entityPage: (id: string) => `../../entities/${id}/page.md`,
};

describe('the page of an entity', () => {
  for (const { name, input, expect } of goldenPairs('pages', '.page.md', '.txt')) {
    it(name, () => {
      const library = readSeedLibrary();
      const [id = '', notes] = input.trim().split('\n');
      const entity = library.entity(id);
      assert.ok(entity, id);
      const counts = { two: [note('IL-6 in sepsis', 3), note('a [b](c)', 1)], none: [] };
      expect(entityPage(library, entity, links, counts[notes as 'two' | 'none']));
    });
  }

  it('has every name, finding and relation of every entity, or says how many more there are', () => {
    const library = readLibrary();
    for (const entity of library.entities) {
      const page = entityPage(library, entity, links, []);
      for (const { text, language } of entity.synonyms) {
        if (!language) {
          assert.ok(page.includes(escapeMarkdown(text)), `${entity.id}: ${text}`);
        }
      }
      for (const language of nameLanguages) {
        const names = entity.synonyms.filter((form) => form.language === language);
        const left = names.filter(({ text }) => !page.includes(escapeMarkdown(text)));
        assert.ok(left.length === 0 || page.includes(' more\n'), `${entity.id}: ${language}`);
        assert.ok(left.length < Math.max(1, names.length), `${entity.id}: ${language}`);
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

  it('has the sources that name the entity without a finding about it', () => {
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
      entityPage(new Library({ entities, topics, sources: imported }), entity, links, []);

    const page = pageWith(named('roof'), named('cellar', [finding]));
    assert.match(page, /- Lamps need light\. \(\[[^\]]+\]\(\S+cellar\/page\.md\)\)/);
    assert.match(page, /- Lamps \\\*of\\\* roof \(\[[^\]]+\]\(\S+roof\/page\.md\)\)/);
    assert.doesNotMatch(page, /Lamps \\\*of\\\* cellar|No source in the library/);
    assert.match(pageWith(), /No source in the library/);
    const many = Array.from({ length: 30 }, (_, at) => named(`roof${at}`));
    assert.match(pageWith(...many), /and 6 more\n/);
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

  it('says when notes are still being read, and links only notes with an address', () => {
    const library = readSeedLibrary();
    const [entity] = library.entities;
    assert.ok(entity);
    assert.match(entityPage(library, entity, links, undefined), /are still being read/);
    assert.match(entityPage(library, entity, links, []), /None of the notes/);
    const page = entityPage(library, entity, links, [{ title: 'x', link: '', count: 2 }]);
    assert.match(parse(page, { async: false }), /<li>x: 2 times<\/li>/);
  });
});

describe('relations', () => {
  const inverse: readonly (readonly [Tie, Tie])[] = [
    ['receptor', 'ligand'],
    ['target', 'drug'],
    ['whole', 'part'],
    ['class', 'member'],
  ];

  it('exist in both directions', () => {
    const library = readLibrary();
    const all = new Set(
      library.entities.flatMap((entity) =>
        relationsOf(library, entity).flatMap(({ tie, entities }) =>
          entities.map(({ id }) => `${entity.id} ${tie} ${id}`),
        ),
      ),
    );
    assert.ok(all.size > 1000);
    for (const line of all) {
      const [id, tie, other] = line.split(' ');
      const [one, back] = inverse.find((pair) => pair[0] === tie) ?? [];
      assert.ok(!one || all.has(`${other} ${back} ${id}`), line);
      const [, onlyBack] = inverse.find((pair) => pair[1] === tie && pair[1] !== 'drug') ?? [];
      const forth = inverse.find((pair) => pair[1] === tie)?.[0];
      assert.ok(!onlyBack || all.has(`${other} ${forth} ${id}`), line);
    }
    // A drug against a receptor is one against what the receptor binds.
    assert.ok(all.has('il-6 drug tocilizumab') && all.has('il-6-receptor drug tocilizumab'));
  });
});

function note(title: string, count: number) {
  return { title, link: `/${encodeURIComponent(title)}.md`, count };
}

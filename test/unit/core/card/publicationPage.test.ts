import assert from 'node:assert/strict';
import { parse } from 'marked';
import {
  mentionsInAbstract,
  readContents,
} from '../../../../src/core/abstracts/publicationContents';
import { abstractOf, textsOfPublication } from '../../../../src/core/abstracts/publicationReader';
import { publicationPage } from '../../../../src/core/card/publicationPage';
import { publicationOfEntry } from '../../../../src/core/literature/publication';
import { publicationOfFound } from '../../../../src/core/searching/literatureProvider';
import { bibliographyOf } from '../../support/bibliographyOf';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

const links = {
  sourcePage: (key: string) => `../../sources/${key}/page.md`,
  entityPage: (id: string) => `../../entities/${id}/page.md`,
  publicationPage: () => '',
};

describe('the page of an entry of a bibliography', () => {
  const recogniser = makeRecogniser();
  const library = readSeedLibrary();

  for (const { name, input, expect } of goldenPairs('publicationPages', '.page.md', '.bib')) {
    it(name, () => {
      const { entries } = bibliographyOf(input);
      const [entry] = entries;
      assert.ok(entry);
      const publication = publicationOfEntry({ file: 'file:///notes/my%20refs.bib', entry });
      const texts = textsOfPublication(publication);
      const page = publicationPage(
        library,
        {
          publication,
          contents: readContents(texts, recogniser),
          abstract: abstractOf(publication),
          mentions: mentionsInAbstract(texts, recogniser),
          notes: [{ title: 'IL-23 (il-23.md)', link: '/il-23.md', count: 2 }],
          reference: undefined,
          files: [
            { name: 'file:///notes/my%20refs.bib', key: entry.key, link: '/my%20refs.bib#L3' },
          ],
        },
        links,
      );
      expect(page);
      const addresses = [...`${parse(page)}`.matchAll(/(?:href|src)="([^"]*)"/g)];
      for (const [, address] of addresses) {
        assert.match(
          `${address}`,
          /^(?:\.\.\/\.\.\/entities\/[\w-]+\/page\.md|\/my%20refs\.bib#L3|\/il-23\.md|https:\/\/(?:doi\.org|pubmed\.ncbi\.nlm\.nih\.gov)\/.*)$/,
        );
      }
    });
  }

  it('says where the text of a search result is, and names no file', () => {
    const reference = {
      id: '',
      type: 'article',
      title: '[x](command:y) on IL-6',
      DOI: '10.5555/1',
      issued: { 'date-parts': [[2001]] },
    };
    const study = 'unknown' as const;
    const found = {
      id: 'europe-pmc:PPR:1',
      reference,
      study,
      isPreprint: true,
      fullText: 'https://europepmc.example/1',
    };
    const publication = publicationOfFound(found, reference);
    const texts = textsOfPublication(publication);
    const page = publicationPage(
      library,
      {
        publication,
        contents: readContents(texts, recogniser),
        abstract: abstractOf(publication),
        mentions: mentionsInAbstract(texts, recogniser),
        notes: undefined,
        reference: undefined,
        files: [],
        found: { database: 'Europe PMC', isPreprint: true, fullText: found.fullText },
      },
      links,
    );
    assert.match(page, /· preprint · \[free full text\]\(https:\/\/europepmc\.example\/1\)/);
    assert.match(page, /Europe PMC has no abstract of it\./);
    assert.doesNotMatch(page, /Cited in your notes|In your bibliographies/);
    assert.doesNotMatch(`${parse(page)}`, /href="command:/);
  });
});

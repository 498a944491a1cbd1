import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'marked';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { entityCard } from '../../../../src/core/card/entityCard';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { publicationOf } from '../../../../src/core/literature/publication';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { blockAt, mentionAt } from '../../../../src/core/note/noteAnalysis';
import { contextOf } from '../../../../src/core/note/noteContext';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { cardLinks as links } from '../../support/cardLinks';
import { goldenPairs } from '../../support/golden';
import { makeRecogniser, readLibrary, readSeedLibrary } from '../../support/testLibrary';

const folder = join(__dirname, '../../..', 'fixtures', 'publicationCards');
describe('cards of entities that a bibliography names', () => {
  const library = readSeedLibrary();
  const recogniser = makeRecogniser();
  const text = readFileSync(join(folder, 'references.bib'), 'utf8');
  const bibliography = bibliographyOf(text);
  const file = 'file:///notes/my%20references.bib';
  const literature = runToEnd(NoteLiterature.gather(library, [{ file, bibliography }]));
  const index = runToEnd(LiteratureIndex.of(literature.all, new PublicationReader(recogniser)));

  for (const { name, input, expect } of goldenPairs('publicationCards', '.card.md')) {
    it(name, () => {
      const offset = input.indexOf('‸');
      const analysis = analyseNote(input.replace('‸', ''), recogniser);
      const block = blockAt(analysis, offset);
      const mention = mentionAt(analysis, offset);
      const entity = mention && library.entity(mention.entity);
      assert.ok(block && entity);
      const context = contextOf(analysis, block, recogniser);
      const about = (id: string) => index.firstAbout(id, context);
      const card = entityCard(library, entity, { context, isPartial: false, about }, links);
      expect(`${card}\n`);
      const addresses = [...`${parse(card)}`.matchAll(/(?:href|src)="([^"]*)"/g)];
      for (const [, address] of addresses) {
        assert.match(`${address}`, /^command:(?:open|publication|page|map|save|look)\?/);
      }
    });
  }

  it('has a trial above an unsigned web page that fits about as well', () => {
    const all = readLibrary();
    const sources = all.sources.filter(({ findings }) =>
      findings.some(({ entities }) => entities.includes('tocilizumab')),
    );
    const publications = sources.map((source) => publicationOf(source));
    const dataset = runToEnd(LiteratureIndex.of(publications, new PublicationReader(recogniser)));
    const note = 'Tocilizumab blocks the IL-6 receptor and calms the cytokine storm of COVID-19.';
    const analysis = analyseNote(note, recogniser);
    const block = blockAt(analysis, 0);
    assert.ok(block);
    const context = contextOf(analysis, block, recogniser);
    const keys = dataset.about('tocilizumab', context).map(({ publication }) => publication.key);
    assert.ok(keys.includes('recovery2021') && keys.includes('il6infectious'));
    assert.ok(keys.indexOf('recovery2021') < keys.indexOf('il6infectious'), keys.join());
  });
});

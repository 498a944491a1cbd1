import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { completionCard } from '../../../../src/core/card/completionCard';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { madeUpBibliography } from '../../support/madeUpLiterature';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';

describe('the card of a key that is being completed', () => {
  const library = readSeedLibrary();
  const bibliography = bibliographyOf(madeUpBibliography);
  const named = [{ file: 'file:///notes/refs.bib', bibliography }];
  const literature = runToEnd(NoteLiterature.gather(library, named));
  const reader = new PublicationReader(makeRecogniser());
  const cardOf = (key: string, ...entities: [id: string, weight: number][]) => {
    const publication = literature.publication(key);
    assert.ok(publication);
    const context = { entities: new Map(entities), topics: new Map() };
    const links = { sourcePage: () => 'page:' };
    return completionCard(reader.read(publication), library, context, links).split('\n\n');
  };

  it('begins with the kind of study, the year and the file, and quotes the sentence that fits', () => {
    const [about, quoted, title] = cardOf('okafor2017', ['guselkumab', 2], ['il-6', 1]);
    assert.equal(about, 'randomised trial · 2017 · in refs.bib');
    assert.match(quoted ?? '', /^“At week 24, PASI 90 was reached by 76 % .*adalimumab\\?\.”$/);
    assert.match(title ?? '', /^\*\*Guselkumab versus adalimumab/);
  });

  it('has a finding of the library without quotation marks', () => {
    const [, finding] = cardOf('strouse2007', ['proinflammatory-cytokines', 1]);
    const source = library.source('strouse2007');
    const own = source?.findings.filter((it) => it.entities.includes('proinflammatory-cytokines'));
    assert.ok(own?.some(({ text }) => text === finding?.replaceAll('\\', '')));
  });

  it('quotes nothing if the place names nothing that the publication names', () => {
    const [, title] = cardOf('okafor2017', ['il-6', 1]);
    assert.match(title ?? '', /^\*\*Guselkumab/);
  });
});

import assert from 'node:assert/strict';
import { PublicationReader } from '../../../../src/core/abstracts/publicationReader';
import { BestForClaims, type ClaimLiterature } from '../../../../src/core/cite/bestForClaims';
import { NoteLiterature } from '../../../../src/core/cite/noteLiterature';
import { REMEMBERED } from '../../../../src/core/cite/sentenceToCite';
import { LiteratureIndex } from '../../../../src/core/fit/literatureIndex';
import { analyseNote } from '../../../../src/core/note/analyseNote';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';
import { madeUpBibliography } from '../../support/madeUpLiterature';
import { once } from '../../support/once';
import { makeRecogniser, readSeedLibrary } from '../../support/testLibrary';
import { uncitedClaimsIn } from '../../support/uncitedClaimsIn';

const indexed = once(() => {
  const bibliography = bibliographyOf(madeUpBibliography);
  const named = [{ file: 'file:///refs.bib', bibliography }];
  const literature = runToEnd(NoteLiterature.gather(readSeedLibrary(), named));
  const reader = new PublicationReader(makeRecogniser());
  return { literature, index: runToEnd(LiteratureIndex.of(literature.all, reader)) };
});

/** An index that counts its rankings. */
function counted(index: LiteratureIndex) {
  let count = 0;
  const counting = new Proxy(index, {
    get: (target, field) => {
      if (field === 'rank') {
        count++;
      }
      const value: unknown = Reflect.get(target, field, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  return {
    index: counting,
    taken: () => {
      const taken = count;
      count = 0;
      return taken;
    },
  };
}

describe('the best publication for each claim', () => {
  const claims = [
    'Anakinra prevents attacks of familial Mediterranean fever.',
    'Colitis develops in mice that lack IL-10, and others have shown it.',
    'Baricitinib makes the hair grow in alopecia areata.',
  ];
  const note = claims.join('\n\n');
  const answers = ['fontaine2011', 'keller2009', 'yilmaz2022'];
  const library = readSeedLibrary();
  const { index, taken } = counted(indexed().index);
  const ranked: ClaimLiterature = {
    literature: indexed().literature,
    index,
    library,
    syntax: 'pandoc',
    prefer: 'balanced',
  };
  const find = (best: BestForClaims, text: string) => {
    const analysis = analyseNote(text, makeRecogniser());
    const found = uncitedClaimsIn(library, analysis, index);
    return runToEnd(best.find(found, analysis, ranked)).map((it) => it?.key);
  };

  it('is found, also for entities that only the bibliography names', () => {
    assert.deepEqual(find(new BestForClaims(), note), answers);
    const analysis = analyseNote(note, makeRecogniser());
    assert.ok(uncitedClaimsIn(library, analysis).length < claims.length);
  });

  it('is looked for again only if the claim or the text before it changes', () => {
    const best = new BestForClaims();
    taken();
    find(best, note);
    assert.equal(taken(), 3);
    find(best, note);
    assert.equal(taken(), 0);
    assert.deepEqual(find(best, `More.\n\n${note}\n\nMore.`), answers);
    assert.equal(taken(), 0);
    find(best, note.replace('in mice that', 'in mice which'));
    assert.equal(taken(), 1);
    // A source that is cited near a claim ranks higher for it.
    find(best, note.replace('and others', 'and others [@keller2009]'));
    assert.equal(taken(), 1);
  });

  it('is looked for again if any citation changes that is used for its ranking', () => {
    const cited = (key: string) =>
      `Others [@${key}] wrote.${' More [@lang2016] is known.'.repeat(REMEMBERED - 1)}\n\n`;
    const best = new BestForClaims();
    find(best, `${cited('unknown')}${claims[0]}`);
    taken();
    find(best, `${cited('keller2009')}${claims[0]}`);
    assert.equal(taken(), 1);
    // One citation more, and it is too far away.
    const far = (key: string) => `${cited(key)}More [@keller2009] is known.\n\n${claims[0]}`;
    find(best, far('unknown'));
    taken();
    find(best, far('keller2009'));
    assert.equal(taken(), 0);
  });

  it('is looked for again if a number means another publication', () => {
    const list = (key: string) =>
      `<!-- cytonote: references -->\n\n1. A. <!-- @${key} -->\n\n<!-- cytonote: end of references -->\n`;
    const text = (key: string) => `Others [1] wrote.\n\n${claims[0]}\n\nMore.\n\n${list(key)}`;
    const best = new BestForClaims();
    find(best, text('keller2009'));
    taken();
    find(best, text('yilmaz2022'));
    assert.equal(taken(), 1);
  });

  /** Counts how often code reads ranges without prose, as reading the list of references does, and finds blocks. */
  const countedSearch = (text: string) => {
    const analysis = analyseNote(text, makeRecogniser());
    const found = uncitedClaimsIn(library, analysis, index);
    const counts = { claims: found.length, closed: 0, blocks: 0 };
    const counting = new Proxy(analysis, {
      get: (target, field) => {
        counts.closed += field === 'closed' ? 1 : 0;
        counts.blocks += field === 'blocksAt' ? 1 : 0;
        const value: unknown = Reflect.get(target, field, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    return { counts, search: new BestForClaims().find(found, counting, ranked) };
  };

  it('is found by one look at the list of references, however many claims there are', () => {
    const list =
      '<!-- cytonote: references -->\n\n1. A. <!-- @keller2009 -->\n\n<!-- cytonote: end of references -->\n';
    const looks = (times: number) => {
      const text = Array.from({ length: times }, (_, at) =>
        note.replaceAll('.', ` in year ${at}.`),
      ).join('\n\n');
      const { counts, search } = countedSearch(`Others [1] wrote.\n\n${text}\n\n${list}`);
      runToEnd(search);
      assert.equal(counts.claims, times * claims.length);
      return counts.closed;
    };
    assert.ok(looks(1) > 0);
    assert.equal(looks(3), looks(1));
  });

  it('is found claim by claim, with a pause after each', () => {
    const { counts, search } = countedSearch(note);
    search.next();
    const first = counts.blocks;
    runToEnd(search);
    assert.equal(counts.blocks, first * claims.length);
  });

  it('is none for a claim that no publication fits by more than chance', () => {
    assert.deepEqual(find(new BestForClaims(), 'Nivolumab is used in some of these patients.'), []);
  });

  it('is the result so far if a search is cut short', () => {
    const best = new BestForClaims();
    const analysis = analyseNote(note, makeRecogniser());
    const search = best.find(uncitedClaimsIn(library, analysis, index), analysis, ranked);
    search.next();
    search.next();
    taken();
    find(best, note);
    assert.equal(taken(), 1);
  });
});

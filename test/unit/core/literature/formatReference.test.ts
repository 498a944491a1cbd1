import assert from 'node:assert/strict';
import {
  authorDate,
  formatReference,
  shorten,
  shortReference,
  summaryLabel,
} from '../../../../src/core/literature/formatReference';
import { entryFields } from '../../../../src/core/literature/sourceReference';
import { readLibrary } from '../../support/testLibrary';

describe('references', () => {
  const references: readonly (readonly [key: string, short: string, whole: string])[] = [
    [
      'emilie1998',
      'Emilie et al. 1998',
      'Emilie D, et al. Cytokines and chemokines in HIV infection: implications for therapy. Int Rev Immunol. 1998;16(5-6):705-26. doi: 10.3109/08830189809043015',
    ],
    [
      'borradori1987',
      'Borradori et al. 1987',
      'Borradori L, et al. [Interleukin-2: molecular, physiological and pathophysiological bases and possible significance for clinical practice]. Schweiz Med Wochenschr. 1987 Jun 20;117(25):945-51. German. PMID: 3303316.',
    ],
    [
      'il6infectious',
      'il 6 - Infectious Diseases (n.d.)',
      'il 6 - Infectious Diseases [Internet]. [date unknown].',
    ],
    [
      'trenova2016',
      'Trenova & Slavov 2016',
      'Trenova AG, Slavov GS. Cytokines in Multiple Sclerosis – Possible Targets for Immune Therapies. J Neurol Exp Neurosci. 2016 Jan 14;1(2):25-29. doi: 10.17756/jnen.2016-006',
    ],
    [
      'strouse2007',
      'Strouse 2007',
      'Strouse TB. The relationship between cytokines and pain/depression: a review and current status. Curr Pain Headache Rep. 2007 Apr;11(2):98-103. doi: 10.1007/s11916-007-0005-y',
    ],
  ];
  const library = readLibrary();

  for (const [key, short, whole] of references) {
    it(key, () => {
      const source = library.source(key);
      assert.ok(source);
      assert.equal(shortReference(source), short);
      assert.equal(formatReference(source), whole);
    });
  }

  it('are shortened after a word', () => {
    assert.equal(shorten('Cytokines and chemokines', 30), 'Cytokines and chemokines');
    assert.equal(shorten('Cytokines and chemokines in HIV', 24), 'Cytokines and chemokines…');
    assert.equal(shorten('Cytokines: a review', 11), 'Cytokines…');
  });

  it('are shortened after a character where words have no blanks', () => {
    assert.equal(shorten('Supercalifragilistic', 5), 'Super…');
    assert.equal(shorten('関節リウマチの治療', 4), '関節リウ…');
    assert.equal(shorten('A 関節リウマチの治療', 6), 'A 関節リウ…');
    assert.equal(shorten('𝛼𝛽𝛾', 3), '𝛼…');
  });

  it('have a date that is words as it is', () => {
    for (const literal of ['in-press', '1999-2000', 'Spring-Summer 1999']) {
      const entry = { id: 'a', type: 'article-journal', title: 'Salt', volume: '11' };
      assert.equal(
        formatReference(entryFields({ ...entry, issued: { literal } })),
        `Salt. ${literal};11.`,
      );
    }
  });
});

describe('the short form of a reference', () => {
  /** Family names, whether there are more, and the short form of them. */
  const cases: readonly (readonly [names: readonly string[], isOpen: boolean, short: string])[] = [
    [['Strouse'], false, 'Strouse'],
    [['Trenova', 'Slavov'], false, 'Trenova & Slavov'],
    [['Emilie', 'Zou', 'Fior'], false, 'Emilie et al.'],
    [['Emilie'], true, 'Emilie et al.'],
    [['Emilie', 'Zou'], true, 'Emilie et al.'],
  ];
  for (const [names, isOpen, short] of cases) {
    it(`names ${names.join(', ')}${isOpen ? ' and others' : ''} in the same way everywhere`, () => {
      const authors = isOpen ? [...names, 'et al.'] : names;
      assert.equal(summaryLabel({ authors, year: '1998' }), `${short} 1998`);
      const author = [
        ...names.map((family) => ({ family })),
        ...(isOpen ? [{ literal: 'et al.' }] : []),
      ];
      const reference = { id: 'x', type: 'article-journal', author };
      assert.deepEqual(authorDate(reference), { authors: short, year: 'n.d.' });
    });
  }

  it('has the title, or only the year, if there are no authors', () => {
    assert.equal(summaryLabel({ authors: [], year: '1998' }), '1998');
    assert.equal(authorDate({ id: 'x', type: 'book', title: 'Lamps' }).authors, 'Lamps');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parse as parseYaml } from 'yaml';
import type { BibliographyFormat } from '../../../../src/core/bibliography/bibliography';
import { plainStyle } from '../../../../src/core/bibliography/bibtex/bibtexStyle';
import { writeBibtex } from '../../../../src/core/bibliography/bibtex/writeBibtex';
import { writeCslJson } from '../../../../src/core/bibliography/cslJson';
import { addReferences, renameKey } from '../../../../src/core/bibliography/editBibliography';
import { missingFields } from '../../../../src/core/bibliography/missingFields';
import { writeBibliography } from '../../../../src/core/bibliography/writeBibliography';
import { writeRis } from '../../../../src/core/bibliography/writeRis';
import { freeKey, keyFor } from '../../../../src/core/literature/citationKeys';
import { OTHERS, type Reference } from '../../../../src/core/literature/reference';
import { PublicationIndex } from '../../../../src/core/literature/samePublication';
import { summaryOf } from '../../../../src/core/literature/summary';
import { applyEdits, type TextEdit } from '../../../../src/core/text/edits';
import { runToEnd } from '../../../../src/core/text/steps';
import { bibliographyOf } from '../../support/bibliographyOf';

function addition(
  text: string,
  format: BibliographyFormat,
  reference: Reference,
  ...keys: readonly string[]
): TextEdit {
  const references = keys.map((id) => ({ ...reference, id }));
  const added = addReferences({ text, bibliography: bibliographyOf(text, format) }, references);
  assert.ok('edit' in added, 'it can be added to');
  return added.edit;
}

function added(
  text: string,
  format: BibliographyFormat,
  reference: Reference,
  key: string,
): string {
  return applyEdits(text, [addition(text, format, reference, key)]);
}

const lantern: Reference = {
  id: 'other',
  type: 'article-journal',
  title: 'A lantern of IL-6 & 5% of <i>E. coli</i>',
  author: [
    { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' },
    { literal: 'The Lantern Group' },
    OTHERS,
  ],
  issued: { 'date-parts': [[2001, 3]] },
  'container-title': 'Journal of Lamps & Light',
  volume: '12',
  issue: '3',
  page: '12-15',
  DOI: '10.9999/lantern_1',
  PMID: '1234567',
};

/** Mark-up with braces, which keep capitals. */
const marked = fc.constantFrom(
  '<i>Escherichia coli</i>',
  '<i>in vitro</i>',
  'CD4<sup>+</sup>',
  '<b>Bold <i>Lamp</i></b>',
  'IL-2R<sub>A</sub>',
  '<span style="font-variant:small-caps;">Lamp</span>',
);

/** Words like those of titles, with every character that a format must escape. */
const words = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'lamp',
        'of',
        'the',
        'IL-6',
        'mRNA',
        'Émile',
        'α',
        'Crohn’s',
        'light',
        '5%',
        'a_b',
      ),
      fc.constantFrom(
        '#1',
        'A&B',
        '{',
        '}',
        '\\',
        '$5',
        '~',
        '^',
        '“so”',
        'İ',
        '中文',
        'x = y',
        '@home',
        '"q"',
        "it's",
      ),
      fc.stringMatching(/^[a-zA-Z0-9äöüß]{1,8}$/),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((list) => `the ${list.join(' ')}`);
// The parser leaves out a blank between two words with the same mark-up.
const markedTitles = fc
  .array(marked, { minLength: 1, maxLength: 6 })
  .map((list) => `the ${list.join(' of ')}`);
const nameWord = fc.stringMatching(/^[A-ZÄÖÜ][a-zäöü]{1,8}$/);
const name = fc.oneof(
  fc.record({ family: nameWord, given: nameWord }),
  fc.record({
    family: nameWord,
    given: nameWord,
    'non-dropping-particle': fc.constantFrom('van der', 'de', 'von'),
  }),
  fc.record({ family: nameWord, given: nameWord, suffix: fc.constant('Jr.') }),
  fc.record({ literal: nameWord.map((word) => `${word} and the Group`) }),
);
const number = fc.integer({ min: 1, max: 999 }).map(String);
const date = fc
  .tuple(
    fc.integer({ min: 1900, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .chain(([year, month, day]) => fc.constantFrom([year], [year, month], [year, month, day]))
  .map((parts) => ({ 'date-parts': [parts] }));
const articles: fc.Arbitrary<Reference> = fc.record(
  {
    id: fc.constant('key2001'),
    type: fc.constant('article-journal'),
    title: fc.oneof(words, markedTitles),
    author: fc.array(name, { minLength: 1, maxLength: 4 }),
    issued: date,
    'container-title': words,
    volume: number,
    issue: number,
    page: fc.tuple(number, number).map(([a, b]) => `${a}0-${b}1`),
    DOI: fc.stringMatching(/^10\.9999\/[a-z0-9_().-]{1,10}[a-z0-9]$/),
    PMID: number,
    URL: fc.constant('http://lamps.example/a_b?c=1%20&d=~e#f'),
    abstract: words,
  },
  { requiredKeys: ['id', 'type', 'title'] },
);

describe('writing bibliographies', () => {
  describe('an entry', () => {
    const writers: readonly (readonly [BibliographyFormat, (reference: Reference) => string])[] = [
      ['bibtex', (reference) => writeBibtex(reference, reference.id)],
      [
        'bibtex',
        (reference) => writeBibtex(reference, reference.id, { ...plainStyle, isBiblatex: true }),
      ],
      [
        'bibtex',
        (reference) =>
          writeBibtex(reference, reference.id, {
            ...plainStyle,
            delimiters: 'quotes',
            isOneLine: true,
          }),
      ],
      ['csl-json', writeCslJson],
      ['ris', writeRis],
      ...(['bibtex', 'csl-json', 'csl-yaml', 'ris'] as const).map(
        (name) => [name, (one: Reference) => [...writeBibliography([one], name)].join('')] as const,
      ),
    ];
    for (const [format, write] of writers) {
      it(`is read as it was written: ${format}`, () => {
        fc.assert(
          fc.property(articles, (reference) => {
            const { entries, problems } = bibliographyOf(write(reference), format);
            assert.deepEqual(problems, []);
            assert.deepEqual(
              entries.map((entry) => entry.reference),
              // fast-check's records have no prototype.
              [structuredClone(reference)],
            );
          }),
          { numRuns: 100 },
        );
      });
    }

    it('is read as it was written in BibTeX and BibLaTeX, with volumes and open dates', () => {
      const book = { id: 'a', type: 'book', title: 'Insects', 'volume-title': 'Moths' };
      const part = { ...book, id: 'b', type: 'chapter', 'container-title': 'Animals' };
      const since = { ...book, id: 'c', issued: { 'date-parts': [[2015, 3], [0]] } };
      const until = { ...book, id: 'd', issued: { 'date-parts': [[0], [2015]] } };
      for (const isBiblatex of [false, true]) {
        const style = { ...plainStyle, isBiblatex };
        for (const reference of [book, part, since, until]) {
          const [entry] = bibliographyOf(
            writeBibtex(reference, reference.id, style),
            'bibtex',
          ).entries;
          assert.deepEqual(entry?.reference, reference);
        }
      }
    });

    it('is read as it was written in RIS, with its roles and what looks like something else', () => {
      const chapter = {
        id: 'lund2001',
        type: 'chapter',
        title: 'Lamps &amp; <i>light</i>',
        author: [{ literal: 'J. Berg' }, { literal: 'U.S. Congress' }, { literal: 'et al.' }],
        editor: [{ family: 'Lund', given: 'Bo' }],
        'collection-editor': [{ family: 'Moss', given: 'Cy' }],
        translator: [{ family: 'Dahl', given: 'Di' }],
        'container-title': 'A Book of Lamps',
        'collection-title': 'Books of Lamps',
        ISSN: '2096-4129',
        ISBN: '978-3-319-46492-3',
      };
      const { entries } = bibliographyOf(writeRis(chapter), 'ris');
      assert.deepEqual(
        entries.map((entry) => entry.reference),
        [chapter],
      );
    });

    it('is read as it was written in BibTeX and BibLaTeX, with fields that only the latter knows', () => {
      const conference: Reference = {
        id: 'lund2001',
        type: 'paper-conference',
        title: 'Lamps',
        'title-short': 'Lamps',
        author: [{ family: 'Lund', given: 'Bo' }],
        'container-author': [{ family: 'Moss', given: 'Cy' }],
        'container-title': 'Papers on lamps',
        'event-title': 'Meeting of Lamps',
        'event-place': 'Oslo',
        'event-date': {
          'date-parts': [
            [2001, 5, 3],
            [2001, 5, 6],
          ],
        },
        'chapter-number': '4',
        'number-of-volumes': '3',
        'number-of-pages': '350',
        'original-date': { 'date-parts': [[1900]] },
        'original-title': 'Lampen',
        'original-publisher': 'Licht',
        'original-publisher-place': 'Bonn',
        version: '1.2',
        status: 'in press',
        annote: 'Seen',
      };
      for (const isBiblatex of [false, true]) {
        const style = { ...plainStyle, isBiblatex };
        const { entries } = bibliographyOf(writeBibtex(conference, 'lund2001', style), 'bibtex');
        assert.deepEqual(entries[0]?.reference, conference);
      }
    });

    it('keeps its type in BibTeX and BibLaTeX, also where these have none like it', () => {
      const types =
        'article article-journal article-magazine article-newspaper bill book broadcast chapter dataset document entry ' +
        'entry-dictionary figure graphic hearing interview legal_case legislation manuscript map motion_picture ' +
        'pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation ' +
        'report review review-book software song speech standard thesis treaty webpage';
      for (const type of types.split(' ')) {
        const reference: Reference = { id: 'a', type, title: 'lamps', number: '3' };
        for (const isBiblatex of [false, true]) {
          const written = writeBibtex(reference, 'a', { ...plainStyle, isBiblatex });
          const { type: read, title } = bibliographyOf(written).entries[0]?.reference ?? {};
          assert.deepEqual([read, title], [type, 'lamps'], written);
        }
      }
    });

    it('keeps a journal’s short title in BibTeX, and names without a given name', () => {
      const reference: Reference = {
        id: 'a',
        type: 'article-journal',
        title: 'Doses of 5\u00a0mg',
        author: [{ family: 'Li Wei' }, { family: 'Berg', suffix: 'Jr.' }, { family: 'Sukarno' }],
        'container-title': 'Annals of Lamps',
        'container-title-short': 'Ann Lamps',
      };
      const [entry] = bibliographyOf(writeBibtex(reference, 'a')).entries;
      assert.deepEqual(entry?.reference, reference);
    });

    it('keeps groups in RIS whose names have commas, as EndNote writes them', () => {
      for (const literal of [
        'University of California, Berkeley',
        'J. Smith & Sons, Inc.',
        'Dept. of Health, Oslo, Norway',
        'A, B',
        'Berg, Lund and Moss',
        'J. Berg',
      ]) {
        const reference = { id: 'a', type: 'book', author: [{ literal }] };
        const [entry] = bibliographyOf(writeRis(reference), 'ris').entries;
        assert.deepEqual(entry?.reference, reference);
      }
      const suffix = { id: 'a', type: 'book', author: [{ family: 'Berg', suffix: 'Jr.' }] };
      assert.deepEqual(bibliographyOf(writeRis(suffix), 'ris').entries[0]?.reference, suffix);
    });

    it('keeps the number of pages of a book in RIS, and reads it with a unit', () => {
      const reference = { id: 'a', type: 'book', title: 'Lamps', 'number-of-pages': 'xii, 350' };
      const written = writeRis(reference);
      for (const text of [
        written,
        written.replace('350', '350 p.'),
        written.replace('350', '350 pages'),
      ]) {
        assert.deepEqual(bibliographyOf(text, 'ris').entries[0]?.reference, reference);
      }
      const record =
        '<record><ref-type name="Book">6</ref-type><pages>xii, 350 pp.</pages></record>';
      const xml = `<xml><records>${record}</records></xml>`;
      const [book] = bibliographyOf(xml, 'endnote-xml').entries;
      assert.equal(book?.reference['number-of-pages'], 'xii, 350');
      assert.equal(book?.reference.page, undefined);
      const paged = { id: 'a', type: 'book', title: 'Lamps', page: '12-15' };
      assert.deepEqual(bibliographyOf(writeRis(paged), 'ris').entries[0]?.reference, paged);
    });

    it('keeps ranges, inexact dates, series and authors of one name in RIS', () => {
      const reference: Reference = {
        id: 'a',
        type: 'article-journal',
        title: 'Lamps',
        author: [
          { family: 'Wang', given: 'Xiao' },
          { family: 'Wang', given: 'Xiao' },
          { family: 'Berg', given: 'Ann' },
        ],
        'collection-title': 'Second series',
      };
      const [march, april] = [
        [2019, 3],
        [2019, 4],
      ];
      for (const issued of [
        { 'date-parts': [march, april] },
        { 'date-parts': [[2019], [2020]] },
        { 'date-parts': [march, [0]] },
        { 'date-parts': [[0], april] },
        { 'date-parts': [[2019]], circa: true },
        { 'date-parts': [[2019]], season: 3 },
        { 'date-parts': [[2019, 3, 5]] },
      ] as const) {
        const [entry] = bibliographyOf(writeRis({ ...reference, issued }), 'ris').entries;
        assert.deepEqual(entry?.reference, { ...reference, issued });
      }
      const repeated =
        'TY  - JOUR\nAU  - Wang, X\nAU  - Berg, A\nA1  - Wang, X\nA1  - Berg, A\nER  - ';
      assert.equal(bibliographyOf(repeated, 'ris').entries[0]?.reference.author?.length, 2);
    });

    it('keeps its persons and its short title in RIS, whatever their role', () => {
      for (const [type, role, readAs] of [
        ['personal_communication', 'recipient', 'recipient'],
        ['song', 'performer', 'performer'],
        ['motion_picture', 'director', 'author'],
        ['song', 'composer', 'author'],
      ] as const) {
        const reference = {
          id: 'a',
          type,
          title: 'Lamps',
          'title-short': 'L',
          [role]: [{ family: 'Lund', given: 'Bo' }],
        };
        const back = bibliographyOf(writeRis(reference), 'ris').entries[0]?.reference;
        assert.deepEqual(back?.[readAs], reference[role], role);
        assert.equal(back?.['title-short'], 'L');
      }
    });

    it('is read as it was written with LaTeX for all letters that ASCII lacks', () => {
      const isAscii = (text: string) => /^\p{ASCII}*$/u.test(text);
      const letters = [...'éÜçñøåßœŁčśţıαΩ–’”×±°µ', 'ệ', '中'];
      const left: string[] = [];
      for (const letter of letters) {
        const reference: Reference = {
          id: 'a',
          type: 'article-journal',
          title: `lamps x${letter}b`,
          author: [{ family: `A${letter}b`, given: 'X' }],
          'container-title': `J ${letter} x`,
          abstract: `z ${letter} y`,
        };
        const written = writeBibtex(reference, 'a', plainStyle, isAscii);
        if (isAscii(written)) {
          assert.deepEqual(
            bibliographyOf(written, 'bibtex').entries[0]?.reference,
            reference,
            written,
          );
        } else {
          left.push(letter);
        }
      }
      assert.deepEqual(left, ['ệ', '中']);
    });

    it('keeps all particles of a name, whichever of them a style drops', () => {
      const name = { family: 'Fontaine', given: 'Jean' };
      for (const [particles, written] of [
        [{ 'dropping-particle': 'de', 'non-dropping-particle': 'la' }, 'de la Fontaine, Jean'],
        [{ 'dropping-particle': 'de' }, 'de Fontaine, Jean'],
        [{ 'non-dropping-particle': 'la' }, 'la Fontaine, Jean'],
      ] as const) {
        const reference = { id: 'a', type: 'book', author: [{ ...name, ...particles }] };
        assert.match(writeBibtex(reference, 'a'), new RegExp(` author = \\{${written}\\}`));
        assert.match(writeRis(reference), new RegExp(`^AU  - ${written}\\r$`, 'm'));
      }
    });

    it('means the same in YAML 1.1, the version of Pandoc', () => {
      const title = 'One\u2028two\u2029three\u0085four';
      const reference: Reference = {
        id: 'no',
        type: 'book',
        title,
        language: 'no',
        volume: '1:30',
      };
      const written = [...writeBibliography([reference], 'csl-yaml')].join('');
      assert.doesNotMatch(written, /[\u0085\u2028\u2029]/);
      assert.deepEqual(parseYaml(written, { version: '1.1' }), { references: [reference] });
      assert.deepEqual(bibliographyOf(written, 'csl-yaml').entries[0]?.reference, reference);
    });

    it('is written with escapes and with braces for letters that must keep their case', () => {
      assert.equal(
        writeBibtex(lantern, 'berg2001'),
        String.raw`@article{berg2001,
  author = {van der Berg, Jan and {The Lantern Group} and others},
  title = {A lantern of {IL-6} \& 5\% of {{\emph{E. coli}}}},
  journal = {Journal of Lamps \& Light},
  year = {2001},
  month = mar,
  volume = {12},
  number = {3},
  pages = {12--15},
  doi = {10.9999/lantern_1},
  pmid = {1234567},
}`,
      );
    });
  });

  describe('the fields of BibTeX', () => {
    const base = { id: 'a', type: 'book' };
    /** The fields in one line, after the entry was read again and found to be the same. */
    const fieldsOf = (reference: Reference, isBiblatex: boolean) => {
      const entry = writeBibtex(reference, 'a', { ...plainStyle, isBiblatex, isOneLine: true });
      assert.deepEqual(bibliographyOf(entry, 'bibtex').entries[0]?.reference, reference, entry);
      return entry.replace(/^@(\w+)\{a, (.*)\}$/, (_, type, fields) =>
        type === 'book' ? fields : `${type}: ${fields}`,
      );
    };

    for (const [issued, bibtex, biblatex] of [
      [{ 'date-parts': [[1998]] }, 'year = {1998}', 'date = {1998}'],
      [{ 'date-parts': [[98]] }, 'year = {98}', 'date = {0098}'],
      [{ 'date-parts': [[1998, 1]] }, 'year = {1998}, month = jan', 'date = {1998-01}'],
      [
        { 'date-parts': [[1998, 12, 4]] },
        'year = {1998}, month = dec, day = {4}',
        'date = {1998-12-04}',
      ],
      [
        {
          'date-parts': [
            [1999, 5],
            [1999, 7],
          ],
        },
        'year = {1999}, month = {may/jul}',
        'date = {1999-05/1999-07}',
      ],
      [
        { 'date-parts': [[1998]], season: 1 },
        'year = {1998}, month = {spring}',
        'date = {1998-21}',
      ],
      [
        { 'date-parts': [[1998]], season: 4 },
        'year = {1998}, month = {winter}',
        'date = {1998-24}',
      ],
      [{ literal: 'in press' }, 'year = {in press}', 'year = {in press}'],
      // Only BibLaTeX has a field for these, which programs for BibTeX skip.
      ...(
        [
          [{ 'date-parts': [[1999], [2001]] }, '1999/2001'],
          [
            {
              'date-parts': [
                [1999, 5, 1],
                [1999, 6],
              ],
            },
            '1999-05-01/1999-06',
          ],
          [
            {
              'date-parts': [
                [1999, 5],
                [2000, 1],
              ],
            },
            '1999-05/2000-01',
          ],
          [
            {
              'date-parts': [
                [1999, 5, 1],
                [1999, 5, 7],
              ],
            },
            '1999-05-01/1999-05-07',
          ],
          [
            {
              'date-parts': [
                [1999, 5],
                [1999, 5, 7],
              ],
            },
            '1999-05/1999-05-07',
          ],
          [{ 'date-parts': [[2015, 3], [0]] }, '2015-03/'],
          [{ 'date-parts': [[1998]], circa: true }, '1998~'],
          [{ 'date-parts': [[-45, 3]] }, '-0044-03'],
        ] as const
      ).map(([date, edtf]) => [date, `date = {${edtf}}`, `date = {${edtf}}`] as const),
    ] as const) {
      it(`have the date ${JSON.stringify(issued)}`, () => {
        assert.equal(fieldsOf({ ...base, issued }, false), bibtex);
        assert.equal(fieldsOf({ ...base, issued }, true), biblatex);
      });
    }

    it('have no month where both of a range are the same', () => {
      const issued = {
        'date-parts': [
          [1999, 5],
          [1999, 5],
        ],
      };
      assert.match(writeBibtex({ ...base, issued }, 'a'), /month = may,/);
    });

    for (const [author, written] of [
      [{ family: 'Berg', given: 'Ann', suffix: 'Jr.' }, 'Berg, Jr., Ann'],
      [{ family: 'Berg' }, 'Berg'],
      [{ family: 'Li Wei' }, 'Li Wei, '],
      [{ family: 'Berg', suffix: 'Jr.' }, 'Berg, Jr., '],
      // A word that BibTeX would take for a particle.
      [{ family: 'de Sousa', given: 'Ann' }, '{de Sousa}, Ann'],
      [{ family: 'Berg, Lund', given: 'A and B' }, '{Berg, Lund}, {A and B}'],
      [{ family: 'Land', given: 'Andy' }, 'Land, Andy'],
      [{ literal: 'Lamps & Co., Inc.' }, '{Lamps \\& Co., Inc.}'],
    ] as const) {
      it(`have the author ${written}`, () => {
        assert.equal(fieldsOf({ ...base, author: [author] }, false), `author = {${written}}`);
      });
    }

    for (const [more, bibtex, biblatex = bibtex] of [
      [
        { type: 'thesis', publisher: 'Uni', genre: 'Habilitation' },
        'phdthesis: school = {Uni}, type = {Habilitation}',
        'thesis: institution = {Uni}, type = {Habilitation}',
      ],
      [
        { type: 'report', publisher: 'Glow', 'publisher-place': 'Bonn' },
        'techreport: institution = {Glow}, address = {Bonn}',
        'report: institution = {Glow}, location = {Bonn}',
      ],
      [
        { type: 'chapter', 'container-title': 'B', 'collection-title': 'IL-6' },
        'incollection: booktitle = {B}, series = {{IL-6}}',
      ],
      [{ page: 'e1-e3, A-1' }, 'pages = {e1--e3, A--1}'],
      [{ number: '7' }, 'number = {7}'],
      // Only the name of a month is a name without braces.
      [{ volume: 'iii' }, 'volume = {iii}'],
      [
        { type: 'chapter', 'container-title': 'IL-6 today' },
        'incollection: booktitle = {{IL-6} today}',
      ],
      [{ editor: [{ literal: 'Lamps & Co.' }] }, 'editor = {{Lamps \\& Co.}}'],
      [{ accessed: { 'date-parts': [[2020, 1, 2]] } }, 'urldate = {2020-01-02}'],
      [{ title: 'Say "IL-6"' }, 'title = {Say {"IL-6"}}'],
      [
        { edition: '2', keyword: 'a, b_c', ISBN: '978-3', ISSN: '1-2', PMCID: 'PMC1' },
        'edition = {2}, pmcid = {PMC1}, isbn = {978-3}, issn = {1-2}, keywords = {a, b\\_c}',
      ],
      [
        { translator: [{ family: 'Berg', given: 'Ann' }], language: 'de' },
        'translator = {Berg, Ann}, language = {de}',
      ],
    ] as const) {
      it(`have ${Object.keys(more).join(', ')}`, () => {
        assert.equal(fieldsOf({ ...base, ...more }, false), bibtex);
        assert.equal(fieldsOf({ ...base, ...more }, true), biblatex);
      });
    }

    it('have no kind of a book', () => {
      assert.equal(writeBibtex({ ...base, genre: 'x' }, 'a'), '@book{a,\n}');
    });

    it('have seasons by their names', () => {
      const seasons = [1, 2, 3, 4].map((season) =>
        writeBibtex({ ...base, issued: { 'date-parts': [[1998]], season } }, 'a'),
      );
      assert.deepEqual(
        seasons.map((entry) => /month = \{(\w+)\}/.exec(entry)?.[1]),
        ['spring', 'summer', 'autumn', 'winter'],
      );
    });

    it('have addresses as they are, with escapes for what a file cannot hold', () => {
      const URL = 'https://lamps.example/a_b?c=é&d=~e#f';
      assert.match(writeBibtex({ ...base, URL }, 'a'), /url = \{https:\S+a_b\?c=é&d=~e#f\}/);
      const inAscii = writeBibtex({ ...base, URL }, 'a', plainStyle, (it) =>
        /^\p{ASCII}*$/u.test(it),
      );
      assert.match(inAscii, /url = \{https:\S+a_b\?c=%C3%A9&d=~e#f\}/);
    });

    it('have addresses without what would end them', () => {
      const DOI = '10.1/a{b}\\c%d';
      assert.match(writeBibtex({ ...base, DOI }, 'a'), /doi = \{10\.1\/a%7Bb%7D%5Cc%d\}/);
    });
  });

  it('keeps eras, versions and newspapers in BibLaTeX, which BibTeX lacks', () => {
    const base = { id: 'berg', title: 'Lamps' };
    const references: readonly Reference[] = [
      { ...base, type: 'book', issued: { 'date-parts': [[-45]] } },
      { ...base, type: 'book', issued: { 'date-parts': [[800]] } },
      { ...base, type: 'software', version: '1.2' },
      { ...base, type: 'article-newspaper', 'container-title': 'The Lantern' },
    ];
    for (const reference of references) {
      const entry = writeBibtex(reference, 'berg', { ...plainStyle, isBiblatex: true });
      assert.deepEqual(bibliographyOf(entry, 'bibtex').entries[0]?.reference, reference);
    }
  });

  describe('adding an entry', () => {
    const files: readonly (readonly [name: string, BibliographyFormat, text: string])[] = [
      ['an empty file', 'bibtex', ''],
      [
        'aligned fields',
        'bibtex',
        '@article{a,\n\tauthor  = {A, B},\n\ttitle   = {T},\n\tdoi     = {10.1/1}\n}\n',
      ],
      [
        'quotes, capitals and CRLF',
        'bibtex',
        '@ARTICLE{a,\r\n    TITLE="T",\r\n    DATE="2001",\r\n    JOURNALTITLE="J",\r\n}\r\n\r\n\r\n',
      ],
      ['one line', 'bibtex', '@article{a, title = {T}, year = 2001}'],
      ['an unclosed entry', 'bibtex', '@article{a,\n  title = {T,\n  year = 2001\n'],
      ['an empty file', 'csl-json', ''],
      ['an empty list', 'csl-json', '[]\n'],
      [
        'tabs',
        'csl-json',
        '[\n\t{\n\t\t"id": "a",\n\t\t"title": "T",\n\t\t"type": "book"\n\t}\n]\n',
      ],
      ['items in one line', 'csl-json', '[\r\n\t{"id":"a","type":"book"}\r\n]'],
      ['all in one line', 'csl-json', '[{ "id": "a", "type": "book" }]'],
      ['an object around', 'csl-json', '{"items": [\n  {"id": "a", "type": "book"}\n]}\n'],
      ['a comma too many', 'csl-json', '[\n  {"id": "a", "author": []},\n]\n'],
      ['an empty file', 'csl-yaml', ''],
      ['an empty list', 'csl-yaml', '---\nreferences:\n...\n'],
      ['an indented list', 'csl-yaml', 'references:\n  - id: a\n    title: T\nnocite: "@*"\n'],
    ];
    for (const [name, format, text] of files) {
      it(`keeps the style of ${format}: ${name}`, () => {
        const edit = addition(text, format, lantern, 'berg2001');
        assert.equal(edit.start, edit.end, 'it only inserts');
        const result = applyEdits(text, [edit]);
        const last = bibliographyOf(result, format).entries.at(-1);
        assert.equal(last?.key, 'berg2001');
        assert.deepEqual(last?.reference, { ...lantern, id: 'berg2001' });
        const isCrlf = text.includes('\r\n');
        assert.equal(/(?<!\r)\n/.test(result), !isCrlf && result.includes('\n'));
      });

      it(`adds several entries at once as one by one to ${format}: ${name}`, () => {
        const keys = ['berg2001', 'berg2001a', 'berg2001b'];
        const oneByOne = keys.reduce((file, key) => added(file, format, lantern, key), text);
        assert.equal(applyEdits(text, [addition(text, format, lantern, ...keys)]), oneByOne);
      });
    }

    it('writes fields in the style of the file', () => {
      const book: Reference = { id: 'b', type: 'book', title: 'Of Lamps', publisher: 'Glow' };
      const tail = ([, format, text]: (typeof files)[number]) =>
        added(text, format, book, 'glow').slice(text.trimEnd().length);
      const [, aligned, quoted, oneLine] = files.map(tail) as [string, string, string, string];
      assert.equal(
        aligned,
        '\n\n@book{glow,\n\ttitle   = {Of {Lamps}},\n\tpublisher = {Glow}\n}\n',
      );
      assert.equal(
        quoted,
        '\r\n\r\n@BOOK{glow,\r\n    TITLE="Of {Lamps}",\r\n    PUBLISHER="Glow",\r\n}\r\n\r\n\r\n',
      );
      assert.equal(oneLine, '\n\n@book{glow, title = {Of {Lamps}}, publisher = {Glow}}\n');
    });

    it('writes names of fields with a capital where the file does', () => {
      const file = '@Article{a,\n  Title = {T},\n  Year = 2001\n}\n';
      const book: Reference = { id: 'b', type: 'book', title: 'Of lamps' };
      assert.equal(
        added(file, 'bibtex', book, 'glow'),
        `${file}\n@Book{glow,\n  Title = {Of lamps}\n}\n`,
      );
    });

    for (const format of ['bibtex', 'csl-json', 'csl-yaml'] as const) {
      it(`adds any references, which it reads as the same publications: ${format}`, () => {
        fc.assert(
          fc.property(fc.array(articles, { maxLength: 5 }), (references) => {
            let text = '';
            for (const reference of references) {
              const bibliography = bibliographyOf(text, format);
              const keys = new Set(bibliography.entries.map(({ key }) => key));
              text = added(text, format, reference, freeKey('key', keys));
              const index = runToEnd(PublicationIndex.of(bibliographyOf(text, format).entries));
              assert.ok(index.find(summaryOf(reference)), text);
            }
            const { entries, problems } = bibliographyOf(text, format);
            assert.deepEqual(problems, []);
            assert.equal(new Set(entries.map(({ key }) => key)).size, entries.length);
          }),
          { numRuns: 40 },
        );
      });
    }
  });

  it('renames a key in its entry and in entries that refer to it', () => {
    const text = '@book{b, title={b}}\n@inbook{c, crossref={b}, xdata="a,b", title={b}}\n';
    const edits = renameKey(bibliographyOf(text, 'bibtex'), 'b', 'new2001');
    assert.equal(
      applyEdits(text, edits),
      '@book{new2001, title={b}}\n@inbook{c, crossref={new2001}, xdata="a,new2001", title={b}}\n',
    );
    const json = '[{"title": "a", "id": "a"}]';
    assert.equal(
      applyEdits(json, renameKey(bibliographyOf(json, 'csl-json'), 'a', 'new')),
      '[{"title": "a", "id": "new"}]',
    );
    const ris = 'TY  - JOUR\nTI  - No key\nER  - \n';
    assert.deepEqual(renameKey(bibliographyOf(ris, 'ris'), 'nokey', 'new'), []);
  });

  it('makes keys of author and year', () => {
    assert.equal(keyFor({ authors: ['van der Berg'], year: '2001' }), 'vanderberg2001');
    assert.equal(keyFor({ authors: ['Ørsted-Łuk'], year: '1999' }), 'orstedluk1999');
    assert.equal(keyFor({ authors: [], title: 'il 6 - Infectious Lamps' }), 'il6infectious');
    assert.equal(keyFor({ authors: ['中文'] }), 'entry');
    assert.equal(freeKey('a2001', new Set()), 'a2001');
    assert.equal(freeKey('a2001', new Set(['a2001', 'a2001a'])), 'a2001b');
    const all = new Set<string>();
    for (let count = 0; count < 30; count++) {
      all.add(freeKey('a', all));
    }
    assert.deepEqual([...all].slice(-4), ['az', 'aaa', 'aab', 'aac']);
  });

  it('names the fields that a reference lacks for its type', () => {
    assert.deepEqual(missingFields(lantern), []);
    assert.deepEqual(missingFields({ id: 'a', type: 'article-journal', title: 'T' }), [
      'author',
      'container-title',
      'issued',
    ]);
    const edited: Reference = { id: 'b', type: 'book', title: 'T', editor: [{ family: 'E' }] };
    assert.deepEqual(missingFields(edited), ['issued']);
  });

  it('requires in an entry of BibTeX the fields that both BibTeX and BibLaTeX require', () => {
    const missingOf = (entry: string): string[] => {
      const [first] = bibliographyOf(entry, 'bibtex').entries;
      return first ? missingFields(first.reference, first.type) : ['no entry'];
    };
    const book = 'title = {A Handbook}, publisher = {House}, year = {2001}';
    assert.deepEqual(missingOf(`@inbook{a, author = {Berg, Ann}, chapter = {4}, ${book}}`), []);
    assert.deepEqual(missingOf(`@InBook{a, editor = {Berg, Ann}, pages = {4--8}, ${book}}`), []);
    assert.deepEqual(missingOf(`@inbook{a, ${book}}`), ['author', 'container-title']);
    assert.deepEqual(
      missingOf('@inbook{a, author = {Berg, Ann}, title = {T}, booktitle = {B}, date = {2001}}'),
      [],
    );
    assert.deepEqual(missingOf('@proceedings{a, title = {Meeting on Cells}, year = {2001}}'), []);
    assert.deepEqual(missingOf('@proceedings{a, year = {2001}}'), ['title']);
    assert.deepEqual(missingOf('@manual{a, title = {Cells}}'), []);
    assert.deepEqual(missingOf('@book{a, title = {Cells}, year = {2001}}'), ['author']);
    assert.deepEqual(
      missingOf('@incollection{a, author = {Berg, Ann}, title = {T}, year = 2001}'),
      ['container-title'],
    );
  });
});

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BundledStyleName, bundledStyleNames } from '../../../../src/core/csl/bundledStyles';
import { StyleError } from '../../../../src/core/csl/citationProcessor';
import { type CitationStyle, readStyle } from '../../../../src/core/csl/citationStyle';
import type { FormattedReference } from '../../../../src/core/csl/engineOutput';
import { toPlainText } from '../../../../src/core/csl/formattedText';
import { toMarkdown } from '../../../../src/core/csl/formattedTextForms';
import { OTHERS, type Reference } from '../../../../src/core/literature/reference';
import { processor, sampleReferences, styleNamed } from '../../../unit/support/referenceStyles';

const fixtures = join(__dirname, '../../../fixtures/references');

/** One reference as plain text. */
function format(name: BundledStyleName, reference: Reference, locale?: string): string {
  const [formatted] = processor.list([reference], styleNamed(name), locale);
  return toPlainText(formatted?.text ?? []);
}

describe('bundled citation styles', () => {
  // Creating the engine takes a second for APA alone, and more while other processes run.

  for (const name of bundledStyleNames) {
    it(`${name} writes the references of the library’s first sources`, () => {
      const style = styleNamed(name);
      const list = processor.list(sampleReferences, style);
      assert.equal(list.length, sampleReferences.length);
      const lines = list.map(({ text }, at) =>
        `${style.isNumbered ? `${at + 1}. ` : ''}${toPlainText(text)}`.concat('\n'),
      );
      const file = join(fixtures, `${name}.txt`);
      if (process.env.UPDATE === '1') {
        writeFileSync(file, lines.join('\n'));
      }
      assert.ok(existsSync(file), `${file} is missing: UPDATE=1 writes it`);
      assert.equal(lines.join('\n'), readFileSync(file, 'utf8'));
    });
  }

  it('cite in the text', () => {
    const references = sampleReferences.slice(0, 3);
    const cites = references.map(({ id }) => ({ id }));
    const [first] = cites;
    assert.ok(first);
    const cited = bundledStyleNames.map((name) =>
      toPlainText(
        processor.cite([{ ...first, locator: '3', label: 'page' }], references, styleNamed(name)),
      ),
    );
    assert.deepEqual(cited, [
      '(Aggeletopoulou et al., 2018, p. 3)',
      '(1)',
      '(Aggeletopoulou et al., 2018, p. 3)',
      '[1, p. 3]',
      '(Aggeletopoulou et al., 2018, p. 3)',
    ]);
    assert.equal(
      toMarkdown(processor.cite(cites, references, styleNamed('compact-numbered'))),
      '\\[1–3\\]',
    );
  });
});

describe('a long list', () => {
  const references = Array.from(
    { length: 9 },
    (_, at): Reference => ({
      id: `r${at}`,
      type: 'book',
      title: `Title ${at}`,
      author: [{ family: at < 7 ? 'Moreno' : 'Berg' }],
      issued: { 'date-parts': [[2001]] },
    }),
  );
  const dashed = readStyle(
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>T</title><id>t</id></info>' +
      '<citation><layout><text variable="title"/></layout></citation>' +
      '<bibliography subsequent-author-substitute="———"><layout><group delimiter=", "><names variable="author"/>' +
      '<text variable="title"/></group></layout></bibliography></style>',
  );

  it('pauses every few references, and can be made at the same time as another list', () => {
    const style = styleNamed('compact-author-date');
    const [long, other] = [references, references.slice(2, 5)].map((them) => ({
      steps: processor.listInSteps(them, style),
      list: undefined as FormattedReference[] | undefined,
      pauses: 0,
      expected: processor.list(them, style),
    }));
    assert.ok(long && other);
    const works = [long, other];
    while (works.some(({ list }) => list === undefined)) {
      for (const work of works.filter(({ list }) => list === undefined)) {
        const step = work.steps.next();
        work.pauses += step.done ? 0 : 1;
        work.list = step.done ? step.value : undefined;
      }
    }
    assert.deepEqual(long.list, long.expected);
    assert.deepEqual(other.list, other.expected);
    assert.ok(long.pauses >= references.length, `${long.pauses} pauses`);
    assert.deepEqual(
      long.list?.map(({ text }) => /2001[a-z]/.exec(toPlainText(text))?.[0]),
      ['a', 'b', 'a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) => `2001${letter}`),
    );
  });

  it('has a dash for the same authors as in the previous reference, however the work is divided', () => {
    assert.ok('style' in dashed);
    assert.deepEqual(
      processor.list(references, dashed.style).map(({ text }) => toPlainText(text)),
      references.map(({ title }, at) => {
        const authors = at === 0 ? 'Moreno' : at === 7 ? 'Berg' : '———';
        return `${authors}, ${title}`;
      }),
    );
  });
});

describe('citations of a note in their order', () => {
  const info = '<info><title>T</title><id>t</id></info>';
  const layout =
    '<citation near-note-distance="2"><layout delimiter="; "><choose>' +
    '<if position="ibid-with-locator"><text value="Ibid. "/><text variable="locator"/></if>' +
    '<else-if position="ibid"><text value="Ibid."/></else-if>' +
    '<else-if position="near-note"><text variable="title" suffix=", near"/></else-if>' +
    '<else-if position="subsequent"><text variable="title" suffix=", n. "/>' +
    '<text variable="first-reference-note-number"/></else-if>' +
    '<else><text variable="title" suffix=" in full"/></else></choose></layout></citation>' +
    '<bibliography><layout><text variable="title"/></layout></bibliography>';
  const styleOf = (kind: string) => {
    const read = readStyle(
      `<style xmlns="http://purl.org/net/xbiblio/csl" class="${kind}" version="1.0">${info}${layout}</style>`,
    );
    assert.ok('style' in read);
    return read.style;
  };
  const references = ['a', 'b', 'c'].map((id): Reference => ({ id, type: 'book', title: id }));
  const cited = (kind: string, ...citations: readonly (readonly [string, string?][])[]) =>
    citedInNotes(kind, undefined, ...citations);
  const citedInNotes = (
    kind: string,
    notes: readonly number[] | undefined,
    ...citations: readonly (readonly [string, string?][])[]
  ) =>
    processor
      .citeAll(
        citations.map((cites) =>
          cites.map(([id, locator]) => (locator ? { id, locator, label: 'page' } : { id })),
        ),
        references,
        styleOf(kind),
        undefined,
        notes,
      )
      .citations.map(toPlainText);

  it('count the citations of a footnote as one note, in the order of the notes', () => {
    assert.deepEqual(
      citedInNotes('note', [1, 1, 1, 2, 8], [['a']], [['a']], [['b']], [['b']], [['a']]),
      ['a in full', 'Ibid.', 'b in full', 'b, near', 'a, n. 1'],
    );
    assert.deepEqual(citedInNotes('note', [2, 1], [['a']], [['a', '3']]), ['a, near', 'a in full']);
  });

  it('refer in the text only to the text, and in notes to the number of the note in every style', () => {
    const mixed = citedInNotes(
      'note',
      [0, 1, 0, 2, 1],
      [['a']],
      [['b']],
      [['a']],
      [['a']],
      [['b']],
    );
    assert.deepEqual(mixed, ['a in full', 'b in full', 'Ibid.', 'a, near', 'Ibid.']);
    assert.deepEqual(citedInNotes('in-text', [1, 2, 3], [['a']], [['b']], [['a']]), [
      'a in full',
      'b in full',
      'a, n. 1',
    ]);
  });

  it('depend on what was cited before them, and in which note', () => {
    assert.deepEqual(
      cited('note', [['a']], [['a']], [['a', '3']], [['a', '3']], [['a', '4']], [['a']]),
      ['a in full', 'Ibid.', 'Ibid. 3', 'Ibid.', 'Ibid. 4', 'a, near'],
    );
    assert.deepEqual(
      cited('note', [['a'], ['a']], [['b'], ['a']], [['a']], [['c']], [['c']], [['b']]),
      ['a in full; Ibid.', 'b in full; a, near', 'a, near', 'c in full', 'Ibid.', 'b, n. 2'],
    );
  });

  it('have no notes in a style that cites in the text', () => {
    assert.deepEqual(cited('in-text', [['a']], [['b']], [['a']]), [
      'a in full',
      'b in full',
      'a, n.',
    ]);
  });
});

describe('the references of collaborations', () => {
  for (const name of bundledStyleNames) {
    it(`are written in ${name} as if the engine had read all authors`, () => {
      const style = styleNamed(name);
      assert.ok(style.mostNames !== undefined);
      for (const count of [2, 7, 22, 102, 400]) {
        const author = Array.from({ length: count }, (_, at) => ({
          family: `Mo-${at}`,
          given: 'Ana',
        }));
        const reference: Reference = { id: 'a', type: 'article-journal', title: 'Lamps', author };
        const written = (of: CitationStyle) =>
          toMarkdown(processor.list([reference], of)[0]?.text ?? []) +
          toMarkdown(processor.cite([{ id: 'a' }], [reference], of));
        assert.equal(written(style), written({ ...style, mostNames: undefined }), `${count}`);
      }
    });
  }
});

describe('references with missing parts', () => {
  const whole: Reference = {
    id: 'a',
    type: 'article-journal',
    title: 'Interleukin-6 in sepsis',
    author: [
      { family: 'Emilie', given: 'Dominique' },
      { family: 'Zou', given: 'Weiping' },
    ],
    issued: { 'date-parts': [[1998, 3]] },
    'container-title': 'Int Rev Immunol',
    volume: '16',
    page: '705-726',
  };
  const { author, issued, ...rest } = whole;
  const [emilie] = author ?? [];
  assert.ok(emilie && issued);
  const cases: readonly (readonly [string, Reference, Record<BundledStyleName, string>])[] = [
    [
      'nothing but a title',
      { id: 'a', type: 'webpage', title: 'IL-6' },
      {
        apa: 'IL-6. (n.d.).',
        vancouver: 'IL-6. [date unknown].',
        harvard: 'IL-6 (no date).',
        'compact-numbered': 'IL-6. (n.d.).',
        'compact-author-date': 'IL-6 (n.d.).',
      },
    ],
    [
      'no author',
      { ...rest, issued },
      {
        apa: 'Interleukin-6 in sepsis. (1998). Int Rev Immunol, 16, 705–726.',
        vancouver: 'Interleukin-6 in sepsis. Int Rev Immunol. 1998 Mar;16:705–26.',
        harvard: 'Int Rev Immunol (1998) “Interleukin-6 in sepsis,” 16, pp. 705–726.',
        'compact-numbered': 'Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726 (1998).',
        'compact-author-date': 'Interleukin-6 in sepsis (1998). Int Rev Immunol 16, 705–726.',
      },
    ],
    [
      'no date',
      { ...rest, author: [emilie] },
      {
        apa: 'Emilie, D. (n.d.). Interleukin-6 in sepsis. Int Rev Immunol, 16, 705–726.',
        vancouver: 'Emilie D. Interleukin-6 in sepsis. Int Rev Immunol. [date unknown];16:705–26.',
        harvard:
          'Emilie, D. (no date) “Interleukin-6 in sepsis,” Int Rev Immunol, 16, pp. 705–726.',
        'compact-numbered':
          'Emilie, D. Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726 (n.d.).',
        'compact-author-date':
          'Emilie, D. (n.d.). Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726.',
      },
    ],
    [
      'only the first author known',
      { ...whole, author: [emilie, OTHERS] },
      {
        apa: 'Emilie, D., et al. (1998). Interleukin-6 in sepsis. Int Rev Immunol, 16, 705–726.',
        vancouver: 'Emilie D, et al. Interleukin-6 in sepsis. Int Rev Immunol. 1998 Mar;16:705–26.',
        harvard:
          'Emilie, D. et al. (1998) “Interleukin-6 in sepsis,” Int Rev Immunol, 16, pp. 705–726.',
        'compact-numbered':
          'Emilie, D. et al. Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726 (1998).',
        'compact-author-date':
          'Emilie, D. et al. (1998). Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726.',
      },
    ],
    [
      'the first two authors known, as BibTeX says it',
      { ...whole, author: [...(author ?? []), { literal: 'others' }] },
      {
        apa: 'Emilie, D., Zou, W., et al. (1998). Interleukin-6 in sepsis. Int Rev Immunol, 16, 705–726.',
        vancouver:
          'Emilie D, Zou W, et al. Interleukin-6 in sepsis. Int Rev Immunol. 1998 Mar;16:705–26.',
        harvard:
          'Emilie, D., Zou, W. et al. (1998) “Interleukin-6 in sepsis,” Int Rev Immunol, 16, pp. 705–726.',
        'compact-numbered':
          'Emilie, D., Zou, W. et al. Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726 (1998).',
        'compact-author-date':
          'Emilie, D., Zou, W., et al. (1998). Interleukin-6 in sepsis. Int Rev Immunol 16, 705–726.',
      },
    ],
    [
      'a German title of which only the translation is known',
      { ...whole, author: [emilie], title: '[Interleukin-6 in sepsis]', language: 'de' },
      {
        apa: 'Emilie, D. (1998). [Interleukin-6 in sepsis]. Int Rev Immunol, 16, 705–726.',
        vancouver:
          'Emilie D. [Interleukin-6 in sepsis]. Int Rev Immunol. 1998 Mar;16:705–26. German.',
        harvard: 'Emilie, D. (1998) “[Interleukin-6 in sepsis],” Int Rev Immunol, 16, pp. 705–726.',
        'compact-numbered':
          'Emilie, D. [Interleukin-6 in sepsis] (in German). Int Rev Immunol 16, 705–726 (1998).',
        'compact-author-date':
          'Emilie, D. (1998). [Interleukin-6 in sepsis] (in German). Int Rev Immunol 16, 705–726.',
      },
    ],
  ];
  for (const [what, reference, expected] of cases) {
    it(what, () => {
      const written = bundledStyleNames.map((name) => [name, format(name, reference)]);
      assert.deepEqual(Object.fromEntries(written), expected);
    });
  }

  it('in the text', () => {
    const references = [
      { ...whole, id: 'a', author: [emilie, OTHERS] },
      { id: 'b', type: 'webpage', title: 'IL-6' },
    ];
    const cite = (name: BundledStyleName) =>
      toPlainText(
        processor.cite(
          references.map(({ id }) => ({ id })),
          references,
          styleNamed(name),
        ),
      );
    assert.deepEqual(bundledStyleNames.map(cite), [
      '(Emilie et al., 1998; IL-6, n.d.)',
      '(1,2)',
      '(Emilie et al., 1998; IL-6, no date)',
      '[1, 2]',
      '(Emilie et al., 1998; IL-6, n.d.)',
    ]);
  });

  it('of the same author and year have letters after the year', () => {
    const references = ['a', 'b'].map((id) => ({ ...whole, id, title: `On ${id}` }));
    const list = processor.list(references, styleNamed('compact-author-date'));
    assert.deepEqual(
      list.map(({ text }) => toPlainText(text).match(/\(.*?\)/)?.[0]),
      ['(1998a)', '(1998b)'],
    );
  });

  it('have a dash in ranges of pages, but not in the number of an article', () => {
    for (const [page, expected] of [
      ['101-110, 115-120', '101–110, 115–120'],
      ['1-5,7-9', '1–5, 7–9'],
      ['S1-S5 & S10', 'S1–S5 & S10'],
      ['2021-1-7', '2021-1-7'],
      ['1,234', '1,234'],
    ] as const) {
      const written = format('apa', { ...whole, page });
      assert.ok(written.endsWith(`Int Rev Immunol, 16, ${expected}.`), written);
    }
  });

  it('that have only “others” as author are written as if without author', () => {
    assert.equal(format('apa', { ...whole, author: [OTHERS] }), format('apa', { ...rest, issued }));
  });

  it('do not depend on a reference that had the key before', () => {
    const first = format('apa', whole);
    assert.notEqual(format('apa', { ...whole, title: 'Another' }), first);
    assert.equal(format('apa', whole), first);
  });
});

describe('locales', () => {
  const reference: Reference = {
    id: 'a',
    type: 'book',
    title: 'Cytokine',
    author: [{ family: 'Emilie' }, { family: 'Zou' }],
  };

  for (const [locale, expected] of [
    ['en-GB', 'Emilie and Zou (no date) Cytokine.'],
    ['de', 'Emilie und Zou (ohne Datum) Cytokine.'],
    ['de-AT', 'Emilie und Zou (ohne Datum) Cytokine.'],
    ['fr-FR', 'Emilie et Zou (sans date) Cytokine.'],
    ['tlh', 'Emilie and Zou (no date) Cytokine.'],
  ] as const) {
    it(locale, () => assert.equal(format('harvard', reference, locale), expected));
  }
});

describe('a style of the workspace', () => {
  const csl = (body: string, info = '') =>
    `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">` +
    `<info><title>Mine</title><id>mine</id>${info}</info>${body}</style>`;
  const citation = '<citation><layout><text variable="title"/></layout></citation>';
  const problemOf = (xml: string) => {
    const read = readStyle(xml);
    return 'problem' in read ? read.problem : undefined;
  };
  const styleOf = (xml: string): CitationStyle => {
    const read = readStyle(xml);
    assert.ok('style' in read);
    return read.style;
  };
  const reference: Reference = { id: 'a', type: 'book', title: 'Cytokines' };

  it('formats references', () => {
    const bibliography =
      '<bibliography><layout prefix="«" suffix="»"><text variable="title" font-weight="bold"/></layout></bibliography>';
    const style = styleOf(csl(citation + bibliography));
    assert.equal(style.title, 'Mine');
    const [formatted] = processor.list([reference], style);
    assert.equal(toMarkdown(formatted?.text ?? []), '«**Cytokines**»');
  });

  it('leaves out references for which it prints nothing', () => {
    const page: Reference = { id: 'page', type: 'webpage', title: 'A page' };
    const books =
      '<choose><if type="book"><text variable="title"/></if></choose></layout></bibliography>';
    const layouts = [
      '<bibliography><layout suffix=".">',
      '<bibliography><layout><text variable="citation-number" suffix=". "/>',
      '<bibliography><layout><text variable="citation-number" display="left-margin" suffix="."/>',
    ];
    for (const layout of layouts) {
      const style = styleOf(csl(citation + layout + books));
      const listed = processor.list([page, reference, { ...reference, id: 'b' }], style);
      assert.deepEqual(
        listed.map(({ key, text }) => [key, toPlainText(text).replace('.', '')]),
        [
          ['a', 'Cytokines'],
          ['b', 'Cytokines'],
        ],
        layout,
      );
      assert.deepEqual(processor.list([page], style), [], layout);
    }
    const personal: Reference = { id: 'p', type: 'personal_communication', title: 'A letter' };
    assert.deepEqual(
      processor.list([personal, reference], styleNamed('apa')).map(({ key }) => key),
      ['a'],
    );
  });

  it('can have white space in its empty elements', () => {
    const bibliography =
      '<bibliography><layout><choose><if type="patent">\n </if><else><text variable="title"/></else></choose>' +
      '<names variable="author">\n</names></layout></bibliography>';
    const [formatted] = processor.list([reference], styleOf(csl(citation + bibliography)));
    assert.equal(toPlainText(formatted?.text ?? []), 'Cytokines');
  });

  it('can put its text on the baseline, even if a part of it is raised', () => {
    const bibliography =
      '<bibliography><layout><text variable="title" vertical-align="baseline"/></layout></bibliography>';
    const raised = { ...reference, title: 'CD4<sup>+</sup> cells' };
    const [formatted] = processor.list([raised], styleOf(csl(citation + bibliography)));
    assert.equal(toPlainText(formatted?.text ?? []), 'CD4⁺ cells');
  });

  it('can have terms that consist of a line end', () => {
    const locale =
      '<locale><terms><term name="and others">\n  </term></terms></locale><macro name="by"><names variable="author">' +
      '<name et-al-min="2" et-al-use-first="1"/><et-al term="and others"/></names></macro>';
    const bibliography =
      '<bibliography><layout suffix="."><text macro="by" suffix=". "/><text variable="title"/></layout></bibliography>';
    const others = { ...reference, author: [{ family: 'Berg' }, { family: 'Lund' }] };
    const [formatted] = processor.list([others], styleOf(csl(locale + citation + bibliography)));
    assert.equal(toPlainText(formatted?.text ?? []), 'Berg. Cytokines.');
  });

  it('can put its numbers in a column', () => {
    const bibliography =
      '<bibliography><layout><text variable="citation-number" display="left-margin" suffix=". "/>' +
      '<choose><if type="book"><group display="right-inline"><text variable="title"/></group></if></choose>' +
      '</layout></bibliography>';
    const [formatted] = processor.list([reference], styleOf(csl(citation + bibliography)));
    assert.equal(toPlainText(formatted?.text ?? []), 'Cytokines');
  });

  it('writes no punctuation between parts without text', () => {
    const part = (prefix: string, variable: string) =>
      `<text value="${prefix}"/><text variable="${variable}"/>`;
    for (const [layout, expected] of [
      [part('A. ', 'note') + part('. ', 'title'), 'A. Cytokines'],
      [part('A ed. ', 'note') + part(', ', 'title'), 'A ed., Cytokines'],
      [part('A, ', 'note') + part(', ', 'title'), 'A, Cytokines'],
      [part('A; B &amp;', 'volume') + part(':', 'title'), 'A; B &:Cytokines'],
      [part('2002;', 'volume') + part(':', 'title'), '2002;Cytokines'],
      [part('A . . . ', 'title'), 'A . . . Cytokines'],
      [`${part('A page. ', 'note')}<text value=" ."/>`, 'A page.'],
      ['<text variable="title" suffix=" "/><text value="."/>', 'Cytokines.'],
      ['<text value="“Data.”"/><text value=" . "/><text variable="title"/>', '“Data.” Cytokines'],
      ['<text value="12 . "/><text variable="title"/>', '12. Cytokines'],
      ['<text variable="title" suffix=" "/><text value=", 2022"/>', 'Cytokines, 2022'],
      ['<text variable="title" suffix=" ed."/><text value=". London"/>', 'Cytokines ed. London'],
      ['<text variable="title" suffix=" . . ."/>', 'Cytokines . . .'],
      ['<text variable="title" suffix="?"/><text value=". "/><text value="B"/>', 'Cytokines? B'],
      ['<text variable="title" suffix=",, "/><text value="2020"/>', 'Cytokines, 2020'],
      [
        `<group font-weight="bold">${part('What?', 'title')}</group><text value=". B"/>`,
        'What?Cytokines. B',
      ],
      ['<text font-weight="bold" value="What?"/><text value=". B"/>', 'What? B'],
      ['<text variable="title" suffix="?. . ."/>', 'Cytokines?. . .'],
      ['<text variable="title" prefix="“" suffix=".,” In: A"/>', '“Cytokines,” In: A'],
    ] as const) {
      const bibliography = `<bibliography><layout>${layout}</layout></bibliography>`;
      const [formatted] = processor.list([reference], styleOf(csl(citation + bibliography)));
      assert.equal(toPlainText(formatted?.text ?? []), expected);
    }
  });

  it('keeps other text that it puts in a column', () => {
    const bibliography =
      '<bibliography second-field-align="flush"><layout><text variable="citation-label" prefix="[" suffix="]"/>' +
      '<text variable="title"/></layout></bibliography>';
    const doe: Reference = {
      ...reference,
      author: [{ family: 'Doe' }],
      issued: { 'date-parts': [[1965]] },
    };
    const [formatted] = processor.list([doe], styleOf(csl(citation + bibliography)));
    assert.equal(toPlainText(formatted?.text ?? []), '[Doe65] Cytokines');
  });

  it('loses its numbers, in a column, before the text or within it', () => {
    const inText =
      '<bibliography><layout><group delimiter=". "><text variable="citation-number"/>' +
      '<text variable="title"/></group></layout></bibliography>';
    const list = processor.list(
      [reference, { ...reference, id: 'b' }],
      styleOf(csl(citation + inText)),
    );
    assert.deepEqual(
      list.map(({ text }) => toPlainText(text)),
      ['Cytokines', 'Cytokines'],
    );
    const bibliography =
      '<macro name="number"><text variable="citation-number" prefix="[" suffix="]"/></macro>' +
      '<bibliography><layout><text macro="number"/><text variable="title" prefix=" "/></layout></bibliography>';
    const style = styleOf(csl(citation + bibliography));
    assert.ok(style.isNumbered && !style.isSorted);
    assert.equal(toPlainText(processor.list([reference], style)[0]?.text ?? []), 'Cytokines');
  });

  it('is rejected with a reason if it is broken', () => {
    assert.deepEqual(problemOf(csl('<macro name="a">\n<text></macro>')), {
      message: 'It is not well-formed XML: unexpected close tag.',
      line: 2,
      column: 14,
    });
    assert.match(problemOf('')?.message ?? '', /^It is not well-formed XML: /);
    assert.match(problemOf('apa')?.message ?? '', /^It is not well-formed XML: /);
    assert.deepEqual(problemOf('<html/>'), {
      message: 'It is not a style of the Citation Style Language.',
    });
    assert.deepEqual(problemOf(csl(citation)), {
      message: 'It does not say how references are written.',
    });
  });

  it('has a reason why the engine cannot use it, and does not disturb other styles', () => {
    const bibliography = '<bibliography><layout><nonsense/></layout></bibliography>';
    const style = styleOf(csl(citation + bibliography));
    assert.throws(() => processor.list([reference], style), StyleError);
    assert.throws(() => processor.list([reference], style), /nonsense/);
    assert.equal(format('compact-author-date', reference), 'Cytokines (n.d.).');
  });

  it('is rejected if it depends on another one', () => {
    const parent = '<link rel="independent-parent" href="http://www.zotero.org/styles/cell"/>';
    assert.deepEqual(problemOf(csl('', parent)), {
      message:
        'It only names another style, http://www.zotero.org/styles/cell. Save the file of that one beside it.',
      parent: { name: 'cell' },
    });
  });

  it('is rejected if its macros cannot be used', () => {
    const bibliography = '<bibliography><layout><text macro="a"/></layout></bibliography>';
    assert.deepEqual(problemOf(csl(citation + bibliography)), {
      message: 'It uses a macro that it does not have: a',
    });
    const endless = '<macro name="a"><text macro="a"/></macro>';
    assert.deepEqual(problemOf(csl(endless + citation + bibliography)), {
      message: 'It has a macro that calls itself: a',
    });
    const doubling = Array.from({ length: 40 }, (_, at) => {
      const next = at === 39 ? '<text variable="title"/>' : `<text macro="m${at + 1}"/>`.repeat(2);
      return `<macro name="${at === 0 ? 'a' : `m${at}`}">${next}</macro>`;
    });
    assert.deepEqual(problemOf(csl(doubling.join('') + citation + bibliography)), {
      message: 'Its macros make it too large.',
    });
  });
});

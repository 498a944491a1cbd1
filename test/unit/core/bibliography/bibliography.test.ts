import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { validEntries } from '../../../../src/core/bibliography/missingFields';
import { formatOf, readBibliography } from '../../../../src/core/bibliography/readBibliography';
import { bibliographyOf } from '../../support/bibliographyOf';
import { bundledParser } from '../../support/bundledParser';
import { goldenPairs } from '../../support/golden';

const folder = join(__dirname, '../../..', 'fixtures', 'bibliography');
const parse = bundledParser();

describe('bibliography files', () => {
  for (const source of ['.bib', '.json', '.yaml', '.ris', '.nbib', '.xml']) {
    for (const { name, input, expect } of goldenPairs('bibliography', `${source}.golden`, source)) {
      it(`${name}${source}`, () => {
        const format = formatOf(name + source, input);
        assert.ok(format);
        const { entries, problems } = bibliographyOf(input, format);
        const read = {
          entries: entries.map(({ keyRange, summary, reference }) => ({
            key: input.slice(keyRange.start, keyRange.end),
            summary,
            reference,
          })),
          problems: problems.map(
            ({ start, end, message }) => `${message} ${input.slice(start, end)}`,
          ),
        };
        expect(`${JSON.stringify(read, undefined, 2)}\n`);
      });
    }
  }

  const files = [
    ['bib', 'bibtex'],
    ['json', 'csl-json'],
    ['yaml', 'csl-yaml'],
    ['ris', 'ris'],
    ['nbib', 'nbib'],
    ['xml', 'endnote-xml'],
    ['xml', 'pubmed-xml', 'pubmed.xml'],
  ] as const;
  for (const [ending, format, name = `hostile.${ending}`] of files) {
    const text = readFileSync(join(folder, name), 'utf8');

    it(`keep the entries before the place where they are cut off: ${format}`, () => {
      const whole = bibliographyOf(text, format).entries;
      for (let length = 0; length < text.length; length += 7) {
        const { entries, problems } = bibliographyOf(text.slice(0, length), format);
        const before = whole.filter(({ end }) => end < length);
        assert.deepEqual(
          entries.slice(0, before.length).map(({ key, start }) => ({ key, start })),
          before.map(({ key, start }) => ({ key, start })),
          `cut off at ${length}`,
        );
        for (const { start, end } of [...entries, ...problems]) {
          assert.ok(0 <= start && start <= end && end <= length, `range at ${length}`);
        }
        assert.equal(
          typeof entries.at(-1)?.reference.id,
          entries.length > 0 ? 'string' : 'undefined',
        );
      }
    });

    it(`are read whatever text they have: ${format}`, () => {
      const pieces = fc.array(
        fc.oneof(
          fc.nat({ max: text.length - 1 }).map((at) => text.slice(at, at + 200)),
          fc.constantFrom(
            '@article{',
            '{',
            '}',
            '"',
            '\\',
            '$',
            '%',
            '\n',
            '[',
            '<record>',
            '<PubmedArticle>',
            '&entity;',
            ': ',
            '- ',
          ),
        ),
        { maxLength: 30 },
      );
      fc.assert(
        fc.property(pieces, (parts) => {
          const { entries } = bibliographyOf(parts.join(''), format);
          for (const { reference, summary } of entries) {
            assert.equal(typeof reference.id, 'string');
            assert.ok(Array.isArray(summary.authors));
          }
        }),
        { numRuns: 150 },
      );
    });
  }

  for (const separator of ['\u2028', '\u2029', '\u0085']) {
    const name = `U+${separator.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}`;
    for (const end of ['\n', '\r\n', '\r']) {
      it(`have lines that end with ${JSON.stringify(end)}, but not with ${name}`, () => {
        const ris = [
          'TY  - JOUR',
          `TI  - Lamps:${separator}what`,
          `they ${separator}say`,
          'ER  - ',
        ];
        const nbib = ['PMID- 1', `TI  - Lamps:${separator}what`, `      they ${separator}say.`];
        for (const [format, lines] of [['ris', ris] as const, ['nbib', nbib] as const]) {
          const [entry] = bibliographyOf(lines.join(end), format).entries;
          assert.equal(entry?.reference.title, 'Lamps: what they say', format);
        }
        const labelled = `TY  - JOUR${end}AB  - See${separator}ID  - other${end}ID  - lamp${end}`;
        assert.equal(bibliographyOf(labelled, 'ris').entries[0]?.key, 'lamp');
      });
    }
  }

  it('can have lines that end with only a carriage return, in BibTeX and YAML, too', () => {
    const bibtex = '% lamps\n@book{a, title = {Lamps\n@book{b,\n% moths\n title = {Moths}\n}\n';
    const yaml = '# lamps\nreferences:\n- id: a\n  title: Lamps\n- id: b\n  title: Moths\n';
    for (const [text, format] of [
      [bibtex, 'bibtex'],
      [yaml, 'csl-yaml'],
    ] as const) {
      const { entries } = bibliographyOf(text.replaceAll('\n', '\r'), format);
      assert.deepEqual(
        entries.map(({ key, reference }) => [key, reference.title]),
        [
          ['a', 'Lamps'],
          ['b', 'Moths'],
        ],
      );
    }
  });

  it('keep the last field of an entry whose closing brace closes a field', () => {
    const text = '@book{a,\n  title = {Lamps,\n  year = 2001\n}\n@book{b, title = {Moths}}\n';
    const [entry] = bibliographyOf(text, 'bibtex').entries;
    assert.deepEqual(entry?.reference.issued, { 'date-parts': [[2001]] });
  });

  it('have a type of CSL for each type of RIS', () => {
    const types = [
      'ABST',
      'ADVS',
      'AGGR',
      'ANCIENT',
      'ART',
      'BILL',
      'BLOG',
      'BOOK',
      'CASE',
      'CHAP',
      'CHART',
      ...['CLSWK', 'COMP', 'CONF', 'CPAPER', 'CTLG', 'DATA', 'DBASE', 'DICT', 'EBOOK', 'ECHAP'],
      ...['EDBOOK', 'EJOUR', 'ELEC', 'ENCYC', 'EQUA', 'FIGURE', 'GOVDOC', 'GRANT', 'HEAR', 'ICOMM'],
      ...['INPR', 'JFULL', 'JOUR', 'LEGAL', 'MANSCPT', 'MAP', 'MGZN', 'MPCT', 'MULTI', 'MUSIC'],
      ...['NEWS', 'PAMP', 'PAT', 'PCOMM', 'RPRT', 'SER', 'SLIDE', 'SOUND', 'STAND', 'STAT', 'THES'],
      ...['UNBILL', 'UNPB', 'VIDEO'],
    ];
    const read = types.map((type) => {
      const [entry] = bibliographyOf(`TY  - ${type}\nTI  - Lamps\nER  - \n`, 'ris').entries;
      return [type, entry?.reference.type];
    });
    assert.deepEqual(
      read.filter(([, type]) => type === 'document'),
      [],
    );
    assert.ok(read.some(([type, csl]) => type === 'SER' && csl === 'book'));
  });

  it('have an issue in M1 of RIS if its text looks like one', () => {
    const issueOf = (m1: string, type = 'JOUR') => {
      const record = `TY  - ${type}\nTI  - Lamps\nM1  - ${m1}\nER  - \n`;
      const { issue, number } = bibliographyOf(record, 'ris').entries[0]?.reference ?? {};
      return issue ?? number;
    };
    for (const issue of [
      '3',
      '3-4',
      'Suppl. 1',
      '12 Pt 2',
      'S1',
      '10330',
      'March',
      'Special Issue',
    ]) {
      assert.equal(issueOf(issue), issue);
      assert.equal(issueOf(issue, 'BOOK'), undefined);
    }
    const others = ['Query date: 2022-03-14 09:50:41', 'Export Date: 1 May 2012', '14 March 2022'];
    const more = ['2022-03-14', '10.9999/1', '2096-4129', 'Journal Article', '(Lund B.) Nowhere 1'];
    for (const other of [...others, ...more]) {
      assert.equal(issueOf(other), undefined);
    }
  });

  it('give the valid parts of a broken entry of BibTeX, and report its mistakes', () => {
    const rest = 'author = {Berg, Ann}, year = 2001';
    const mistakes: readonly (readonly [entry: string, title: string | undefined])[] = [
      [`@article{a, title = {Mast cells}, journal = undefinedname, ${rest}}`, 'Mast cells'],
      [`@article{a, funding_text 1={The Fund}, title = {Mast cells}, ${rest}}`, 'Mast cells'],
      [`@article{a,\n${rest},\nnot a field,\ntitle = {Mast cells}\n}`, 'Mast cells'],
      [`@article{, title = {Mast cells}, ${rest}}`, 'Mast cells'],
      [`@article{title = {Mast cells}, ${rest}}`, 'Mast cells'],
      [`@article{a, title = {Mast cells} ${rest}}`, 'Mast cells'],
      [`@article{a, doi = , title = {Mast cells}, ${rest}}`, 'Mast cells'],
      [`@article{a, title = {Mast cells}, ${rest}}, journal = {J}}`, 'Mast cells'],
      [`@article{a,\n title = {Mast cells},\n ${rest}\n`, 'Mast cells'],
      [`@article{a,\n title = {Mast cells},\n abstract = {Cut of,\n ${rest}\n`, 'Mast cells'],
      [`@article{a, title = "Mast "cells" of the roof", ${rest}}`, 'Mast "cells" of the roof'],
      [`@article{a, title = "Mast "cells"", ${rest}}`, 'Mast "cells"'],
      [`@article{a, title = "Mast cells" ${rest}}`, 'Mast cells'],
      [`@article{a,\n title = {Mast cells,\n ${rest}\n}`, undefined],
      [`@article{a,\n foo bar = {x},\n title = {Mast cells,\n ${rest}\n}`, undefined],
      [`@article{a, ${rest}, title = {Mast ce`, undefined],
    ];
    for (const [entry, title] of mistakes) {
      const bibliography = bibliographyOf(`${entry}\n@book{b, title = {Next}}\n`, 'bibtex');
      assert.equal(bibliography.problems.length, 1, entry);
      const sound = validEntries(bibliography).map(({ reference }) => reference);
      assert.deepEqual(
        sound.map((reference) => reference.title),
        title === undefined ? ['Next'] : [title, 'Next'],
        entry,
      );
      if (title !== undefined) {
        assert.deepEqual(sound[0]?.author, [{ family: 'Berg', given: 'Ann' }], entry);
        assert.equal(sound[0]?.abstract, undefined);
      }
    }
  });

  it('read records of RIS that are indented', () => {
    const text =
      'TY  - BOOK\n  TI  - One\nER  - \n\n  TY  - JOUR\n  TI  - Two\n  ID  - k2\n  ER  - \n';
    const { entries } = bibliographyOf(text, 'ris');
    assert.deepEqual(
      entries.map(({ key, reference }) => [key, reference.title]),
      [
        ['one', 'One'],
        ['k2', 'Two'],
      ],
    );
  });

  it('read tags of RIS without a blank before their values', () => {
    const text = 'TY  -JOUR\nID  -k1\nTI  -Response to\nIL -6 and\n-17\nAU  -Lund, Bo\nER  -\n';
    const [entry] = bibliographyOf(text, 'ris').entries;
    assert.equal(entry?.key, 'k1');
    assert.equal(entry?.reference.title, 'Response to IL -6 and -17');
    assert.deepEqual(entry?.reference.author, [{ family: 'Lund', given: 'Bo' }]);
  });

  it('give items of CSL without an id to an import, and to no citation', () => {
    const json = '[{"id":"k1","type":"book","title":"Kept"},{"type":"book","title":"Mast"}]';
    const yaml = 'references:\n- id: k1\n  title: Kept\n- title: Mast\n  type: book\n';
    for (const [text, format] of [[json, 'csl-json'] as const, [yaml, 'csl-yaml'] as const]) {
      const { entries, unkeyed, problems } = bibliographyOf(text, format);
      assert.deepEqual(
        entries.map(({ key }) => key),
        ['k1'],
      );
      assert.deepEqual(
        unkeyed?.map(({ key, reference }) => [key, reference.title]),
        [['mast', 'Mast']],
        format,
      );
      assert.equal(problems.length, 1);
      assert.ok(problems[0]?.isHarmless, format);
    }
  });

  it('give entries of BibTeX without a key to imports, but not to citations', () => {
    const text =
      '@book{berg2001, title = {Kept}}\n@article{, title = {Mast}, author = {Berg, A}, year = 2001}\n';
    const bibliography = bibliographyOf(`${text.repeat(2)}@book{, title = {Basophils}}`, 'bibtex');
    assert.deepEqual(
      bibliography.entries.map(({ key }) => key),
      ['berg2001', 'berg2001'],
    );
    const keys = validEntries(bibliography).map(({ key, reference }) => [key, reference.id]);
    assert.deepEqual(
      keys.map(([key]) => key),
      ['berg2001', 'berg2001a', 'berg2001', 'berg2001b', keys.at(-1)?.[0]],
    );
    assert.deepEqual(
      keys.map(([key]) => key),
      keys.map(([, id]) => id),
    );
  });

  it('have texts that can be searched, in every format', () => {
    const bibtex = `@article{a, title = {{IL-6} in CO$_2$ \\& {\\"u}ber}, author = {Berg, A},
      abstract = {<p>About {\\textit{E. coli}}, p \\textless{} 5\\,\\%.</p>},
      author_keywords = {mast cells; IL-6, IL-8; \\emph{gut}}, keywords = {cold, heat}}`;
    assert.deepEqual(bibliographyOf(bibtex, 'bibtex').entries[0]?.readTexts(), {
      title: 'IL-6 in CO₂ & über',
      abstract: 'About E. coli, p < 5 %.',
      keywords: ['cold', 'heat', 'mast cells', 'IL-6, IL-8', 'gut'],
      type: 'article',
    });
    const json = JSON.stringify([
      {
        id: 'a',
        type: 'book',
        title: 'CO<sub>2</sub>',
        abstract: 'Of <i>mice</i>',
        keyword: 'a, b',
      },
    ]);
    assert.deepEqual(bibliographyOf(json, 'csl-json').entries[0]?.readTexts(), {
      title: 'CO₂',
      abstract: 'Of mice',
      keywords: ['a', 'b'],
      genre: undefined,
      type: 'book',
    });
  });

  it('read an entry without the comma after its key, and report the place of the missing comma', () => {
    const text = [
      '@article{first, title = {Never closed}',
      '@article{second title = {IL-6 in sepsis}, year = 2001}',
      '@book{third',
      '  title = {TNF}, year = 2002',
      '}',
      '@misc{title = {Without a key}, year = 2003}',
      '@misc{fourth, note = {',
      '@x (see IL-6, for example) holds}, title = {IL-10}}',
      '',
    ].join('\n');
    const { entries, unkeyed, problems } = bibliographyOf(text, 'bibtex');
    assert.deepEqual(
      [...entries, ...(unkeyed ?? [])].map(({ key, summary }) => [key, summary.title]),
      [
        ['first', 'Never closed'],
        ['second', 'IL-6 in sepsis'],
        ['third', 'TNF'],
        ['fourth', 'IL-10'],
        ['withoutakey2003', 'Without a key'],
      ],
    );
    assert.deepEqual(
      problems
        .filter(({ message }) => message === 'A comma is missing after this citation key.')
        .map(({ start, end }) => text.slice(start, end)),
      ['second', 'third'],
    );
  });

  it('give keys to entries of BibTeX that have none, with pauses', () => {
    const text = '@book{emilie1998, title = {A}}\n'.concat(
      '@misc{author = {Emilie, D.}, year = 1998, title = {B}}\n'.repeat(500),
    );
    const work = readBibliography(text, 'bibtex', parse);
    let pauses = 0;
    let step = work.next();
    for (; !step.done; step = work.next()) {
      pauses++;
    }
    const keys = step.value.unkeyed?.map(({ key }) => key) ?? [];
    assert.deepEqual(keys.slice(0, 2), ['emilie1998a', 'emilie1998b']);
    assert.equal(keys[26], 'emilie1998aa');
    assert.equal(new Set(keys).size, 500);
    assert.ok(pauses >= 15, `${pauses} pauses`);
  });

  it('skip entries of BibTeX in lines that begin with a percent sign', () => {
    const text =
      '% @misc{a, title = {A}}\n@misc{b, title = {B}} % @misc{c, title = {C}}\n  %@misc{d,}';
    assert.deepEqual(
      bibliographyOf(text, 'bibtex').entries.map(({ key }) => key),
      ['b', 'c'],
    );
  });

  it('give the title of an entry of BibTeX unparsed if it is too long for the parser', () => {
    const title = 'The {IL}-6 of M{\\"u}ller '.repeat(400);
    const [entry] = bibliographyOf(`@misc{a, title = {${title}}}`, 'bibtex').entries;
    assert.equal(entry?.reference.title, 'The IL-6 of Müller '.repeat(400).trim());
  });

  it('accept a comma between entries of BibTeX', () => {
    const entry = (key: string): string => `@book{${key},\n title = {T},\n},\n`;
    const { entries, problems } = bibliographyOf(
      `${entry('a')}% a comment\n${entry('b')}${entry('c')}`,
      'bibtex',
    );
    assert.equal(entries.length, 3);
    assert.deepEqual(problems, []);
  });

  it('have a format that their name and their beginning show', () => {
    const names: readonly (readonly [string, string | undefined])[] = [
      ['lamps.bib', 'bibtex'],
      ['LAMPS.RIS', 'ris'],
      ['pubmed.nbib', 'nbib'],
      ['lamps.txt', undefined],
    ];
    for (const [name, format] of names) {
      assert.equal(formatOf(name, ''), format, name);
    }
    for (const [ending, format, name = `hostile.${ending}`] of files) {
      const text = readFileSync(join(folder, name), 'utf8');
      assert.equal(formatOf('export', text), format);
      assert.equal(formatOf(`export.${ending}`, text), format);
    }
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readBibtexNames } from '../../../../../src/core/bibliography/bibtex/bibtexNames';
import { plainLatex } from '../../../../../src/core/bibliography/bibtex/latex';
import { resolveCharacters } from '../../../../../src/core/bibliography/bibtex/latexCharacters';
import { OTHERS } from '../../../../../src/core/literature/reference';

describe('LaTeX for letters', () => {
  const accents: readonly (readonly [command: string, letter: string, result: string])[] = [
    ["'", 'i', 'í'],
    ['"', 'i', 'ï'],
    ['`', 'i', 'ì'],
    ['^', 'i', 'î'],
    ['~', 'n', 'ñ'],
    ['=', 'a', 'ā'],
    ['.', 'z', 'ż'],
    ['v', 'c', 'č'],
    ['u', 'g', 'ğ'],
    ['H', 'o', 'ő'],
    ['r', 'a', 'å'],
    ['k', 'e', 'ę'],
    ['c', 'c', 'ç'],
    ['d', 'a', 'ạ'],
    ['h', 'a', 'ả'],
    ['textcommabelow', 's', 'ș'],
  ];

  it('is read with accents in every way of writing them', () => {
    for (const [command, letter, result] of accents) {
      const dotless = letter === 'i' ? ['\\i', '{\\i}', '\\i{}', '$\\imath$', '{$\\imath$}'] : [];
      for (const base of [letter, `{${letter}}`, ...dotless]) {
        const separator = /[a-z]$/i.test(command) && /^\w/.test(base) ? ' ' : '';
        const accent = `\\${command}${separator}${base}`;
        for (const written of [accent, `{${accent}}`]) {
          assert.equal(resolveCharacters(`x${written}.`), `x${result}.`, written);
          assert.equal(plainLatex(`x${written}.`), `x${result}.`, written);
        }
      }
    }
  });

  it('is read in math, in tabs and with accents on accents', () => {
    for (const [written, result] of [
      ['S$\\ddot{o}$ren', 'Sören'],
      ['Pu$\\check s$nik', 'Pušnik'],
      ['$\\acute{\\rm e}$t', 'ét'],
      ["L\\a'opez", 'López'],
      ["Nguy\\'{\\^e}n", 'Nguyến'],
      ['Martı́n', 'Martín'],
      ["O\\'Brien", "O'Brien"],
      ['\\.{I}ncel \\.{\\i}', 'İncel i'],
      ['I{\\c{s}}{\\i}k', 'Işık'],
    ] as const) {
      assert.equal(plainLatex(written), result, written);
    }
  });

  it('leaves commands with their arguments, and addresses, unchanged', () => {
    for (const written of [
      '\\emph{in vivo}',
      '\\proglang{R}',
      '\\url{http://cells.example/\\~user}',
      'a \\\\ b',
    ]) {
      assert.equal(resolveCharacters(written), written);
    }
  });

  it('becomes blanks, signs and the arguments of unknown commands in plain text', () => {
    for (const [written, result] of [
      ['Proc.\\ Natl.\\ Acad.', 'Proc. Natl. Acad.'],
      ['D\\textquotesingle aubry', "D'aubry"],
      ['T\\hyphen cell', 'T-cell'],
      ['\\proglang{R} and \\unknown things', 'R and things'],
      ['Mc{\\uppercase{d}}onald', 'McDonald'],
      ['\\noopsort{Aa}Berg\\footnote{See there.}', 'Berg'],
      ['\\foreignlanguage{ngerman}{Der Berg}', 'Der Berg'],
      ['{\\fontsize{9}{11}\\selectfont Berg}', 'Berg'],
      ["10\\,\\% of `a' and ``b''", '10 % of ‘a’ and “b”'],
      ['\\textcolor{red}{word} at 37$^{\\circ}$C', 'word at 37°C'],
      ['CD4$^{+}$ in H$_2$O, 10$^{-3}$', 'CD4⁺ in H₂O, 10⁻³'],
      ['A &amp; B {\\&}lt; &#x3b1;', 'A & B < α'],
    ] as const) {
      assert.equal(plainLatex(written), result);
    }
  });

  it('never remains in a name, for any field', () => {
    const piece = fc.constantFrom(
      'Berg',
      ', ',
      ' and ',
      "{\\'\\i}",
      '$\\ddot{o}$',
      '$\\frac{a}{b}$',
      '\\unknown',
      '{',
      '}',
      ...['\\textquotesingle ', '~', 'van ', '$^{*}$', 'A.', '\\', '$', 'family=', 'others', '\\ '],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        for (const name of readBibtexNames(pieces.join(''))) {
          for (const part of Object.values(name)) {
            assert.doesNotMatch(String(part), /[\uE000-\uF8FF]|\\[A-Za-z]/);
          }
          assert.ok(name.family || name.literal);
        }
      }),
    );
  });
});

describe('names of BibTeX', () => {
  it('are read in their four forms, in any number', () => {
    assert.deepEqual(
      readBibtexNames(
        'Ludwig van Berg and de la Cruz, Jr., Maria and {The Group} and family=Olm, given=Kim, prefix=da, useprefix=false',
      ),
      [
        { family: 'Berg', given: 'Ludwig', 'non-dropping-particle': 'van' },
        { family: 'Cruz', given: 'Maria', 'non-dropping-particle': 'de la', suffix: 'Jr.' },
        { literal: 'The Group' },
        { family: 'Olm', given: 'Kim', 'dropping-particle': 'da' },
      ],
    );
    assert.deepEqual(readBibtexNames('Li Wei, and Berg, III and Moss, Jr., and Sukarno'), [
      { family: 'Li Wei' },
      { family: 'Berg', suffix: 'III' },
      { family: 'Moss', suffix: 'Jr.' },
      { family: 'Sukarno' },
    ]);
    const many = Array.from({ length: 5000 }, (_, at) => `Berg${at}, {\\'A}nn B.`).join(' and ');
    assert.equal(readBibtexNames(many).length, 5000);
  });

  it('are several where other signs than "and" are between them', () => {
    const [lund, berg, moss] = [
      { family: 'Lund', given: 'B.' },
      { family: 'Berg', given: 'A.' },
      { family: 'Moss', given: 'C.' },
    ];
    for (const list of [
      'Lund, B., Berg, A., Moss, C.',
      'Lund, B.; Berg, A.; Moss, C.',
      'Lund B., Berg A. and Moss, C.',
      'B. Lund, A. Berg \\& C. Moss',
      'B. Lund, A. Berg, and C. Moss',
    ]) {
      assert.deepEqual(readBibtexNames(list), [lund, berg, moss], list);
    }
    assert.deepEqual(readBibtexNames('Ann Berg, Bernd {\\L}und, Carl Moss'), [
      { family: 'Berg', given: 'Ann' },
      { family: 'Łund', given: 'Bernd' },
      { family: 'Moss', given: 'Carl' },
    ]);
    assert.deepEqual(readBibtexNames('Lund, Bo, Berg, Al'), [
      { family: 'Lund', given: 'Bo' },
      { family: 'Berg', given: 'Al' },
    ]);
    assert.deepEqual(readBibtexNames('Lund B., Berg A., ...'), [lund, berg, OTHERS]);
  });

  it('stay one where the signs belong to it', () => {
    for (const [name, expected] of [
      ['{Barnes; Noble and Sons}', { literal: 'Barnes; Noble and Sons' }],
      ['García López, Ana María', { family: 'García López', given: 'Ana María' }],
      ['Lund, Bo, Jr.', { family: 'Lund', given: 'Bo', suffix: 'Jr.' }],
      ['Lund, Jr., Bo', { family: 'Lund', given: 'Bo', suffix: 'Jr.' }],
      ['Office, Unit of Lamps, Bath, Avon', { literal: 'Office, Unit of Lamps, Bath, Avon' }],
    ] as const) {
      assert.deepEqual(readBibtexNames(name), [expected]);
    }
  });

  it('end before "and" after a letter that is a command', () => {
    assert.deepEqual(readBibtexNames('Anna Wei\\ss and Bo Lund'), [
      { family: 'Weiß', given: 'Anna' },
      { family: 'Lund', given: 'Bo' },
    ]);
  });

  it('leave out texts that are not persons', () => {
    assert.deepEqual(readBibtexNames('Berg, Ann and , and ... and Lund, Bo, and ,'), [
      { family: 'Berg', given: 'Ann' },
      { family: 'Lund', given: 'Bo' },
    ]);
  });
});

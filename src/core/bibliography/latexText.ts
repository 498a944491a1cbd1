/**
 * LaTeX as plain text, by a short table: for lists and completion, where thousands of titles are wanted
 * at once. Whole references are read by a library (`parseBibtex.ts`), which is a hundred times slower.
 */

/** Accents by the command that sets them on the next letter, as combining characters. */
const accents: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030A'],
  ['H', '\u030B'],
  ['v', '\u030C'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['b', '\u0331'],
]);

/** Commands that stand for a character. */
const characters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ aa: 'å', AA: 'Å', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł' },
    ...{ ss: 'ß', i: 'ı', j: 'ȷ', dh: 'ð', DH: 'Ð', dj: 'đ', DJ: 'Đ', th: 'þ', TH: 'Þ', ng: 'ŋ' },
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ' },
    ...{ eta: 'η', theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ' },
    ...{ pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', chi: 'χ', psi: 'ψ' },
    ...{ omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Sigma: 'Σ', Omega: 'Ω' },
    ...{ textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘', dots: '…' },
    ...{ textquotedblleft: '“', textquotedblright: '”', ldots: '…', pm: '±', times: '×' },
    ...{ textbackslash: '\\', textasciitilde: '~', textasciicircum: '^', textunderscore: '_' },
    ...{ textregistered: '®', texttrademark: '™', textmu: 'µ', S: '§', pounds: '£', degree: '°' },
  }),
);

/** The letters by their commands' names: `α` for "alpha". */
export function characterOf(command: string): string | undefined {
  return characters.get(command);
}

/** @param latex a value of a field, without its outer braces */
export function plainLatex(latex: string): string {
  if (!/[\\{}$~`'-]|\s\s|[\r\n]/.test(latex)) {
    return latex.trim();
  }
  return latex
    .replace(
      /\\(?:([`'^~=."])|([uvHcdbkr])(?![A-Za-z]))\s*(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij](?![A-Za-z])|\p{L}))/gu,
      (_, mark, letter, braced, plain) => accented(mark ?? letter, braced ?? plain),
    )
    .replace(/\\([A-Za-z]+)(?:\{\}|\s+)?/g, (_, command) => escaped(characters.get(command) ?? ''))
    .replace(/\\\\/g, ' ')
    .replace(/\\([^A-Za-z])/g, (_, mark) => (mark === '-' || mark === '/' ? '' : escaped(mark)))
    .replace(/---/g, '—')
    .replace(/--/g, '–')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .replace(/[{}$]/g, '')
    .replace(/[\s~]+/g, ' ')
    .replace(/[\uE000-\uE07F]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000))
    .trim();
}

function accented(command: string, base: string): string {
  const letter = base.replace('\\', '');
  return (letter + (accents.get(command) ?? '')).normalize('NFC');
}

/** An escaped mark, out of reach of the later steps: `\$` must stay when `$` goes. */
function escaped(mark: string): string {
  return /^[!-~]$/.test(mark) ? String.fromCharCode(mark.charCodeAt(0) + 0xe000) : mark;
}

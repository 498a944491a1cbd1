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

/** Commands that represent a character. */
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

/** Text as LaTeX: what has a meaning there is escaped, all other characters stay as they are. */

const commands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);
/** What CSL's mark-up begins with in LaTeX, by tag; its end is a brace. */
const openings: ReadonlyMap<string, string> = new Map([
  ['i', '\\emph{'],
  ['b', '\\textbf{'],
  ['sup', '\\textsuperscript{'],
  ['sub', '\\textsubscript{'],
  ['span', '{'],
]);

/** @param text without mark-up */
export function escapeLatex(text: string): string {
  return text.replace(/[\\~^&%#_{}$]/g, (mark) => commands.get(mark) ?? `\\${mark}`);
}

/** @param text may have CSL's mark-up in it: `<i>E. coli</i>` */
export function escapeMarkup(text: string): string {
  return piecesOf(text, escapeLatex);
}

/**
 * A title with CSL's mark-up: words with capitals are put in braces, except for one capital at the head
 * of the first word, since BibTeX's styles write titles in small letters. What is in the braces of
 * mark-up is safe from that.
 */
export function escapeTitle(text: string): string {
  let isFirst = true;
  return piecesOf(text, (piece, isMarked) =>
    piece.replace(/\S+/g, (word) => {
      const rest = isFirst ? word.replace(/^\P{L}*\p{L}/u, '') : word;
      isFirst = false;
      return /\p{Lu}/u.test(rest) && !isMarked ? `{${escapeLatex(word)}}` : escapeLatex(word);
    }),
  );
}

/** Mark-up as commands, and what stands between as `write` gives it; mark-up that is not closed is text. */
function piecesOf(text: string, write: (piece: string, isMarked: boolean) => string): string {
  const tags = [...text.matchAll(/<(\/?)(i|b|sup|sub|span)(?:\s[^<>]*)?>/g)];
  const open: string[] = [];
  let at = 0;
  let written = '';
  for (const { 0: whole, 1: slash, 2: tag = '', index } of tags) {
    written += write(text.slice(at, index), open.length > 0) + (slash ? '}' : openings.get(tag));
    at = index + whole.length;
    if (!slash) {
      open.push(tag);
    } else if (open.pop() !== tag) {
      return write(text, false);
    }
  }
  return open.length > 0 ? write(text, false) : written + write(text.slice(at), false);
}

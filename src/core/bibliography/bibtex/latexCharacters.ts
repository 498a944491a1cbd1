/**
 * Resolves LaTeX's commands for letters and signs to characters: `Mart{\'\i}n` is `Martín`. Leaves all other LaTeX as
 * it is. Both ways of reading a value begin here, the short table (`latex.ts`) and the library (`parseBibtex.ts`), so
 * that they read the same letters.
 */

import { decodeCharacterReferences } from '../../literature/markedText';
import { resolveQuantities } from './siunitx';

/** Accents by the command that puts them on the next letter, as combining characters. */
export const accents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ '`': '\u0300', "'": '\u0301', '^': '\u0302', '~': '\u0303', '=': '\u0304' },
    ...{ '.': '\u0307', '"': '\u0308', u: '\u0306', r: '\u030A', H: '\u030B', v: '\u030C' },
    ...{
      d: '\u0323',
      h: '\u0309',
      c: '\u0327',
      k: '\u0328',
      b: '\u0331',
      textcommabelow: '\u0326',
    },
    // The same commands in math.
    ...{ grave: '\u0300', acute: '\u0301', hat: '\u0302', tilde: '\u0303', bar: '\u0304' },
    ...{ dot: '\u0307', ddot: '\u0308', breve: '\u0306', mathring: '\u030A', check: '\u030C' },
  }),
);

/** Commands that represent a character. */
export const characters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ aa: 'å', AA: 'Å', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ', o: 'ø', O: 'Ø', l: 'ł', L: 'Ł' },
    ...{ ss: 'ß', SS: 'ẞ', i: 'ı', j: 'ȷ', imath: 'ı', jmath: 'ȷ', dh: 'ð', DH: 'Ð', dj: 'đ' },
    ...{ DJ: 'Đ', th: 'þ', TH: 'Þ', ng: 'ŋ', NG: 'Ŋ', ij: 'ĳ', IJ: 'Ĳ' },
    ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ' },
    ...{
      eta: 'η',
      theta: 'θ',
      vartheta: 'ϑ',
      iota: 'ι',
      kappa: 'κ',
      lambda: 'λ',
      mu: 'μ',
      nu: 'ν',
    },
    ...{ xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', varsigma: 'ς', tau: 'τ', upsilon: 'υ', phi: 'φ' },
    ...{ varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ' },
    ...{ Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Upsilon: 'Υ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω' },
    ...{ textalpha: 'α', textbeta: 'β', textgamma: 'γ', textdelta: 'δ', textkappa: 'κ' },
    ...{ textlambda: 'λ', textomega: 'ω', textmu: 'µ', micro: 'µ', upmu: 'µ', textmugreek: 'μ' },
    ...{ textendash: '–', textemdash: '—', textquoteright: '’', textquoteleft: '‘', dots: '…' },
    ...{ textquotedblleft: '“', textquotedblright: '”', textquotesingle: "'", textquotedbl: '"' },
    ...{ quotesinglbase: '‚', quotedblbase: '„', guillemotleft: '«', guillemotright: '»' },
    ...{ guilsinglleft: '‹', guilsinglright: '›', glqq: '„', grqq: '“', glq: '‚', grq: '‘' },
    ...{
      flqq: '«',
      frqq: '»',
      og: '«\u00a0',
      fg: '\u00a0»',
      textasciiacute: '´',
      textasciigrave: '`',
      textasciidieresis: '¨',
    },
    ...{ ldots: '…', textellipsis: '…', cdots: '⋯', pm: '±', textpm: '±', mp: '∓', times: '×' },
    ...{ texttimes: '×', div: '÷', cdot: '·', textperiodcentered: '·', bullet: '•', ast: '*' },
    ...{ textbullet: '•', textasteriskcentered: '*', textregistered: '®', texttrademark: '™' },
    ...{ textcopyright: '©', copyright: '©', S: '§', textsection: '§', P: '¶', dag: '†' },
    ...{
      textdagger: '†',
      dagger: '†',
      ddag: '‡',
      textdaggerdbl: '‡',
      pounds: '£',
      textsterling: '£',
    },
    ...{ texteuro: '€', euro: '€', EUR: '€', textyen: '¥', textcent: '¢', degree: '°' },
    ...{ textdegree: '°', textordmasculine: 'º', textordfeminine: 'ª', textonesuperior: '¹' },
    ...{ texttwosuperior: '²', textthreesuperior: '³', textonehalf: '½', textonequarter: '¼' },
    ...{ textthreequarters: '¾', textexclamdown: '¡', textquestiondown: '¿', textnumero: '№' },
    ...{ le: '≤', leq: '≤', leqslant: '≤', ge: '≥', geq: '≥', geqslant: '≥', ne: '≠', neq: '≠' },
    ...{ approx: '≈', sim: '∼', simeq: '≃', equiv: '≡', propto: '∝', infty: '∞', ll: '≪', gg: '≫' },
    ...{ rightarrow: '→', to: '→', leftarrow: '←', textrightarrow: '→', textleftarrow: '←' },
    ...{ leftrightarrow: '↔', uparrow: '↑', downarrow: '↓', prime: '′', partial: '∂', ell: 'ℓ' },
    ...{ textless: '<', textgreater: '>', lt: '<', gt: '>', textbar: '|', vert: '|', slash: '/' },
    ...{ hyphen: '-', texthyphen: '-', textminus: '−', textfractionsolidus: '⁄', minus: '−' },
    ...{ textperthousand: '‰', celsius: '°C', ohorn: 'ơ', OHORN: 'Ơ', uhorn: 'ư' },
    ...{ UHORN: 'Ư', eth: 'ð', textschwa: 'ə', textohm: 'Ω', textasciimacron: '¯' },
    ...{ quad: ' ', qquad: ' ', enspace: ' ', thinspace: ' ', nobreakspace: ' ', space: ' ' },
    ...{ TeX: 'TeX', LaTeX: 'LaTeX', LaTeXe: 'LaTeX2ε', BibTeX: 'BibTeX', XeTeX: 'XeTeX' },
    // These commands only affect the layout.
    ...{
      relax: '',
      protect: '',
      selectfont: '',
      ignorespaces: '',
      nobreak: '',
      linebreak: '',
      allowbreak: '',
    },
  }),
);

const named = 'textcommabelow|grave|acute|hat|tilde|bar|breve|check|ddot|dot|mathring';
const accent = String.raw`\\(?:a?([\x60'=])|([\^~."])|([uvHcdhbkr]|${named})(?![A-Za-z]))\s*`;
const letter = String.raw`\p{L}\p{M}*`;
const accented = String.raw`${accent}(?:\{\s*(?:\\(?:rm|it|bf|text|mathrm)\s*)?(?:\$\s*(${letter})\s*\$|\{?(${letter})\}?)([\p{L}\p{M}]*)\s*\}|\$\s*(${letter})\s*\$|(${letter}))`;
/** Commands with an address, in which a backslash or tilde is not a command. */
const addresses = String.raw`\\(?:url|path|nolinkurl|href)\s*\{(?:[^{}]|\{[^{}]*\})*\}`;
/** Braces that only group a letter with its accent, and are not an argument; they do not protect capitals. */
const accentedLetters = new RegExp(
  String.raw`(${addresses})|\{(?<!\\[A-Za-z]+\s*\{)\s*${accented}\s*\}|${accented}`,
  'gu',
);

/** Arguments that are not printed: keys for sorting, notes, lengths, colours, names of languages and fonts. */
const hidden = String.raw`\\(?:noop|SortNoop|sortnoop|noopsort|thanks|footnote|label|index|[vh]space|vskip|hskip|textcolor|color|colorbox|bibinfo|bibfield|(?:foreign|select|other)language|raisebox|(?:v|h)?phantom|font(?:family|series|shape|encoding)|fontsize\s*\{[^{}]*\})\*?\s*\{[^{}]*\}`;
const inCase = String.raw`\\(?:(upper|MakeUpper)|lower|MakeLower)case\s*\{([^{}\\]*)\}`;
const underlined = String.raw`\\(?:underline|uline)\s*\{([^{}]*)\}`;
const commands = new RegExp(
  String.raw`(\\\\|${addresses})|(${hidden})|${inCase}|${underlined}|\{(?<!\\[A-Za-z]+\s*\{)\s*\\([A-Za-z]+)\s*(?:\{\})?\s*\}|\\([A-Za-z]+)(?:\s*\{\}|\s+)?|(\\[\s,;:])|\\[-/@!]`,
  'g',
);

/** Quotation marks; in D{\`\i}az and L\a'opez the signs are accents. */
const singleQuotes = /(?<![`\\]|\\a)`((?:\\a?[`']|\\(?!a?[`'])|[^`'\\]){1,99})'(?!')/g;

/** The most accents on one letter: Vietnamese has two. */
const MOST_ACCENTS = 3;

/** Resolves the commands for letters and signs, and TeX's blanks; unknown commands stay. */
export function resolveCharacters(latex: string): string {
  const decoded = latex.includes('&') ? withoutReferences(latex) : latex;
  const quoted = decoded.includes('`') ? decoded.replace(singleQuotes, '‘$1’') : decoded;
  const text = quoted.includes('\\') ? withoutCommands(quoted) : quoted;
  // Some programs write í as a dotless letter with an accent.
  return /[ıȷ]\p{M}/u.test(text) ? text.replace(/([ıȷ])(\p{M})/gu, onDotless) : text;
}

/** Resolves character references of HTML, also if a program has escaped their characters: `{\\&}{\\#}x3b1;`. */
function withoutReferences(latex: string): string {
  return latex.replace(
    /(?:\{\\&\}|\\?&)((?:\{\\#\}|\\?#)?[A-Za-z\d]{2,31};)/g,
    (whole, reference: string) => {
      const written = `&${reference.replace(/[{}\\]/g, '')}`;
      const character = decodeCharacterReferences(written);
      return character === written ? whole : character.replace(/[&%#_{}$]/g, '\\$&');
    },
  );
}

function withoutCommands(latex: string): string {
  let text = resolveQuantities(latex).replace(commands, commandAsText);
  for (let pass = 0; pass < MOST_ACCENTS && text.includes('\\'); pass++) {
    const before = text;
    text = text.replace(accentedLetters, (whole, ...groups) => accentAsText(whole, groups));
    if (text === before) {
      break;
    }
  }
  return text;
}

function commandAsText(
  whole: string,
  address: string | undefined,
  unseen: string | undefined,
  upper: string | undefined,
  cased: string | undefined,
  line: string | undefined,
  inBraces: string | undefined,
  bare: string | undefined,
  blank: string | undefined,
): string {
  if (address !== undefined) {
    return whole;
  }
  if (cased !== undefined) {
    return upper ? cased.toUpperCase() : cased.toLowerCase();
  }
  const name = inBraces ?? bare;
  if (name !== undefined) {
    const character = characters.get(name);
    return character === undefined ? whole : inBraces ? kept(character) : character;
  }
  return line ?? (unseen === undefined && blank !== undefined ? ' ' : '');
}

/** @param groups an address, then those of {@link accented}, in braces and without */
function accentAsText(whole: string, groups: readonly (string | undefined)[]): string {
  const isGroup = [groups[1], groups[2], groups[3]].some((mark) => mark !== undefined);
  const [quote, mark, word, inMath, inBraces, rest = '', math, plain] = groups.slice(
    isGroup ? 1 : 9,
  );
  const base = inMath ?? inBraces ?? math ?? plain;
  const combining = accents.get(quote ?? mark ?? word ?? '');
  if (!base || !combining) {
    return whole;
  }
  const text = onDotless('', base, combining) + rest;
  return isGroup ? kept(text) : text;
}

/** Text that was in braces of its own: a capital keeps them, since they protect its case. */
function kept(text: string): string {
  return /\p{Lu}/u.test(text) ? `{${text}}` : text;
}

function onDotless(_: string, base: string, mark: string): string {
  const dotted = base.replace('ı', 'i').replace('ȷ', 'j');
  if (dotted === 'i' && mark === '\u0307') {
    return 'i';
  }
  const letter = (dotted + mark).normalize('NFC');
  // No language has an accent on these capitals: "O\\'Brien" means an apostrophe.
  return mark === '\u0301' && /^[A-Z]\u0301/.test(letter) ? `'${dotted}` : letter;
}

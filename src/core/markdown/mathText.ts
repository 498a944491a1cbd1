/**
 * Math that readers see as letters of a name: Greek letters, and text around them.
 *
 *     IFN-$\gamma$     TGF-$\beta_1$     TNF-\alpha     $\mathrm{IFN}\gamma$     IFN-𝛽
 *     IFN-γ            TGF-β1            TNF-α          IFNγ                     IFN-β
 */

import type { Range } from '../text/range';
import { superscript } from '../text/scripts';

/** A stretch of text with its replacement. */
export interface Replacement extends Range {
  readonly text: string;
}

/** The most UTF-16 units of math that may be part of a name. */
const LONGEST = 80;

const letters: ReadonlyMap<string, string> = new Map([
  ['alpha', 'α'],
  ['beta', 'β'],
  ['gamma', 'γ'],
  ['delta', 'δ'],
  ['epsilon', 'ε'],
  ['zeta', 'ζ'],
  ['eta', 'η'],
  ['theta', 'θ'],
  ['iota', 'ι'],
  ['kappa', 'κ'],
  ['lambda', 'λ'],
  ['mu', 'μ'],
  ['nu', 'ν'],
  ['xi', 'ξ'],
  ['pi', 'π'],
  ['rho', 'ρ'],
  ['sigma', 'σ'],
  ['tau', 'τ'],
  ['upsilon', 'υ'],
  ['phi', 'φ'],
  ['chi', 'χ'],
  ['psi', 'ψ'],
  ['omega', 'ω'],
]);
/** Prefixes of a letter's name for other shapes of it: `\varepsilon`, `\upbeta`, `\textbeta`. */
const shapes = '(?:var|up|it|text|sym)?';
const letterName = `${shapes}(${[...letters.keys()].join('|')}|${capitalised()})`;

/** Commands that only change the shape of their argument. */
const dress =
  '(?:text|mathrm|mathit|mathbf|mathsf|mathtt|mathnormal|mathup|textrm|textit|textbf|textsf|textup|textnormal|textsubscript|textsuperscript|operatorname|boldsymbol|bm|pmb|bf|rm|it|sf|ensuremath|mbox|hbox|symup|symbf|symit|unicode)(?![a-zA-Z])';

const part = new RegExp(
  [
    `\\\\${letterName}(?![a-zA-Z])`,
    `(\\\\${dress}\\*?)`,
    '([\\p{Script=Greek}])',
    '\\^\\{?(\\d)\\}?',
    '(\\\\[,;:!> ]|[{}\\s~_^])',
    '([A-Za-z\\d/+-])',
  ].join('|'),
  'uy',
);

/** Text of several words, which is more than a name's letter. */
const phrase = /\\(?:text|mbox|hbox)[a-z]*\s*\{[^{}]*[^{}\s]\s+[^{}\s]/;

/**
 * The text of math, if it is a Greek letter or text in another shape, and not a formula.
 *
 * @param math without its dollars
 */
export function textOfMath(math: string): string | undefined {
  if (math.length > LONGEST || phrase.test(math)) {
    return undefined;
  }
  let text = '';
  let isLetter = /^\s*_\s*(?:\{\s*)?[A-Za-z\d]{1,2}(?:\s*\})?\s*$/.test(math);
  part.lastIndex = 0;
  while (part.lastIndex < math.length) {
    const found = part.exec(math);
    if (!found) {
      return undefined;
    }
    const [, name, command, greek, raised, , plain] = found;
    isLetter ||= Boolean(name ?? command ?? greek);
    text += name ? letterNamed(name) : (greek ?? plain ?? (raised ? superscript(raised) : ''));
  }
  return isLetter && text !== '' ? text : undefined;
}

const inText = new RegExp(
  [
    // A letter by its command, TNF-\alpha, also in the command that writers put around it.
    `\\\\ensuremath\\{\\\\${letterName}\\}`,
    `\\\\${letterName}(?![a-zA-Z])(?:\\{\\})?`,
    // Letters and digits of math in Unicode: IFN-𝛽.
    '([\\u{1D400}-\\u{1D7FF}]+)',
    // Superscript letters of Pandoc: IL-1^β^.
    '\\^([α-ωΑ-Ω])\\^',
    // Math in brackets, the remainder of `\(\gamma\)` or `\\(\gamma\\)`.
    '(\\\\?)\\(([^()\\\\]{0,16}\\\\[^()]{1,40}?|[^()]{1,16}?)\\5\\)',
  ].join('|'),
  'gu',
);
/** Characters that occur in all of these, and not in most texts. */
const mayBeMath = /\\|[\uD835]|\^[α-ωΑ-Ω]/;

/**
 * The stretches of a text that are letters in the form of math, in order.
 *
 * @param isEscaped whether the source of a unit has a backslash before it that the text no longer has: the brackets of
 *   `\(\gamma\)`
 */
export function mathInText(text: string, isEscaped: (offset: number) => boolean): Replacement[] {
  if (!mayBeMath.test(text)) {
    return [];
  }
  return [...text.matchAll(inText)].flatMap((found) => {
    const [whole, ensured, name, symbols, raised, slash, math] = found;
    const range = { start: found.index, end: found.index + whole.length };
    const greek = ensured ?? name;
    if (greek) {
      return [{ ...range, text: letterNamed(greek) }];
    }
    if (symbols) {
      return [...symbols].map((symbol, at) => ({
        start: range.start + 2 * at,
        end: range.start + 2 * at + 2,
        text: plainSymbol(symbol),
      }));
    }
    if (raised) {
      return [{ ...range, text: raised }];
    }
    const isMath = slash !== '' || (isEscaped(range.start) && isEscaped(range.end - 1));
    const shown = isMath ? textOfMath(math as string) : undefined;
    if (shown !== undefined) {
      return [{ ...range, text: shown }];
    }
    // The bracket is text, but may contain a letter.
    return mathInText(math as string, () => false).map((it) => ({
      text: it.text,
      start: it.start + range.start + 1 + (slash as string).length,
      end: it.end + range.start + 1 + (slash as string).length,
    }));
  });
}

/** One unit of text for a letter or digit of math. */
function plainSymbol(symbol: string): string {
  return symbol.normalize('NFKC').charAt(0);
}

function letterNamed(name: string): string {
  const small = name.charAt(0).toLowerCase() + name.slice(1);
  const letter = letters.get(small) as string;
  return small === name ? letter : letter.toUpperCase();
}

function capitalised(): string {
  return [...letters.keys()].map((it) => it.charAt(0).toUpperCase() + it.slice(1)).join('|');
}

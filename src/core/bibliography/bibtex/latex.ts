/**
 * LaTeX as plain text, and text as LaTeX. Plain text is for lists, completion and search, which need thousands of
 * titles and abstracts at once. Whole references are read by a library (`parseBibtex.ts`), which is a hundred times
 * slower.
 */

import { plainText } from '../../literature/markedText';
import { subscript, superscript } from '../../text/scripts';
import { resolveCharacters } from './latexCharacters';

/** @param latex a value of a field, without its outer braces, that may have mark-up of HTML in it */
export function plainLatexText(latex: string): string {
  const text = plainLatex(latex);
  return text.includes('<') ? plainText(text) : text;
}

/** @param latex a value of a field, without its outer braces */
export function plainLatex(latex: string): string {
  if (!/[\\{}$~`'&ıȷ-]|\s\s|[\r\n]/.test(latex)) {
    return latex.trim();
  }
  let text = resolveCharacters(latex);
  if (text.includes('$')) {
    text = text.replace(
      /(\\.)|\$([^$]*)\$/gs,
      (_, isEscaped, formula) => isEscaped ?? plainMath(formula),
    );
  }
  if (text.includes('\\')) {
    text = text
      // Before commands: `a\\b` has a line end in it, and no command `\b`.
      .replace(/\\\\/g, ' ')
      .replace(/\\text(super|sub)script\s*\{([^{}]*)\}/g, (_, kind, marked) =>
        inScript(marked, kind === 'super'),
      )
      .replace(/\\([A-Za-z]+)(?:\{\}|\s+)?/g, (_, command) => escaped(marks.get(command) ?? ''))
      .replace(/\\([^A-Za-z])/g, (_, mark) => escaped(mark));
  }
  if (/--|``|''/.test(text)) {
    text = text.replace(/---/g, '—').replace(/--/g, '–').replace(/``/g, '“').replace(/''/g, '”');
  }
  return text
    .replace(/[{}$]/g, '')
    .replace(/[\s~]{2,}|[^\S ]|~/g, ' ')
    .replace(/[\uE000-\uE07F]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xe000))
    .trim();
}

/** Commands for characters that have a meaning in LaTeX. */
const marks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    textbackslash: '\\',
    textasciitilde: '~',
    textasciicircum: '^',
    textunderscore: '_',
    textdollar: '$',
    textbraceleft: '{',
    textbraceright: '}',
    lbrace: '{',
    rbrace: '}',
    textpercent: '%',
    backslash: '\\',
  }),
);

/** `CD4^+` → CD4⁺, `10^{6}` → 10⁶, `H_2O` → H₂O. */
function plainMath(formula: string): string {
  return formula
    .replace(/\^\s*(?:\{\s*)?(?:\\circ(?![A-Za-z])|°)\s*\}?/g, '°')
    .replace(/([_^])\s*(?:\{([^{}]*)\}|([^\s\\{}]))/g, (_, mark, braced, bare) =>
      inScript(braced ?? bare, mark === '^'),
    );
}

/** Text in superscript or subscript characters of Unicode; unchanged if a character is missing. */
function inScript(marked: string, isRaised: boolean): string {
  return (isRaised ? superscript(marked) : subscript(marked)) ?? marked;
}

/** An escaped character as a placeholder that later steps leave alone: `\$` must stay when `$` is removed. */
function escaped(mark: string): string {
  return /^[!-~]$/.test(mark) ? String.fromCharCode(mark.charCodeAt(0) + 0xe000) : mark;
}

/** Characters with a meaning in LaTeX, and their commands; all other characters stay as they are. */
const commands: ReadonlyMap<string, string> = new Map([
  ['\\', '\\textbackslash{}'],
  ['~', '\\textasciitilde{}'],
  ['^', '\\textasciicircum{}'],
]);
/** The beginning of CSL's mark-up in LaTeX, by tag; it ends with a brace. */
const openings: ReadonlyMap<string, string> = new Map([
  ['i', '\\emph{'],
  ['b', '\\textbf{'],
  ['sup', '\\textsuperscript{'],
  ['sub', '\\textsubscript{'],
  ['span', '{'],
]);

/** The beginning of an element of CSL's mark-up in LaTeX; it ends with a brace. */
export function openingOf(tag: string): string {
  return openings.get(tag) ?? '{';
}

/** @param text without mark-up */
export function escapeLatex(text: string): string {
  return text.replace(/[\\~^&%#_{}$]/g, (mark) => commands.get(mark) ?? `\\${mark}`);
}

/** @param text may have CSL's mark-up in it: `<i>E. coli</i>` */
export function escapeMarkedText(text: string): string {
  return piecesOf(text, escapeLatex);
}

/**
 * Writes a title with CSL's mark-up. Words with capitals are put in braces, except for the first letter of the first
 * word, since BibTeX's styles and Pandoc write titles in small letters. Marked words with a capital get two pairs,
 * `{{\emph{E. coli}}}`: Pandoc removes capitals in `\emph{E. coli}`, and BibTeX in one pair that begins with a command.
 */
export function escapeTitle(text: string): string {
  let isFirst = true;
  const write = (piece: string, isMarked: boolean): string =>
    piece.replace(/\S+/g, (word) => {
      const rest = isFirst ? word.replace(/^\P{L}*\p{L}/u, '') : word;
      isFirst = false;
      return /\p{Lu}/u.test(rest) && !isMarked ? `{${escapeLatex(word)}}` : escapeLatex(word);
    });
  return piecesOf(text, write, (content) => /\p{Lu}/u.test(content.replace(anyTag, '')));
}

/** A tag of CSL's mark-up. */
export const anyTag = /<(\/?)(i|b|sup|sub|span)(?:\s[^<>]*)?>/g;

/** An element that is not closed yet: its index among the pieces, and where its content starts. */
interface OpenMark {
  readonly tag: string;
  readonly at: number;
  readonly start: number;
  /** Whether it is a command in LaTeX, and not only braces. */
  readonly isCommand: boolean;
}

/**
 * Writes mark-up as commands, and the text between with `write`; an element that is not closed is text.
 *
 * @param isProtected whether the content of an outermost element needs braces around the command
 */
function piecesOf(
  text: string,
  write: (piece: string, isMarked: boolean) => string,
  isProtected: (content: string) => boolean = () => false,
): string {
  const open: OpenMark[] = [];
  const pieces: string[] = [];
  let at = 0;
  for (const { 0: whole, 1: slash, 2: tag = '', index } of text.matchAll(anyTag)) {
    pieces.push(write(text.slice(at, index), open.length > 0));
    at = index + whole.length;
    if (!slash) {
      const isSmall = tag === 'span' && /font-variant:\s*small-caps/.test(whole);
      open.push({ tag, at: pieces.length, start: at, isCommand: isSmall || tag !== 'span' });
      pieces.push(isSmall ? '\\textsc{' : openingOf(tag));
      continue;
    }
    const opening = open.pop();
    if (opening?.tag !== tag) {
      return write(text, false);
    }
    const needsBraces =
      open.length === 0 && opening.isCommand && isProtected(text.slice(opening.start, index));
    if (needsBraces) {
      pieces[opening.at] = `{{${pieces[opening.at]}`;
    }
    pieces.push(needsBraces ? '}}}' : '}');
  }
  return open.length > 0 ? write(text, false) : pieces.join('') + write(text.slice(at), false);
}

/**
 * Commands of LaTeX that cite:
 *
 *     \cite{emilie1998,trenova2016}                         bracketed
 *     \citep[see][p. 710]{emilie1998}                       with prefix and locator
 *     \citet{emilie1998}, \textcite{emilie1998}             in the text
 *     \cites[see][p. 710]{emilie1998}[p. 25]{trenova2016}   with those of each source
 *     \cites(see)(among others)[p. 1]{a}{b}                 with those of the whole list
 *     \nocite{emilie1998}                                   only listed, prints nothing here
 *
 *     \volcite[see]{2}[25]{emilie1998}                      with a volume
 *     \citefield{emilie1998}{note}                          a field of its entry
 *
 * Follows the manuals of natbib (8.31), biblatex (3.19, "Citation Commands") and, for names such as \citeA, apacite.
 */

import { PLACEHOLDER } from '../../text/placeholder';
import type { Citation, CitationGroup } from '../citation';
import { type Cited, type CitedItem, withoutMarks } from '../cited';
import type { CitedText } from '../citedText';

const inText =
  'citet|citealt|citetalias|textcite|citeauthor|citefullauthor|citetitle|citeA|shortciteA|tvolcite';
const bracketed =
  'cite|citep|citealp|citepalias|citenum|parencite|autocite|footcite|footcitetext|smartcite|supercite|fullcite|' +
  'footfullcite|citeurl|p?notecite|fnotecite|onlinecite|shortcite|citeNP|shortciteNP|' +
  'citefield|citename|citelist|(?:p|f|ft|s|a)?volcite';
const withoutAuthor = 'citeyear|citeyearpar|citedate';
const hidden = 'nocite';
const lists =
  'cites|parencites|textcites|autocites|footcites|footcitetexts|smartcites|supercites|(?:p|f|ft|s|a)?volcites';
/** TeX ignores a blank or a line end after a command. */
const command = new RegExp(
  `\\\\(?:(${inText}|textcites|tvolcites)|(${withoutAuthor})|(${hidden})|(?:${bracketed}|${lists}))(\\*?)(?=[[{(]|(?:[ \\t]{1,4}|\\r?\\n)[[{])`,
  'gi',
);

/** The arguments of a command, or of one source in a list. */
interface Arguments {
  readonly end: number;
  readonly citations: readonly Citation[];
}

/** Finds commands that cite, in the order of the text. */
export function readLatexCitations(source: CitedText): CitationGroup[] {
  const { text, offset } = source;
  return [...text.matchAll(command)].flatMap(
    ({ index, 0: name, 1: isInText, 2: isYear, 3: isHidden, 4: star }) => {
      // A capital marks the beginning of a sentence: \Citet, \Textcite; or is the last letter: apacite's \citeA.
      if (!/^\\[A-Za-z][a-z]*(?:A|NP)?\*?$/.test(name)) {
        return [];
      }
      const suppressAuthor =
        isYear !== undefined || (star === '*' && /^\\(?:paren|auto)?cite\*/i.test(name));
      const citations: Citation[] = [];
      let end = index + name.length;
      const style = {
        suppressAuthor,
        hasVolume: /volcites?$/i.test(name),
        hasField: /cite(?:field|name|list)\*?$/i.test(name),
      };
      const isList = /cite(?:text)?s\*?$/i.test(name);
      const ofList = isList ? notesOfList.exec(source.text.slice(end, end + LONGEST_NOTES)) : null;
      end += ofList?.[0].length ?? 0;
      for (let more = readArguments(source, end, style); more; ) {
        citations.push(...more.citations);
        end = more.end;
        more = isList ? readArguments(source, end, style) : undefined;
      }
      return citations.length > 0
        ? [
            {
              syntax: 'latex',
              form: isHidden ? 'hidden' : isInText ? 'inText' : 'bracketed',
              start: offset + index,
              end: offset + end,
              citations: ofList ? withNotes(citations, ofList) : citations,
            },
          ]
        : [];
    },
  );
}

/** The notes of a whole list; a single one comes after the citations. */
const notesOfList = /^\(([^()]*)\)(?:\(([^()]*)\))?/;
const LONGEST_NOTES = 400;

function withNotes(
  citations: readonly Citation[],
  [, one = '', two]: RegExpExecArray,
): readonly Citation[] {
  const [before, after] = two === undefined ? ['', one] : [one, two];
  const joined = (...notes: readonly string[]) => notes.filter(Boolean).join(' ');
  return citations.map((citation, index) => ({
    ...citation,
    prefix: index === 0 ? joined(before, citation.prefix) : citation.prefix,
    suffix: index === citations.length - 1 ? joined(citation.suffix, after) : citation.suffix,
  }));
}

/** What a command takes, and says, besides keys and notes. */
interface CommandStyle {
  readonly suppressAuthor: boolean;
  readonly hasVolume: boolean;
  readonly hasField: boolean;
}

/** An argument in braces, with the blanks before it. */
const braced = /^(?:[ \t]{1,4}|\r?\n)?\{([^{}]*)\}/;

function readArguments(
  source: CitedText,
  start: number,
  { suppressAuthor, hasVolume, hasField }: CommandStyle,
): Arguments | undefined {
  const { note, text, offset, closings } = source;
  const noteEnd = (from: number) => (text[from] === '[' ? closings.get(from) : undefined);
  const afterBlanks = (from: number) =>
    from + (/^(?:[ \t]{1,4}|\r?\n)(?=[[{])/.exec(text.slice(from, from + 6))?.[0].length ?? 0);
  let at = afterBlanks(start);
  const readNotes = (most: number) => {
    const notes: string[] = [];
    for (let close = noteEnd(at); close !== undefined && notes.length < most; ) {
      notes.push(note.slice(offset + at + 1, offset + close));
      at = afterBlanks(close + 1);
      close = noteEnd(at);
    }
    return notes;
  };
  const beforeVolume = hasVolume ? readNotes(1) : [];
  const volume = hasVolume ? braced.exec(text.slice(at, at + LONGEST_NOTES)) : null;
  if (hasVolume && !volume) {
    return undefined;
  }
  at = afterBlanks(at + (volume?.[0].length ?? 0));
  const notes = readNotes(hasVolume ? 1 : 2);
  const [whole, list = ''] = /^\{([^{}]+)\}/.exec(text.slice(at, at + 2000)) ?? [];
  if (whole === undefined || list.includes(PLACEHOLDER)) {
    return undefined;
  }
  const field = hasField
    ? braced.exec(text.slice(at + whole.length).slice(0, LONGEST_NOTES))
    : null;
  const end = at + whole.length + (field?.[0].length ?? 0);
  const [prefix, suffix] = volume
    ? [beforeVolume[0] ?? '', inVolume(volume[1] ?? '', notes[0])]
    : notes.length === 2
      ? (notes as [string, string])
      : ['', notes[0] ?? ''];
  const citations = readKeys(list, offset + at + 1).map(
    (key, index, { length }): Citation => ({
      ...key,
      by: 'key',
      suppressAuthor,
      prefix: index === 0 ? prefix : '',
      suffix: index === length - 1 ? suffix : '',
      ...(key.key === '*' ? { looksLike: 'everything' } : {}),
    }),
  );
  return citations.every(({ key }) => /^\S+$/.test(key)) ? { end, citations } : undefined;
}

/** "vol. 2, p. 25" of the volume and the page that BibLaTeX has apart. */
function inVolume(volume: string, page: string | undefined): string {
  const place = page && /^\d+(?:\s*[–-]+\s*\d+)?$/.test(page.trim()) ? `p. ${page.trim()}` : page;
  return [volume.trim() && `vol. ${volume.trim()}`, place].filter(Boolean).join(', ');
}

/** Keys separated by commas, each with its range. */
function readKeys(list: string, start: number): { key: string; start: number; end: number }[] {
  let at = start;
  return list.split(',').map((text) => {
    // TeX's comment at the end of a line includes the line end.
    const before = /^(?:\s|%[^\n]*\n)*/.exec(text)?.[0].length ?? 0;
    const key = text.slice(before).replace(/(?:\s|%[^\n]*(?:\n|$))*$/, '');
    const from = at + before;
    at += text.length + 1;
    return { key, start: from, end: from + key.length };
  });
}

/** The commands for bracketed citations that a setting can choose. */
export const latexCommands = ['citep', 'parencite', 'autocite', 'cite'] as const;
export type LatexCommand = (typeof latexCommands)[number];

/** How a note cites in LaTeX: its command for bracketed citations, and the package that it loads. */
export interface LatexStyle {
  readonly bracketed: string;
  /** Undefined if it is unknown. */
  readonly package?: 'natbib' | 'biblatex';
}

const ofNatbib = /^(?:citep|citet|citealp|citealt|citeyearpar)$/;
const ofBiblatex =
  /^(?:(?:paren|text|auto|foot|smart|super|full|footfull)cites?|footcitetexts?|cites)$/;
const canBracket = /^(?:citep|cite|(?:paren|auto|foot|smart|super)cite)$/;

/**
 * How a note cites in LaTeX.
 *
 *     \citet{a} says, and \citep{b} too        \citep, of natbib
 *     \textcite{a} says                        \parencite, of biblatex
 *     \autocite{a}                             \autocite, of biblatex
 *     cite-method: biblatex                    \parencite, in front matter of Quarto
 *
 * @param citations of the note, each from its backslash on
 * @param head the front matter of the note
 * @param chosen the command that the user wants in any case
 */
export function latexStyleOf(
  citations: readonly string[],
  head: string,
  chosen?: LatexCommand,
): LatexStyle {
  const names = citations.map((it) => /^\\([a-z]+)/i.exec(it)?.[1]?.toLowerCase() ?? '');
  const count = (isOf: RegExp) => names.filter((name) => isOf.test(name)).length;
  const [natbib, biblatex] = [count(ofNatbib), count(ofBiblatex)];
  const usual =
    natbib === biblatex ? packageIn(head) : natbib > biblatex ? ('natbib' as const) : 'biblatex';
  const counts = new Map<string, number>();
  for (const name of names.map((it) => it.replace(/cites$/, 'cite'))) {
    if (canBracket.test(name)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  const [[most] = []] = [...counts].sort(([, a], [, b]) => b - a);
  const bracketed = chosen ?? most ?? (usual === 'biblatex' ? 'parencite' : 'citep');
  const itself = ofBiblatex.test(bracketed) ? 'biblatex' : bracketed === 'citep' ? 'natbib' : usual;
  // The note's own usage is a safer clue than the package of a command: biblatex also defines natbib's commands.
  const known = usual ?? (chosen || most ? itself : undefined);
  return known ? { bracketed, package: known } : { bracketed };
}

/** The package that front matter requests from Quarto, R Markdown or Pandoc, or loads itself. */
function packageIn(head: string): LatexStyle['package'] {
  const [, value, variable, loaded] =
    /^\s*(?:cite-method|citation_package):\s*["']?(natbib|biblatex)|^\s*(natbib|biblatex):\s*true|\\usepackage(?:\[[^\]]*\])?\{(natbib|biblatex)\}/m.exec(
      head,
    ) ?? [];
  return (value ?? variable ?? loaded) as LatexStyle['package'];
}

/**
 * `\citep[see][p. 3]{a,b}`, `\citet{a}` in the text, `\citeyearpar{a}` with the author left out (natbib, and
 * biblatex with its option natbib); `\textcite{a}` and `\parencite*{a}` for a note with biblatex.
 * `\cites[see][p. 3]{a}[p. 4]{b}` (biblatex) where more than the list as a whole has prefix and locator.
 */
export function writeLatex(
  { form, items }: Cited,
  { bracketed, package: loaded }: LatexStyle = latexStyleOf([], ''),
): string | undefined {
  if (items.some(({ key }) => !isLatexKey(key))) {
    return undefined;
  }
  const isYear = items.every(({ suppressAuthor }) => suppressAuthor);
  const isOneList = items.every(
    ({ prefix, suffix }, index) =>
      (!prefix || index === 0) && (!suffix || index === items.length - 1),
  );
  const [inTheText, year] =
    loaded === 'biblatex'
      ? ['textcite', bracketed === 'autocite' ? 'autocite*' : 'parencite*']
      : ['citet', 'citeyearpar'];
  const command = form === 'inText' ? inTheText : isYear ? year : bracketed;
  if (command === bracketed && !isOneList && loaded !== 'natbib') {
    const list = loaded === 'biblatex' && bracketed !== 'citep' ? `${bracketed}s` : 'cites';
    return `\\${list}${items.map((item) => `${notes(item, item)}{${item.key}}`).join('')}`;
  }
  const [first, last] = [items[0] as CitedItem, items.at(-1) as CitedItem];
  return `\\${command}${notes(first, last)}{${items.map(({ key }) => key).join(',')}}`;
}

function isLatexKey(key: string): boolean {
  return /^[^\s{},\\%#~*`$<>|[\]]+$/.test(key);
}

function notes({ prefix }: CitedItem, { suffix }: CitedItem): string {
  const [before, after] = [prefix, suffix].map((text) => withoutMarks(text, /[{}[\]\\]/));
  return before ? `[${before}][${after}]` : after ? `[${after}]` : '';
}

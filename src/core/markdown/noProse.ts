/**
 * Finds text in a block that is not prose: mark-up of tools that the parser does not know.
 *
 *     {{< figure src="IL-6.png" >}}   Hugo, Quarto        [[TNF alpha|the cytokine]]   the target
 *     {% include il6.html %}          Liquid, Jinja       ![[IL-6 plate.png]]          Obsidian
 *     %% ask about IL-6 %%            Obsidian            ![…](p.png){#fig-il6}        attributes
 *     % ask about IL-6                MyST, a whole line
 *     {{c1::IL-6}}                    Anki: only the mark               il6_plate.csv    names of files
 *     \ref{fig:IL-6}  \@ref(tab:TNF)  LaTeX, bookdown     (\#fig:IL-6)  (ref:IL-6)   bookdown's labels
 *     \begin{align} … \end{align}   mathematics, code    \begin{tabular}{@{}lr@{}}   the columns: the table itself is prose
 *     [!note]- On IL-6                the kind of a callout    [[TNF#^il-6]]    Obsidian: names of blocks
 *     assay:: IL-6, (dose:: 5 mg)     Dataview, Logseq: the name of a field     ((64f1…-…))      Logseq: a block
 *     [the cytokine]([[TNF alpha]])   Logseq: the page
 */
import type { Range } from '../text/range';
import { mathEnvironments } from './fencedBlocks';

/** Characters that occur in all of these, and not in most blocks. */
const mayHave = /[{%^<|]|[!(]\[\[|\.[a-zA-Z]|@ref\(|\((?:\\?#|ref:|\()|::\s|#\^|^\[!/;

/**
 * The ranges of a text that are not prose, in order; they do not overlap.
 *
 * @param comments further ranges that are not prose
 */
export function noProseIn(text: string, comments: readonly Range[] = []): Range[] {
  if (!mayHave.test(text)) {
    return [];
  }
  const found = [
    ...comments,
    ...matches(text, footnoteLabel),
    ...(text.includes('{') ? braces(text) : []),
    ...(text.includes('%%') ? enclosed(text, comment, () => '%%') : []),
    ...(text.includes('<%') ? enclosed(text, /<%/g, () => '%>') : []),
    ...(text.includes('![[') ? enclosed(text, /!\[\[/g, () => ']]') : []),
    ...(text.includes('|') ? matches(text, wikiTarget) : []),
    ...(text.includes('([[') ? matches(text, labelledPage) : []),
    ...(text.includes('^') ? matches(text, blockId) : []),
    ...(text.includes('#^') ? matches(text, linkedBlock) : []),
    ...(text.includes('((') ? matches(text, blockReference) : []),
    ...(text.includes('::') ? matches(text, fieldName) : []),
    ...(text.startsWith('[!') ? matches(text, calloutKind) : []),
    ...(text.includes('@ref(') ? matches(text, bookdownReference) : []),
    ...(text.includes('(') ? matches(text, bookdownLabel) : []),
    ...fileNames(text),
  ];
  return outermost(found);
}

/** The label of a footnote that the note does not define (yet), which the parser leaves as text. */
const footnoteLabel = /\[\^[^\]\s]+\]/g;
/** Lines that may be comments of MyST: `% ask about IL-6`, but not "% of patients". */
export function lineCommentsIn(text: string): Range[] {
  return text.includes('%') ? matches(text, lineComment) : [];
}

const lineComment = /^%(?:[ \t]+(?!of\b)[^\r\n]*)?$/gm;
/** The text of a wikilink before the shown text. */
const wikiTarget = /(?<=\[\[)[^[\]|\n]*\|/g;
/** The page that a Logseq link opens: `[the cytokine]([[TNF alpha]])`. Without blanks it is an address. */
const labelledPage = /(?<=\]\()\[\[[^[\]\n]*\]\](?=\))/g;
/** A reference that readers see as a number. */
const bookdownReference = /\\?@ref\([^()\s]*\)/g;
/** The label of a figure, table or equation, or of a text that is used elsewhere. */
const bookdownLabel = /\((?:\\?#[\w-]+:|ref:)[^()\s]+\)/g;
/** Commands of LaTeX whose argument is a label or a file. */
const label =
  /\\(?:[a-zA-Z]{0,8}[rR]ef|label|includegraphics|input|include|bibliography|index|pagestyle)\*?\s?(?:\[[^\][\n]*\])?\{[^{}\n]*\}/g;
/** Environments of LaTeX whose content is not text. */
const environment = new RegExp(
  `\\\\begin\\{(${mathEnvironments}|verbatim\\*?|lstlisting|minted|tikzpicture)\\}`,
  'g',
);
/** The arguments before the cells of a table in LaTeX: `\begin{tabular*}{\textwidth}{@{}lr@{\quad}}`. */
const tableHead =
  /(?<=\\begin\{(?:tabular[xy]?|longtabu?l?e?|tabu|array)\*?\})(?:\[[^\][\n]*\]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})+/g;
/** Obsidian's name of a block. */
const blockId = /(?<=\s)\^[\w-]+\s*$/g;
/** The block that an Obsidian link opens. */
const linkedBlock = /(?<=\[\[[^[\]\n]{0,200})#\^[\w-]+/g;
/** Logseq's reference to a block, by its UUID. */
const blockReference = /\(\([0-9a-f]{8}-[0-9a-f-]{27}\)\)/g;
/** The name of a Dataview field or a Logseq property; Logseq's identifiers are not prose either. */
const fieldName =
  /(?:(?<=^[ \t]{0,20})|(?<=[([]))(?:id:: [\w-]+|[\p{L}_][\p{L}\p{N}_ -]{0,40}::(?=[ \t]))/gmu;
/** The kind of a callout, `[!note]`, without the brackets, by which callouts are recognised. */
const calloutKind = /(?<=^\[!)[^\]\n]+(?=\])/g;
/** The beginning of Obsidian's comment, at the start of a word. */
const comment = /(?<![^\s([{>*_])%%/g;
/** Blocks of Liquid and shortcodes whose content readers do not see as text. */
const block = /\{%-?\s*(comment|highlight|codeblock|mermaid)\b[^{}%]*%\}/g;
const shortcodeBlock = /\{\{[<%]\s*(comment|highlight|mermaid|math|katex)\b[^{}]*?[>%]\}\}/g;
/** The beginning of a flashcard's gap: its word is prose, its number is not. */
const clozeBegin = /\{\{c\d+::/g;
/**
 * Attributes of Pandoc, and of kramdown with a colon: `{#fig-il6 .wide width="50%"}`. After a letter or `@`, a brace is
 * part of a citation: `@{-}`, `\cite{a=b}`.
 */
const attributes =
  /(?<![@\p{L}\p{N}}])\{:?\s*(?:(?:[#.][^\s{}"']+|[\w:-]+=(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)|=\w+|-)(?:\s+|(?=\})))+\}/gu;
/** The first line of a directive in colons, with its file: `:::{figure} il6.png`. */
const directive =
  /^:{3,}[ \t]*\{(?:(?:figure|image|include|literalinclude|embed)\}[^\n]*|[\w:-]+\})/gm;
/** The options below such a line. */
const directiveOptions = /(?<=^:{3,}[ \t]*\{[\w:-]+\}[^\n]*)(?:\r?\n[ \t]*:[\w-]+:[^\n]*)+/gm;

function braces(text: string): Range[] {
  const clozes = matches(text, clozeBegin);
  const starts = new Set(clozes.map(({ start }) => start));
  const closers = clozes.flatMap(({ end }) => {
    const at = text.indexOf('}}', end);
    return at === -1 ? [] : [{ start: at, end: at + 2 }];
  });
  return [
    ...enclosed(text, block, (name) => new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g')),
    ...enclosed(
      text,
      shortcodeBlock,
      (name) => new RegExp(`\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}`, 'g'),
    ),
    ...clozes,
    ...closers,
    ...enclosed(text, /\{\{</g, () => '>}}'),
    ...enclosed(text, /\{\{%/g, () => '%}}'),
    ...enclosed(text, /(?<![@\p{L}])\{\{(?![<%])/gu, () => '}}').filter(
      ({ start }) => !starts.has(start),
    ),
    ...enclosed(text, /(?<![{@\p{L}])\{%/gu, () => '%}'),
    ...enclosed(text, /(?<![@\p{L}])\{#(?=\s)/gu, () => '#}'),
    ...enclosed(text, /(?<![@\p{L}])\{\/\*/gu, () => '*/}'),
    // After a bracket, the brace stays: `[@a]{.b}` is a span, and not a citation in brackets.
    ...matches(text, attributes).map(({ start, end }) => ({
      start: text[start - 1] === ']' ? start + 1 : start,
      end,
    })),
    ...matches(text, directive),
    ...(text.includes(':::') ? matches(text, directiveOptions) : []),
    ...(text.includes('\\') ? matches(text, label) : []),
    ...(text.includes('\\begin{') ? environmentsIn(text) : []),
  ];
}

function environmentsIn(text: string): Range[] {
  return [...enclosed(text, environment, (name) => `\\end{${name}}`), ...matches(text, tableHead)];
}

/** Extensions of files that notes mention; none is a word or an abbreviation in capitals. */
const fileEnding =
  /\.(?:png|jpe?g|gif|svg|tiff?|webp|pdf|csv|tsv|xlsx?|docx?|pptx?|md|qmd|rmd|ipynb|py|js|json|ya?ml|toml|txt|html?|xml|bib|fcs|fastq|zip|gz|mp4)(?![\p{L}\p{N}_])/giu;
const LONGEST_FILE_NAME = 200;

/** Names of files and their paths, without blanks. */
function fileNames(text: string): Range[] {
  return [...text.matchAll(fileEnding)].flatMap(({ index, 0: ending }) => {
    const before = text.slice(Math.max(0, index - LONGEST_FILE_NAME), index);
    const name = /[^\s()[\]{}"'“”„«»<>|,;:=*\uFFFC]*$/.exec(before)?.[0] ?? '';
    // A citation key may look like a file name: `@{a.pdf}`, `@a.json`.
    const isKey = name.includes('@') || before.charAt(before.length - name.length - 1) === '{';
    return name === '' || isKey ? [] : [{ start: index - name.length, end: index + ending.length }];
  });
}

function matches(text: string, pattern: RegExp): Range[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The ranges from an opening mark to the next closing one; an unclosed one is text. */
function enclosed(
  text: string,
  opening: RegExp,
  closing: (name: string) => string | RegExp,
): Range[] {
  const ranges: Range[] = [];
  /** Marks that do not occur further on, so that the search is not repeated. */
  const missing = new Set<string>();
  let done = 0;
  for (const { index, 0: opened, 1: name = '' } of text.matchAll(opening)) {
    if (index < done || missing.has(name)) {
      continue;
    }
    const end = endOf(text, closing(name), index + opened.length);
    if (end === undefined) {
      missing.add(name);
    } else {
      ranges.push({ start: index, end });
      done = end;
    }
  }
  return ranges;
}

/** The offset after the next closing mark. */
function endOf(text: string, closing: string | RegExp, from: number): number | undefined {
  if (typeof closing === 'string') {
    const at = text.indexOf(closing, from);
    return at === -1 ? undefined : at + closing.length;
  }
  closing.lastIndex = from;
  return closing.test(text) ? closing.lastIndex : undefined;
}

/** Of ranges that overlap, the one that begins first. */
function outermost(ranges: Range[]): Range[] {
  let done = 0;
  return ranges
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      const isFree = start >= done;
      done = isFree ? end : done;
      return isFree;
    });
}

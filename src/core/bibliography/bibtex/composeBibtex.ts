/** An entry written again for the parser: all values in braces that match, nothing that needs the file. */
import { isEnglish } from '../../literature/languageCodes';
import { tagsAsCsl } from '../../literature/markedText';
import type { ReferenceName } from '../../literature/reference';
import { readBibtexNames } from './bibtexNames';
import { isUsedField } from './bibtexReference';
import type { BibtexValues } from './bibtexValues';
import { anyTag, openingOf, plainLatex, plainLatexText } from './latex';
import { resolveCharacters } from './latexCharacters';
import {
  nameFields,
  type ParseBibtex,
  type ParsedBibtex,
  titleFields,
  verbatimFields,
} from './parsedBibtex';

/** What is left as it is while the parser reads has these characters, of a private area, in its place. */
const FIRST_PLACEHOLDER = 0xe100;

/** Fields that are long and in no reference list, and those of a word: a table is enough for these. */
const simpleFields = new Set([
  ...['abstract', 'annotation', 'annote', 'keywords', 'pages'],
  ...['langid', 'hyphenation', 'language'],
]);

/**
 * Reads an entry: titles and what has LaTeX in it by the parser, which takes some milliseconds for a page
 * of text; the rest, names too, and all where the parser fails, by ourselves. Fields that a reference has
 * no place for, such as the cited references of Web of Science, are left out.
 *
 * @param values in LaTeX, without the outer braces
 */
export function readValues(type: string, values: BibtexValues, parse: ParseBibtex): ParsedBibtex {
  const used = [...values].filter(([name]) => isUsedField(name) || nameFields.has(name));
  const simple = new Map(used.filter(([name, value]) => isSimple(name, value)));
  const rest = new Map(used.filter(([name]) => !simple.has(name)));
  const own = plainEntry(type, simple);
  if (rest.size === 0) {
    return own;
  }
  const kept: string[] = [];
  const composed = [...rest].map(([name, value]) => {
    const text = readable(value, kept);
    return `${name} = {${titleFields.has(name) ? withProtection(text) : text}},`;
  });
  const language = `langid = {${languageOfTitles(own.fields)}},`;
  const entry = `@${type}{key,\n${language}\n${composed.join('\n')}\n}`;
  const parsed = parse(entry) ?? plainEntry(type, rest);
  const written = Object.entries(parsed.fields)
    .filter(([name]) => rest.has(name))
    .map(([name, text]) => [
      name,
      restored(titleFields.has(name) ? withCapitalA(text, rest.get(name) ?? '') : text, kept),
    ]);
  return { type, fields: { ...Object.fromEntries(written), ...own.fields }, names: own.names };
}

/** The language that decides on the capitals of titles; English where the entry does not say. */
function languageOfTitles({ langid, hyphenation, language }: ParsedBibtex['fields']): string {
  const written = langid || hyphenation || language;
  return written === undefined || isEnglish(written) ? 'english' : 'other';
}

/**
 * UTF-16 units of a value that the parser gets: its time grows with their square, and it takes a second for 3,000.
 * No title is that long.
 */
const LONGEST_PARSED = 1000;

function isSimple(name: string, value: string): boolean {
  if (
    value.length > LONGEST_PARSED ||
    verbatimFields.has(name) ||
    nameFields.has(name) ||
    simpleFields.has(name)
  ) {
    return true;
  }
  return !titleFields.has(name) && !/\\[A-Za-z]|[$^_~"]/.test(resolveCharacters(value));
}

function plainEntry(type: string, values: BibtexValues): ParsedBibtex {
  const fields: Record<string, string> = {};
  const names: Record<string, readonly ReferenceName[]> = {};
  for (const [name, value] of values) {
    if (nameFields.has(name)) {
      names[name] = readBibtexNames(value);
    } else {
      fields[name] = plainField(name, value);
    }
  }
  return { type, fields, names };
}

function plainField(name: string, value: string): string {
  if (verbatimFields.has(name)) {
    return withoutEscapes(value);
  }
  return name === 'abstract' || name === 'keywords'
    ? plainLatexText(value)
    : tagsAsCsl(plainLatex(value));
}

/**
 * An address or identifier without what some programs escape in it for LaTeX: `\_`, `{\textless}`,
 * `$\sim$`, `\url{…}`.
 */
export function withoutEscapes(value: string): string {
  if (!/[\\{}$]/.test(value)) {
    return value.trim();
  }
  return value
    .replace(/\\(?:url|path|nolinkurl|doi|href)\s*\{([^{}]*)\}(?:\s*\{[^{}]*\})?/g, '$1')
    .replace(/\$\s*(\\[a-z]+|[<>_])\s*\$/g, '{$1}')
    .replace(/\{?\\([A-Za-z]+)(?:\{\}|\s+)?\}?/g, (whole, name) => inAddress.get(name) ?? whole)
    .replace(/\\([_%&#~$-])(?:\{\})?|[{}]/g, '$1')
    .trim();
}

/** Commands for signs of addresses. */
const inAddress: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ textless: '<', textgreater: '>', lt: '<', gt: '>', sim: '~', textasciitilde: '~' },
    ...{ textunderscore: '_', slash: '/', textendash: '–', hyphen: '-' },
  }),
);

/** Puts right what would end a value early or make the parser drop the rest of it. */
function readable(value: string, kept: string[]): string {
  // What TeX takes for a comment is a percent sign that an exporter forgot to escape.
  const text = balanced(tagsAsCommands(resolveCharacters(value), kept))
    .replace(/(\\.)|%/gs, (mark, isEscaped) => (isEscaped ? mark : '\\%'))
    .replace(/(\\.)|\$([^$]*)\$/gs, (mark, isEscaped, formula) =>
      isEscaped ? mark : readableMath(formula, kept),
    );
  return text.replace(/(\\.)|\$([^$]*)\$|[$<>]/gs, (mark, isEscaped, formula) =>
    isEscaped || formula !== undefined ? mark : (commands.get(mark) as string),
  );
}

/**
 * Braces that begin with a command protect capitals as others do, which the parser takes from BibTeX's
 * "special characters" and denies: `{\\em E. coli}`, `{\\emph{In Vivo} Imaging}`.
 */
function withProtection(title: string): string {
  const text = title.replace(/\{(?<!(?:\\[A-Za-z]+\s*|\})\{)(?=\s*\\[A-Za-z])/g, '{{}');
  // A title in capitals stays as it is, as Pandoc has it: the parser makes "Tnf and il-6" of "TNF AND IL-6".
  return /\p{Lu}{2}/u.test(title) && !/\p{Ll}/u.test(plainLatex(title)) ? `{${text}}` : text;
}

/** The parser leaves the first word after a colon as it is, except "A". */
function withCapitalA(title: string, value: string): string {
  const articles = /(?<=: )a(?= )/gi;
  const written: readonly string[] = value.replace(/\s+/g, ' ').match(articles) ?? [];
  if (!written.includes('A') || written.length !== title.match(articles)?.length) {
    return title;
  }
  let at = 0;
  return title.replace(articles, (article) => written[at++] ?? article);
}

/** Characters that stand for themselves today; in TeX's old fonts the brackets are ¡ and ¿. */
const commands: ReadonlyMap<string, string> = new Map([
  ['$', '\\$'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
]);

/** Mark-up of HTML or MathML as LaTeX: `<EM>`, and what a program has made of it, `$<$em$>$`. */
function tagsAsCommands(value: string, kept: string[]): string {
  const text = value.replace(/\$([<>/\s]+)\$/g, '$1');
  const marked = /<[/a-z]/i.test(text)
    ? tagsAsCsl(text).replace(anyTag, (tag, slash, name) =>
        scripts.has(name) ? setAside(tag, kept) : slash ? '}' : openingOf(name),
      )
    : text;
  // The parser has some raised and lowered signs as characters, and others as mark-up.
  return marked.replace(
    /\\text(super|sub)script\s*\{([^{}]*)\}/g,
    (_, kind, script) =>
      setAside(kind === 'super' ? '<sup>' : '<sub>', kept) +
      script +
      setAside(kind === 'super' ? '</sup>' : '</sub>', kept),
  );
}

const scripts = new Set(['sup', 'sub']);

/** A character that the parser leaves alone, for what is put back afterwards. */
function setAside(text: string, kept: string[]): string {
  const at = kept.indexOf(text);
  return String.fromCharCode(FIRST_PLACEHOLDER + (at < 0 ? kept.push(text) - 1 : at));
}

/** Letters are shown as they are; a formula with commands that are no characters is left as it is. */
function readableMath(formula: string, kept: string[]): string {
  const text = formula
    .replace(/\^\s*\{?\s*(?:\\circ(?![A-Za-z])|°)\s*\}?/g, '°')
    .replace(/\\(?:mathrm|mathit|mathbf|mathsf|text|textrm|mbox|rm|it)\s*\{([^{}]*)\}/g, '$1')
    .replace(/\\(?:rm|it)\s+/g, '');
  if (!/[\\{}_^]/.test(text)) {
    return text;
  }
  if (!text.includes('\\')) {
    return `$${text}$`;
  }
  return setAside(`$${formula}$`, kept);
}

function restored(text: string, kept: readonly string[]): string {
  return text.replace(
    /[\uE100-\uEFFF]/g,
    (mark) => kept[mark.charCodeAt(0) - FIRST_PLACEHOLDER] ?? mark,
  );
}

/** Drops closing braces without an opening one, and closes what is open. */
function balanced(value: string): string {
  let depth = 0;
  const text = value.replace(/\\[\s\S]|[{}]/g, (mark) => {
    if (mark === '}' && depth === 0) {
      return '';
    }
    depth += mark === '{' ? 1 : mark === '}' ? -1 : 0;
    return mark;
  });
  const isCutOff = /(?:^|[^\\])(?:\\\\)*\\$/.test(text);
  return (isCutOff ? text.slice(0, -1) : text) + '}'.repeat(depth);
}

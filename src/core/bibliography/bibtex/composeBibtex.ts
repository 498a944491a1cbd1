/** An entry written again for the parser: all values in braces that match, nothing that needs the file. */
import { isEnglish } from '../../literature/languageCodes';
import type { ReferenceName } from '../../literature/reference';
import { readBibtexNames } from './bibtexNames';
import { isUsedField } from './bibtexReference';
import type { BibtexValues } from './bibtexValues';
import { plainLatex } from './latex';
import { resolveCharacters } from './latexCharacters';
import {
  nameFields,
  type ParseBibtex,
  type ParsedBibtex,
  titleFields,
  verbatimFields,
} from './parsedBibtex';

/** Math that is left as it is follows these characters, of a private area, while others read. */
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
  const math: string[] = [];
  const composed = [...rest].map(([name, value]) => {
    const text = readable(value, math);
    return `${name} = {${titleFields.has(name) ? withProtection(text) : text}},`;
  });
  const language = `langid = {${languageOfTitles(own.fields)}},`;
  const entry = `@${type}{key,\n${language}\n${composed.join('\n')}\n}`;
  const parsed = parse(entry) ?? plainEntry(type, rest);
  const written = Object.entries(parsed.fields)
    .filter(([name]) => rest.has(name))
    .map(([name, text]) => [name, restored(text, math)]);
  return { type, fields: { ...Object.fromEntries(written), ...own.fields }, names: own.names };
}

/** The language that decides on the capitals of titles; English where the entry does not say. */
function languageOfTitles({ langid, hyphenation, language }: ParsedBibtex['fields']): string {
  const written = langid || hyphenation || language;
  return written === undefined || isEnglish(written) ? 'english' : 'other';
}

function isSimple(name: string, value: string): boolean {
  if (verbatimFields.has(name) || nameFields.has(name) || simpleFields.has(name)) {
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
      fields[name] = verbatimFields.has(name) ? withoutEscapes(value) : plainLatex(value);
    }
  }
  return { type, fields, names };
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
function readable(value: string, math: string[]): string {
  // What TeX takes for a comment is a percent sign that an exporter forgot to escape.
  const text = resolveCharacters(balanced(value))
    .replace(/(\\.)|%/gs, (mark, isEscaped) => (isEscaped ? mark : '\\%'))
    .replace(/(\\.)|\$([^$]*)\$/gs, (mark, isEscaped, formula) =>
      isEscaped ? mark : readableMath(formula, math),
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
  return title.replace(/(?<!\\[A-Za-z]+\s*|\})\{(?=\s*\\[A-Za-z])/g, '{{}');
}

/** Characters that stand for themselves today; in TeX's old fonts the brackets are ¡ and ¿. */
const commands: ReadonlyMap<string, string> = new Map([
  ['$', '\\$'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
]);

/** Letters are shown as they are; a formula with commands that are no characters is left as it is. */
function readableMath(formula: string, math: string[]): string {
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
  math.push(`$${formula}$`);
  return String.fromCharCode(FIRST_PLACEHOLDER + math.length - 1);
}

function restored(text: string, math: readonly string[]): string {
  return text.replace(
    /[\uE100-\uEFFF]/g,
    (mark) => math[mark.charCodeAt(0) - FIRST_PLACEHOLDER] ?? mark,
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

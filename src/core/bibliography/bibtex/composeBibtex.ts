/** Writes an entry again for the parser: all values in matching braces, without references to the rest of the file. */
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

/** The first of the private-use characters that take the place of text which the parser must not change. */
const FIRST_PLACEHOLDER = 0xe100;

/** Long fields that no reference list shows, and fields of one word: a table suffices to read these. */
const simpleFields = new Set([
  ...['abstract', 'annotation', 'annote', 'keywords', 'pages'],
  ...['langid', 'hyphenation', 'language'],
]);

/**
 * Reads an entry. The parser reads titles and values with LaTeX, which takes some milliseconds for a page of text; our
 * own code reads the rest, including names, and everything if the parser fails. Leaves out fields that have no place in
 * a reference, such as the cited references of Web of Science.
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

/** The language that determines the capitals of titles; English if the entry does not say. */
function languageOfTitles({ langid, hyphenation, language }: ParsedBibtex['fields']): string {
  const written = langid || hyphenation || language;
  return written === undefined || isEnglish(written) ? 'english' : 'other';
}

/**
 * The most UTF-16 units of a value for the parser: its time grows with their square, and is a second for 3,000. No
 * title is that long.
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
 * An address or identifier without the LaTeX escapes that some programs write: `\_`, `{\textless}`, `$\sim$`,
 * `\url{…}`.
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

/** Commands for characters of addresses. */
const inAddress: ReadonlyMap<string, string> = new Map(
  Object.entries({
    textless: '<',
    textgreater: '>',
    lt: '<',
    gt: '>',
    sim: '~',
    textasciitilde: '~',
    textunderscore: '_',
    slash: '/',
    textendash: '–',
    hyphen: '-',
  }),
);

/** Corrects text that would end a value early or make the parser drop the rest of it. */
function readable(value: string, kept: string[]): string {
  // TeX would read a percent sign as a comment, but here an exporter forgot to escape it.
  const text = balanced(tagsAsCommands(resolveCharacters(value), kept))
    .replace(/\\(itshape|slshape|bfseries|scshape|textsl)(?![A-Za-z])/g, (_, name) => {
      return `\\${knownCommands.get(name)}`;
    })
    .replace(/(\\.)|%/gs, (mark, isEscaped) => (isEscaped ? mark : '\\%'))
    .replace(/(\\.)|\$([^$]*)\$/gs, (mark, isEscaped, formula) =>
      isEscaped ? mark : readableMath(formula, kept),
    );
  return text.replace(/(\\.)|\$([^$]*)\$|[$<>]/gs, (mark, isEscaped, formula) =>
    isEscaped || formula !== undefined ? mark : (commands.get(mark) as string),
  );
}

/**
 * Protects capitals in braces that begin with a command. The parser does not, since it takes them for BibTeX's "special
 * characters": `{\\em E. coli}`, `{\\emph{In Vivo} Imaging}`.
 */
function withProtection(title: string): string {
  const text = title.replace(/\{(?<!(?:\\[A-Za-z]+\s*|\})\{)(?=\s*\\[A-Za-z])/g, '{{}');
  // A title in capitals stays as it is, as in Pandoc: the parser would turn "TNF AND IL-6" into "Tnf and il-6".
  return /\p{Lu}{2}/u.test(title) && !/\p{Ll}/u.test(plainLatex(title)) ? `{${text}}` : text;
}

/** Writes "A" after a colon in capitals: the parser keeps the case of the first word after a colon, except for "A". */
function withCapitalA(title: string, value: string): string {
  const articles = /(?<=: )a(?= )/gi;
  const written: readonly string[] = value.replace(/\s+/g, ' ').match(articles) ?? [];
  if (!written.includes('A') || written.length !== title.match(articles)?.length) {
    return title;
  }
  let at = 0;
  return title.replace(articles, (article) => written[at++] ?? article);
}

/** Commands of LaTeX 2e that the parser does not know, by those with the same effect that it knows. */
const knownCommands: ReadonlyMap<string, string> = new Map(
  Object.entries({ itshape: 'it', slshape: 'it', bfseries: 'bf', scshape: 'sc', textsl: 'textit' }),
);

/** Commands for characters that people write as they are. TeX's old fonts print < and > as ¡ and ¿. */
const commands: ReadonlyMap<string, string> = new Map([
  ['$', '\\$'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
]);

/** HTML or MathML tags as LaTeX: `<EM>`, and the form into which a program has turned it, `$<$em$>$`. */
function tagsAsCommands(value: string, kept: string[]): string {
  const text = value.replace(/(\\.)|\$([^$]*)\$/gs, (mark, _, formula) =>
    formula !== undefined && /^[<>/\s]+$/.test(formula) ? formula : mark,
  );
  const marked = /<[/a-z]/i.test(text)
    ? tagsAsCsl(text).replace(anyTag, (tag, slash, name) =>
        scripts.has(name) ? setAside(tag, kept) : slash ? '}' : openingOf(name),
      )
    : text;
  // The parser turns some superscripts and subscripts into characters, and others into mark-up.
  return marked.replace(
    /\\text(super|sub)script\s*\{([^{}]*)\}/g,
    (_, kind, script) =>
      setAside(kind === 'super' ? '<sup>' : '<sub>', kept) +
      script +
      setAside(kind === 'super' ? '</sup>' : '</sub>', kept),
  );
}

const scripts = new Set(['sup', 'sub']);

/** A placeholder character that the parser leaves alone; the text is put back afterwards. */
function setAside(text: string, kept: string[]): string {
  const at = kept.indexOf(text);
  return String.fromCharCode(FIRST_PLACEHOLDER + (at < 0 ? kept.push(text) - 1 : at));
}

/** A formula whose commands are all characters, as text; any other formula stays as it is. */
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

/** Drops closing braces that have no opening one, and closes open ones. */
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

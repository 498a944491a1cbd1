/** An entry written again for the parser: all values in braces that match, nothing that needs the file. */
import type { ReferenceName } from '../../literature/reference';
import { readBibtexNames } from './bibtexNames';
import type { BibtexValues } from './bibtexValues';
import { characterOf, plainLatex } from './latex';
import {
  nameFields,
  type ParseBibtex,
  type ParsedBibtex,
  titleFields,
  verbatimFields,
} from './parsedBibtex';

/** Math that is left as it is follows these characters, of a private area, while others read. */
const FIRST_PLACEHOLDER = 0xe100;

/** Fields that are long and in no reference list, and pages: a table is enough for these. */
const simpleFields = new Set([
  ...['abstract', 'annotation', 'annote', 'keywords', 'file', 'review', 'comment', 'pages'],
]);

const languages = new Set(['langid', 'hyphenation']);

/**
 * Reads an entry: names, titles and what has LaTeX in it by the parser, as that takes some milliseconds
 * for a page of text; the rest, and all where the parser fails, by ourselves.
 *
 * @param values in LaTeX, without the outer braces
 */
export function readValues(type: string, values: BibtexValues, parse: ParseBibtex): ParsedBibtex {
  const simple = new Map([...values].filter(([name, value]) => isSimple(name, value)));
  // The language decides on the case of titles.
  const rest = new Map([...values].filter(([name]) => !simple.has(name) || languages.has(name)));
  const own = plainEntry(type, simple);
  if (rest.size === 0) {
    return own;
  }
  const math: string[] = [];
  const composed = [...rest].map(
    ([name, value]) => `${name} = {${readable(balanced(value), math)}},`,
  );
  const parsed = parse(`@${type}{key,\n${composed.join('\n')}\n}`) ?? plainEntry(type, rest);
  const written = Object.entries(parsed.fields).map(([name, text]) => [name, restored(text, math)]);
  return {
    type,
    fields: { ...Object.fromEntries(written), ...own.fields },
    names: { ...parsed.names, ...own.names },
  };
}

function isSimple(name: string, value: string): boolean {
  if (verbatimFields.has(name) || simpleFields.has(name) || !/^[\w:+.-]+$/.test(name)) {
    return true;
  }
  const isText = !/[\\{}$~`'"%&#_^=]|--/.test(value);
  return isText && !titleFields.has(name);
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

/** An address or identifier without what some programs escape in it for LaTeX. */
export function withoutEscapes(value: string): string {
  return value.replace(/\\([_%&#~$])|[{}]/g, '$1').trim();
}

/** Puts right what would end a value early or make the parser drop the rest of it. */
function readable(value: string, math: string[]): string {
  // What TeX takes for a comment is a percent sign that an exporter forgot to escape.
  const text = value
    .replace(/(\\.)|%/gs, (mark, isEscaped) => (isEscaped ? mark : '\\%'))
    .replace(/(\\.)|\$([^$]*)\$/gs, (mark, isEscaped, formula) =>
      isEscaped ? mark : readableMath(formula, math),
    );
  return text.replace(/(\\.)|\$([^$]*)\$|[$<>]/gs, (mark, isEscaped, formula) =>
    isEscaped || formula !== undefined ? mark : (commands.get(mark) as string),
  );
}

/** Characters that stand for themselves today; in TeX's old fonts the brackets are ¡ and ¿. */
const commands: ReadonlyMap<string, string> = new Map([
  ['$', '\\$'],
  ['<', '{\\textless}'],
  ['>', '{\\textgreater}'],
]);

/** `\alpha` → α; a formula with commands that are no characters is left as it is. */
function readableMath(formula: string, math: string[]): string {
  const text = formula.replace(/\\([A-Za-z]+) ?/g, (command, name) => characterOf(name) ?? command);
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

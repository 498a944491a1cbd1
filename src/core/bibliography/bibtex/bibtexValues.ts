/** The values of the fields of a BibTeX file: joins parts, replaces the names of strings, and inherits from parents. */
import type { BibtexField, BibtexPart } from './bibtexFields';

/** Values by names of fields in small letters, in LaTeX and without the outer braces. */
export type BibtexValues = ReadonlyMap<string, string>;

/** The names of strings that every BibTeX style defines: months in English. */
const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** Whether a bare word of a value has a meaning. */
export function isKnownWord(word: string, strings: BibtexValues): boolean {
  const name = word.toLowerCase();
  return /^[\d-]+$/.test(word) || strings.has(name) || months.includes(name);
}

/** The value of a field. A string name without a definition stays as it is written. */
export function fieldValue(text: string, { parts }: BibtexField, strings: BibtexValues): string {
  return parts.map((part) => partOf(text, part, strings)).join('');
}

/**
 * The values of fields; of two with the same name, the first one counts, as in BibTeX. Leaves out damaged fields,
 * except for a title, by which its author recognises the entry.
 */
export function valuesOf(
  text: string,
  fields: readonly BibtexField[],
  strings: BibtexValues,
): Map<string, string> {
  const values = new Map<string, string>();
  for (const field of fields) {
    if (!values.has(field.name) && (!field.isDamaged || field.name === 'title')) {
      values.set(field.name, fieldValue(text, field, strings));
    }
  }
  return values;
}

function partOf(text: string, { kind, start, end }: BibtexPart, strings: BibtexValues): string {
  const written = text.slice(start, end);
  return kind === 'bare' ? (strings.get(written.toLowerCase()) ?? written) : written;
}

/** Fields about the management of an entry, not its content; they are not inherited. */
const ownFields = new Set([
  ...[
    'crossref',
    'xref',
    'xdata',
    'entryset',
    'entrysubtype',
    'execute',
    'ids',
    'label',
    'options',
  ],
  ...[
    'presort',
    'related',
    'relatedtype',
    'shorthand',
    'sortkey',
    'sortname',
    'sorttitle',
    'keywords',
  ],
  ...[
    'abstract',
    'annotation',
    'annote',
    'file',
    'note',
    'doi',
    'eprint',
    'eprinttype',
    'pages',
    'pmid',
  ],
]);

/** Types of entries whose work is a part of another one (BibLaTeX manual, appendix B). */
export function isPartOfWork(type: string): boolean {
  return /^(?:in|suppb|suppc|bookinb)/.test(type) || type === 'conference';
}

/** Adds the fields that an entry inherits by `crossref`: the title of a book is the `booktitle` of its chapters. */
export function inherit(type: string, own: BibtexValues, parent: BibtexValues): BibtexValues {
  const values = new Map(own);
  const isPart = isPartOfWork(type);
  const hasDate = own.has('date') || own.has('year');
  for (const [name, value] of parent) {
    const isDate = /^(?:date|year|month)$/.test(name);
    if (ownFields.has(name) || (isDate && hasDate)) {
      continue;
    }
    // If a book has a `booktitle`, that one is for its chapters.
    const isTitleOfBook = isPart && /^title/.test(name) && parent.has(`book${name}`);
    for (const heir of isTitleOfBook ? [] : heirsOf(name, type, isPart)) {
      if (!values.has(heir)) {
        values.set(heir, value);
      }
    }
  }
  return values;
}

/**
 * An issue of a periodical that has a title of its own, "Lamps" of "Moths", is read like an article of that
 * title, as Pandoc has it.
 */
export function issueAsArticle(type: string, values: BibtexValues): BibtexValues {
  if (type !== 'periodical' || !values.has('issuetitle')) {
    return values;
  }
  return new Map(
    [...values].map(([name, value]) => [
      /^(?:sub)?title(?:addon)?$/.test(name)
        ? `journal${name}`
        : name.replace(/^issue(?=sub|title)/, ''),
      value,
    ]),
  );
}

function heirsOf(name: string, type: string, isPart: boolean): readonly string[] {
  if (/^(?:sub)?title(?:addon)?$/.test(name)) {
    return isPart ? [`book${name}`] : type === 'article' ? [`journal${name}`] : [];
  }
  return name === 'author' && type.startsWith('in') ? ['bookauthor'] : [name];
}

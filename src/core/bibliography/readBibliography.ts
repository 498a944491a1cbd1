import { t } from '@vscode/l10n';
import type { Bibliography, BibliographyFormat, BibliographyProblem } from './bibliography';
import type { ParseBibtex } from './bibtex/parsedBibtex';
import { readBibtex } from './bibtex/readBibtex';
import { readCslJson } from './cslJson';
import { readCslYaml } from './cslYaml';
import { readEndNoteXml } from './endNoteXml';
import { readNbib } from './nbib';
import { readPubmedXml } from './pubmedXml';
import { readRis } from './ris';

/**
 * Reads a bibliography file as far as its syntax can be understood; never throws.
 *
 * @param text of the file
 * @param parseBibtex reads one entry of BibTeX: `parseBibtexEntry`, which is large and loaded lazily
 * @returns a generator that pauses every few milliseconds of work
 */
export function* readBibliography(
  text: string,
  format: BibliographyFormat,
  parseBibtex: ParseBibtex,
): Generator<void, Bibliography> {
  const bibliography = yield* readFormat(text, format, parseBibtex);
  const problems = [...bibliography.problems, ...duplicatesIn(bibliography)];
  return { ...bibliography, problems: problems.sort((a, b) => a.start - b.start) };
}

function readFormat(
  text: string,
  format: BibliographyFormat,
  parseBibtex: ParseBibtex,
): Generator<void, Bibliography> {
  switch (format) {
    case 'bibtex':
      return readBibtex(text, parseBibtex);
    case 'csl-json':
      return readCslJson(text);
    case 'csl-yaml':
      return readCslYaml(text);
    case 'ris':
      return readRis(text);
    case 'nbib':
      return readNbib(text);
    case 'pubmed-xml':
      return readPubmedXml(text);
    case 'endnote-xml':
      return readEndNoteXml(text);
  }
}

function duplicatesIn({ entries }: Bibliography): BibliographyProblem[] {
  const keys = new Set<string>();
  return entries.flatMap(({ key, keyRange: { start, end } }) => {
    if (!keys.has(key)) {
      keys.add(key);
      return [];
    }
    const message = t('“{0}” is the key of another entry above; this one is never cited.', key);
    return [{ start, end, message, isOfKey: true }];
  });
}

const endings: ReadonlyMap<string, BibliographyFormat> = new Map([
  ['bib', 'bibtex'],
  ['bibtex', 'bibtex'],
  ['biblatex', 'bibtex'],
  ['ris', 'ris'],
  ['nbib', 'nbib'],
  ['medline', 'nbib'],
  ['json', 'csl-json'],
  ['csljson', 'csl-json'],
  ['yaml', 'csl-yaml'],
  ['yml', 'csl-yaml'],
]);

/** The number of UTF-16 units that determine the format of a file. */
const HEAD = 4096;
/** The root elements of PubMed's XML, including that of a single book. */
const pubmed = /<Pubmed(?:Article|BookArticle)(?:Set)?[\s>]/;

/**
 * The format of a bibliography file, by its name or, if the name does not show it, by the beginning of the file.
 *
 * @returns undefined if it is none of our formats
 */
export function formatOf(fileName: string, text: string): BibliographyFormat | undefined {
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  if (ending === 'xml') {
    return pubmed.test(text.slice(0, HEAD)) ? 'pubmed-xml' : 'endnote-xml';
  }
  return endings.get(ending) ?? formatOfText(text);
}

function formatOfText(text: string): BibliographyFormat | undefined {
  const start = text.slice(0, HEAD).replace(/^\uFEFF/, '');
  if (/^\s*TY {1,2}-/m.test(start)) {
    return 'ris';
  }
  if (/^\s*(?:PMID|PUI ?|OWN|STAT) ?-/m.test(start)) {
    return 'nbib';
  }
  if (pubmed.test(start)) {
    return 'pubmed-xml';
  }
  if (/<(?:xml|records|record)>/.test(start)) {
    return 'endnote-xml';
  }
  if (/^\s*(?:\[\s*(?:\{|\])|\{\s*")/.test(start)) {
    return 'csl-json';
  }
  if (/^(?:---\s*\n)?\s*references:/m.test(start)) {
    return 'csl-yaml';
  }
  return /^[^%\n]*@[ \t]*\w+\s*[{(]/m.test(start) ? 'bibtex' : undefined;
}

import type { BibliographyFormat } from './bibliography';

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

/** UTF-16 units in which a file shows what it is. */
const HEAD = 4096;
/** The roots of PubMed's XML, and what stands in a book's. */
const pubmed = /<Pubmed(?:Article|BookArticle)(?:Set)?[\s>]/;

/**
 * The format of a bibliography file, by its name and, where that does not tell, by how it begins.
 *
 * @returns undefined where it is none that is read
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

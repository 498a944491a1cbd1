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
  ['xml', 'endnote-xml'],
]);

/**
 * The format of a bibliography file, by its name and, where that does not tell, by how it begins.
 *
 * @returns undefined where it is none that is read
 */
export function formatOf(fileName: string, text: string): BibliographyFormat | undefined {
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  return endings.get(ending) ?? formatOfText(text);
}

function formatOfText(text: string): BibliographyFormat | undefined {
  const start = text.slice(0, 4096).replace(/^\uFEFF/, '');
  if (/^\s*TY {1,2}-/m.test(start)) {
    return 'ris';
  }
  if (/^\s*(?:PMID|PUI ?|OWN|STAT) ?-/m.test(start)) {
    return 'nbib';
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

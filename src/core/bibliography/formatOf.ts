import type { BibliographyFormat } from './bibliography';

const endings: ReadonlyMap<string, BibliographyFormat> = new Map([
  ['bib', 'bibtex'],
  ['bibtex', 'bibtex'],
  ['biblatex', 'bibtex'],
  ['json', 'csl-json'],
  ['csljson', 'csl-json'],
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
  if (/^\s*(?:\[\s*(?:\{|\])|\{\s*")/.test(start)) {
    return 'csl-json';
  }
  return /^[^%\n]*@[ \t]*\w+\s*[{(]/m.test(start) ? 'bibtex' : undefined;
}

import { t } from '@vscode/l10n';
import type { Bibliography, BibliographyFormat, BibliographyProblem } from './bibliography';
import type { ParseBibtex } from './parsedBibtex';
import { readBibtex } from './readBibtex';
import { readCslJson } from './readCslJson';
import { readCslYaml } from './readCslYaml';
import { readEndNoteXml } from './readEndNoteXml';
import { readNbib } from './readNbib';
import { readPubmedXml } from './readPubmedXml';
import { readRis } from './readRis';

/**
 * Reads a bibliography file as far as its syntax can be made out; never throws.
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

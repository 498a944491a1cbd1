/** The path of a literature note: a pattern such as `literature/{{key}}.md`, filled from its publication. */
import type { Publication } from '../literature/publication';
import { shortPublication } from '../literature/publication';

/** The names that a pattern may contain. */
const pathNames = ['key', 'short', 'title', 'year', 'journal'] as const;
type PathName = (typeof pathNames)[number];

/** The default pattern. */
export const USUAL_PATH = 'literature/{{key}}.md';
/** The most UTF-16 units of the name of a file or folder. */
const LONGEST = 120;

/**
 * The path of the note of a publication, relative to its folder and always below it. Values of the publication create
 * no folders, and no names that a file system refuses.
 *
 * @param pattern with names in double braces; unknown names are left out
 */
export function literatureNotePath(pattern: string, publication: Publication): string {
  const parts = pattern
    .split(/[\\/]/)
    .map((part) =>
      fileName(part.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name) => value(name, publication))),
    )
    .filter((part) => part !== '');
  const path = parts.length > 0 ? parts.join('/') : literatureNotePath(USUAL_PATH, publication);
  return /\.(?:md|markdown|qmd|rmd)$/i.test(path) ? path : `${path}.md`;
}

function value(name: string, { key, reference, ...publication }: Publication): string {
  const { title = '', year = '' } = publication.summary;
  const values: Readonly<Record<PathName, string>> = {
    key,
    title,
    year,
    short: shortPublication(publication),
    journal: reference['container-title'] ?? '',
  };
  return pathNames.includes(name as PathName)
    ? values[name as PathName].replace(/[\\/]/g, '-')
    : '';
}

/**
 * A name that all file systems accept: without characters that one of them reserves, and without a full stop or blank
 * at its ends.
 */
export function fileName(written: string): string {
  const safe = written
    .replace(/[<>:"|?*\p{Cc}]/gu, '-')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, '')
    .replace(/^[. ]+|[. ]+$/g, '');
  return /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(safe) ? `_${safe}` : safe;
}

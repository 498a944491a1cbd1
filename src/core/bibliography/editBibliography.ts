import type { Reference } from '../literature/reference';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { Bibliography, BibliographyFormat } from './bibliography';
import { styleOf } from './bibtex/bibtexStyle';
import { writeBibtex } from './bibtex/writeBibtex';
import { insertJsonItems } from './cslJson';
import { writeCslYaml } from './cslYaml';

/** Whether entries can be added to files of a format. */
export function isWritable(format: BibliographyFormat): boolean {
  return format === 'bibtex' || format === 'csl-json' || format === 'csl-yaml';
}

/** A bibliography with the text that it was read from, which may be empty. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
}

/**
 * The insertion that adds references at the end of a bibliography, in the style of the file. It looks at the
 * last entries alone: whether an entry for the same publication is there is known to the note's literature.
 *
 * @param references whose `id` is the key under which each is added; at least one
 * @throws if the format is not {@link isWritable}
 */
export function addReferences(
  { text, bibliography: { format, entries } }: BibliographyText,
  references: readonly Reference[],
): TextEdit {
  const { start, end, text: added } = insertion(text, format, entries, references);
  return { start, end, text: added.replace(/\n/g, lineEndOf(text)) };
}

function insertion(
  text: string,
  format: BibliographyFormat,
  entries: Bibliography['entries'],
  references: readonly Reference[],
): TextEdit {
  switch (format) {
    case 'bibtex': {
      const style = styleOf(text, entries);
      const written = references.map((reference) => writeBibtex(reference, reference.id, style));
      return appended(text, written.join('\n\n'), '\n\n');
    }
    case 'csl-json':
      return insertJsonItems(text, entries, references);
    case 'csl-yaml':
      return insertYamlItems(text, entries, references);
    default:
      throw new Error(`${format} is only read`);
  }
}

/** After the last words of a file, or at its head; with a line end after it if the file has none there. */
function appended(text: string, entries: string, separator: string): TextEdit {
  const end = text.trimEnd().length;
  const isEmpty = text.replace(/^\uFEFF/, '').trim() === '';
  const at = isEmpty ? text.length : end;
  const hasLineEnd = /\n/.test(text.slice(at));
  return {
    start: at,
    end: at,
    text: (isEmpty ? '' : separator) + entries + (hasLineEnd ? '' : '\n'),
  };
}

/** New items below the last one, with their hyphens in the same column. */
function insertYamlItems(
  text: string,
  entries: Bibliography['entries'],
  items: readonly Reference[],
): TextEdit {
  const last = entries.at(-1);
  // One by one: a value that two items share would become an alias (`*a1`) in the second one.
  const written = items.map(writeCslYaml).join('\n');
  if (!last) {
    const hasList = /^references:[ \t]*$/m.exec(text);
    const at = hasList ? hasList.index + hasList[0].length : text.length;
    return hasList
      ? { start: at, end: at, text: `\n${written}` }
      : appended(text, `references:\n${written}`, '\n');
  }
  const end = last.start + text.slice(last.start, last.end).trimEnd().length;
  const before = text.slice(text.lastIndexOf('\n', last.start - 1) + 1, last.start);
  const indent = /^ */.exec(before)?.[0] ?? '';
  const lines = written.split('\n').map((line) => indent + line);
  return { start: end, end, text: `\n${lines.join('\n')}` };
}

/**
 * The edits that give an entry another key, also where other entries name it (`crossref`).
 *
 * @returns undefined if the file does not contain the key
 */
export function renameKey({ entries }: Bibliography, key: string, newKey: string): TextEdit[] {
  const places = entries.flatMap((entry) => [
    ...(entry.key === key ? [entry.keyRange] : []),
    ...entry.uses.filter((use) => use.key === key),
  ]);
  return places
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start, end, text: newKey }));
}

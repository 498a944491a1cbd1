import { stringify } from 'yaml';
import type { Reference } from '../cite/reference';
import type { TextEdit } from '../cite/textEdit';
import { type Bibliography, type BibliographyFormat, summaryOf } from './bibliography';
import { styleOf } from './bibtexStyle';
import { jsonItemEdit } from './jsonItemEdit';
import { isSameSource } from './sameSource';
import { writeBibtex } from './writeBibtex';

/** Whether entries can be added to files of a format. */
export function isWritable(format: BibliographyFormat): boolean {
  return format === 'bibtex' || format === 'csl-json' || format === 'csl-yaml';
}

/**
 * The edit that adds a reference at the end of a bibliography, in the style of the file; nothing else of
 * the file changes.
 *
 * @param text of the file that the bibliography was read from; it may be empty
 * @param key the new citation key; the reference's own `id` does not count
 * @returns undefined where the same source is there already
 * @throws if the format is not {@link isWritable}
 */
export function addEntry(
  text: string,
  { format, entries }: Bibliography,
  reference: Reference,
  key: string,
): TextEdit | undefined {
  const summary = summaryOf(reference);
  if (entries.some((entry) => isSameSource(entry.summary, summary))) {
    return undefined;
  }
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const withLineEnds = ({ start, end, text: added }: TextEdit): TextEdit => ({
    start,
    end,
    text: added.replace(/\n/g, newline),
  });
  switch (format) {
    case 'bibtex': {
      return withLineEnds(
        appended(text, writeBibtex(reference, key, styleOf(text, entries)), '\n\n'),
      );
    }
    case 'csl-json':
      return withLineEnds(jsonItemEdit(text, entries, { ...reference, id: key }));
    case 'csl-yaml':
      return withLineEnds(yamlItemEdit(text, entries, { ...reference, id: key }));
    default:
      throw new Error(`${format} is only read`);
  }
}

/** Behind the last words of a file, or at its head; with a line end behind if the file has none there. */
function appended(text: string, entry: string, separator: string): TextEdit {
  const end = text.trimEnd().length;
  const isEmpty = text.replace(/^\uFEFF/, '').trim() === '';
  const at = isEmpty ? text.length : end;
  const hasLineEnd = /\n/.test(text.slice(at));
  return {
    start: at,
    end: at,
    text: (isEmpty ? '' : separator) + entry + (hasLineEnd ? '' : '\n'),
  };
}

/** A new item below the last one, with its hyphen in the same column. */
function yamlItemEdit(text: string, entries: Bibliography['entries'], item: Reference): TextEdit {
  const last = entries.at(-1);
  const written = stringify([item], { lineWidth: 0 }).trimEnd();
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

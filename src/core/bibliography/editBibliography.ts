import { stringify } from 'yaml';
import type { Reference } from '../literature/reference';
import { isSameSource } from '../literature/samePublication';
import { summaryOf } from '../literature/summary';
import { applyChange, findChange, type TextChange, type TextEdit } from '../text/edits';
import type { Bibliography, BibliographyFormat } from './bibliography';
import { styleOf } from './bibtex/bibtexStyle';
import { writeBibtex } from './bibtex/writeBibtex';
import { insertJsonItem } from './cslJson';
import { readBibliography } from './readBibliography';

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
      return withLineEnds(insertJsonItem(text, entries, { ...reference, id: key }));
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

/** A bibliography with the text that it was read from. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
}

/**
 * The change that adds several references to a bibliography, each in the style of the file.
 *
 * @param references whose `id` is the key under which each is added
 * @returns undefined where all of them are there already
 */
export function addSources(
  { text, bibliography }: BibliographyText,
  references: readonly Reference[],
): TextChange | undefined {
  let [added, current] = [text, bibliography];
  for (const reference of references) {
    const edit = addEntry(added, current, reference, reference.id);
    if (edit) {
      added = applyChange(added, { from: edit.start, to: edit.end, text: edit.text });
      current = reference === references.at(-1) ? current : readAgain(added, current);
    }
  }
  return added === text ? undefined : findChange(text, added);
}

/** Only what stands where is asked of it, so that no entry needs to be parsed. */
function readAgain(text: string, { format }: Bibliography): Bibliography {
  const reading = readBibliography(text, format, () => undefined);
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) {
      return step.value;
    }
  }
}

/**
 * The edits that give an entry another key, also where other entries name it (`crossref`).
 *
 * @returns nothing where the key does not stand in the file
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

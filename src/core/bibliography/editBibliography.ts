import { t } from '@vscode/l10n';
import { freeKey } from '../literature/citationKeys';
import type { Reference } from '../literature/reference';
import type { TextEdit } from '../text/edits';
import { canEncode, type FileEncoding, unwritableMessage, utf8 } from '../text/fileEncoding';
import { lineEndOf } from '../text/lines';
import type { Bibliography, BibliographyFormat } from './bibliography';
import { styleOf } from './bibtex/bibtexStyle';
import { writeBibtex } from './bibtex/writeBibtex';
import { insertJsonItems } from './cslJson';
import { insertYamlItems } from './cslYaml';

/** Whether entries can be added to files of a format. */
export function isWritable(format: BibliographyFormat): boolean {
  return format === 'bibtex' || format === 'csl-json' || format === 'csl-yaml';
}

/** A bibliography with the text that it was read from, which may be empty. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
  /** The encoding of the file; by default UTF-8, which has all characters. */
  readonly encoding?: Pick<FileEncoding, 'name'>;
}

/** The edit that adds references to a file, or why there is none, in words for its author. */
export type Addition = { readonly edit: TextEdit } | { readonly refusal: string };

/**
 * Adds references at the end of a bibliography, in the style and encoding of the file. Reads only the last entries: the
 * note's literature already knows whether an entry for the same publication exists.
 *
 * @param references whose `id` is the key under which each is added; at least one
 * @throws if the format is not {@link isWritable}
 */
export function addReferences(
  { text, bibliography, encoding = utf8 }: BibliographyText,
  references: readonly Reference[],
): Addition {
  const canWrite = (written: string) => canEncode(written, encoding);
  const edit = insertion(text, bibliography, references, canWrite);
  if (!edit) {
    return { refusal: t('a form to which nothing can be added') };
  }
  const refusal = unwritableMessage(edit.text, encoding);
  if (refusal !== undefined) {
    return { refusal };
  }
  return { edit: { ...edit, text: edit.text.replace(/\n/g, lineEndOf(text)) } };
}

/**
 * The edits that give a key to another reference: its entry stays as its author wrote it, under a new key
 * ("key-preprint"), and the reference is added under the old key.
 *
 * @param key that the file has
 * @param ending of the new key of the entry
 * @throws if the format is not {@link isWritable}
 */
export function replaceUnderKey(
  file: BibliographyText,
  key: string,
  reference: Reference,
  ending: string,
): { readonly edits: readonly TextEdit[] } | { readonly refusal: string } {
  const keys = new Set(file.bibliography.entries.map((entry) => entry.key));
  const renaming = renameKey(file.bibliography, key, freeKey(`${key}${ending}`, keys));
  const addition = addReferences(file, [{ ...reference, id: key }]);
  return 'refusal' in addition ? addition : { edits: [...renaming, addition.edit] };
}

function insertion(
  text: string,
  bibliography: Bibliography,
  references: readonly Reference[],
  canWrite: (text: string) => boolean,
): TextEdit | undefined {
  switch (bibliography.format) {
    case 'bibtex': {
      const style = styleOf(text, bibliography.entries);
      const written = references.map((reference) =>
        writeBibtex(reference, reference.id, style, canWrite),
      );
      return appended(text, written.join('\n\n'));
    }
    case 'csl-json':
      return insertJsonItems(text, bibliography, references, canWrite);
    case 'csl-yaml':
      return insertYamlItems(text, bibliography, references, canWrite);
    default:
      throw new Error(`${bibliography.format} is only read`);
  }
}

/** The edit that adds entries after the last text of a file; ends with a line end if the file has none there. */
function appended(text: string, entries: string): TextEdit {
  const end = text.trimEnd().length;
  const isEmpty = text.replace(/^\uFEFF/, '').trim() === '';
  const at = isEmpty ? text.length : end;
  const hasLineEnd = /\n/.test(text.slice(at));
  return {
    start: at,
    end: at,
    text: (isEmpty ? '' : '\n\n') + entries + (hasLineEnd ? '' : '\n'),
  };
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

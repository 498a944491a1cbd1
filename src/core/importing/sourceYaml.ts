/**
 * The files of the workspace library, one for each source: written so that people can read and correct them,
 * and never overwritten.
 */
import { t } from '@vscode/l10n';
import { type Document, isMap, parseDocument, stringify } from 'yaml';
import type { ImportedSource } from './importedSource';

/** The result of adding a source to an existing file. */
type MergedYaml =
  | { readonly outcome: 'merged'; readonly text: string }
  | { readonly outcome: 'same' }
  | { readonly outcome: 'broken'; readonly message: string };

type Fields = Readonly<Record<string, unknown>>;

/** The text of a new file for a source. */
export function writeSourceYaml(source: ImportedSource): string {
  const hint = t('What you write here stays: importing again only adds fields that are missing.');
  return `# ${hint}\n${fieldsAsYaml(source)}`;
}

/**
 * Adds to a file the fields of a source that it lacks, below its existing text, which does not change.
 * An existing field belongs to its author, whatever its value; an empty field means "none".
 *
 * @param existing text of the file, which is of the same publication
 */
export function mergeSourceYaml(existing: string, source: ImportedSource): MergedYaml {
  const document = parseDocument(existing, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error || !isMap(document.contents)) {
    return { outcome: 'broken', message: error?.message ?? t('no mapping of fields') };
  }
  const known = contentOf(document);
  if (!known) {
    return { outcome: 'broken', message: t('an alias without an anchor') };
  }
  const missing = Object.fromEntries(
    Object.entries(source).filter(([name]) => !(name in known) && belongs(name, known)),
  );
  if (Object.keys(missing).length === 0) {
    return { outcome: 'same' };
  }
  const wanted = { ...known, ...missing };
  const written = [
    () => appended(existing, document, missing),
    () => inserted(existing, missing),
  ].find((write) => says(write(), wanted));
  return written
    ? { outcome: 'merged', text: written() }
    : { outcome: 'broken', message: t('a form to which nothing can be added') };
}

/** The fields at the top of a file; undefined if it is not a mapping or cannot be read. */
export function readFields(text: string): Fields | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  return document.errors.length === 0 && isMap(document.contents) ? contentOf(document) : undefined;
}

/** The fields of a file as far as they can be read if its form is broken. */
export function guessFields(text: string): Fields | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  return isMap(document.contents) ? contentOf(document) : undefined;
}

function contentOf(document: Document): Fields | undefined {
  try {
    return document.toJS({ maxAliasCount: 100 }) as Fields;
  } catch {
    return undefined;
  }
}

/**
 * Whether a field fits those that a file has. Whether all authors are named belongs to the list of authors that came
 * with it.
 */
function belongs(name: string, known: Fields): boolean {
  return name !== 'authors-complete' || !('author' in known);
}

/** Adds the fields after the last line, with the line ends of the file. */
function appended(existing: string, document: Document, missing: Fields): string {
  const isBlock = isMap(document.contents) && !document.contents.flow;
  if (!isBlock) {
    return '';
  }
  const newline = /\r?\n/.exec(existing)?.[0] ?? '\n';
  const gap = existing === '' || /\n$/.test(existing) ? '' : newline;
  return existing + gap + fieldsAsYaml(missing).replace(/\n/g, newline);
}

/** Adds the fields in the form that `yaml` gives the document, for files in flow style: JSON is also YAML. */
function inserted(existing: string, missing: Fields): string {
  const document = parseDocument(existing, { logLevel: 'silent' });
  for (const [name, value] of Object.entries(missing)) {
    document.set(document.createNode(name), document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}

/** Folds texts if they read back the same; otherwise writes them in double quotes, which can express any text. */
function fieldsAsYaml(fields: Fields): string {
  const readable = stringify(fields, { lineWidth: 100, blockQuote: 'folded' });
  return says(readable, fields)
    ? readable
    : stringify(fields, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' });
}

function says(text: string, fields: Fields): boolean {
  return JSON.stringify(readFields(text)) === JSON.stringify(fields);
}

/** The settings of one tool about the citations of notes, and how to find their files. */
import type { FileHost } from './fileHost';
import { asRecord, asTexts, type SettingsRecord } from './projectYaml';

/** The name of a file in settings, and the folders from which it may start, the most likely first. */
export interface ProjectFile<A> {
  readonly name: string;
  readonly folders: readonly A[];
}

/** The settings of one tool. */
export interface ToolSettings<A> {
  readonly bibliographies: readonly ProjectFile<A>[];
  /** When bibliographies that the note itself names replace these: always, or if both are not lists. */
  readonly replaced: 'always' | 'unlessListed' | 'never';
  readonly isListed: boolean;
  readonly csl: ProjectFile<A> | undefined;
  readonly lang: string | undefined;
  /** The settings files that contain references. */
  readonly withReferences: readonly A[];
  /** The sources that every note lists without citing them, in Pandoc's syntax: `@a, @b`. */
  readonly nocite: readonly string[];
  readonly isNociteListed: boolean;
  /** The prefixes of references to parts of a document, beside the usual ones: `vid` for `@vid-assay`. */
  readonly crossReferences: readonly string[];
}

/** A folder above a note, with the names of the files and folders in it. */
export interface Level<A> {
  readonly folder: A;
  readonly names: ReadonlySet<string>;
}

/** The nearest level with a file of one of the names, and that name. */
export function nearest<A>(levels: readonly Level<A>[], names: readonly string[]) {
  for (const [at, { folder, names: there }] of levels.entries()) {
    const name = names.find((it) => there.has(it));
    if (name !== undefined) {
      return { at, folder, name, there };
    }
  }
  return undefined;
}

/** The most bytes of a settings file that is read. */
const LARGEST_SETTINGS = 2 ** 20;

/** Reads a file of settings; undefined if there is none, or it is too large. */
export async function readSettings<A>(host: FileHost<A>, file: A, folder: A) {
  const stat = await host.stat(file, folder);
  const text = stat && stat.size < LARGEST_SETTINGS ? await host.read(file) : undefined;
  return text === undefined ? undefined : { file, text };
}

/** Reads a file of settings in a folder. */
export function readIn<A>(host: FileHost<A>, folder: A, name: string) {
  return readSettings(host, host.entry(folder, name), folder);
}

/** The settings in Pandoc's metadata; names start from some folders. */
export function settingsIn<A>(
  record: SettingsRecord | undefined,
  folders: readonly A[],
  replaced: ToolSettings<A>['replaced'] = 'never',
): ToolSettings<A> {
  const { bibliography, csl, lang, nocite, crossref } = record ?? {};
  return {
    bibliographies: asTexts(bibliography).map((name) => ({ name, folders })),
    replaced,
    isListed: Array.isArray(bibliography),
    csl: typeof csl === 'string' && csl.trim() ? { name: csl.trim(), folders } : undefined,
    lang: typeof lang === 'string' ? lang.trim() : undefined,
    withReferences: [],
    nocite: asTexts(nocite),
    isNociteListed: Array.isArray(nocite),
    crossReferences: customCrossReferences(crossref),
  };
}

/** Keys of Quarto's own kinds of cross-references: `crossref: { custom: [{ kind: float, key: vid }] }`. */
function customCrossReferences(crossref: unknown): string[] {
  const custom = asRecord(crossref)?.custom;
  return Array.isArray(custom) ? custom.flatMap((it) => asTexts(asRecord(it)?.key)) : [];
}

/** The settings of both; the style and the language of the inner one take precedence. */
export function bothSettings<A>(outer: ToolSettings<A>, inner: ToolSettings<A>): ToolSettings<A> {
  return {
    ...inner,
    bibliographies: [...outer.bibliographies, ...inner.bibliographies],
    isListed: outer.isListed || inner.isListed,
    csl: inner.csl ?? outer.csl,
    lang: inner.lang ?? outer.lang,
    withReferences: [...outer.withReferences, ...inner.withReferences],
    nocite: [...outer.nocite, ...inner.nocite],
    isNociteListed: outer.isNociteListed || inner.isNociteListed,
    crossReferences: [...outer.crossReferences, ...inner.crossReferences],
  };
}

/** Whether a tool has no settings about citations. */
export function isEmpty<A>(tool: ToolSettings<A>): boolean {
  const { bibliographies, csl, lang, withReferences, nocite, crossReferences } = tool;
  const lists = [bibliographies, withReferences, nocite, crossReferences];
  return lists.every((it) => it.length === 0) && csl === undefined && lang === undefined;
}

/**
 * What the settings of a project say of the bibliographies and the style of its notes, each tool by its own rules:
 *
 *     Quarto        _quarto.yml, and _metadata.yml in the folders below it: lists are joined, else the inner one counts
 *     bookdown      the front matter of index.Rmd beside _bookdown.yml, where a chapter names none itself
 *     MyST          myst.yml: project.bibliography
 *     Jupyter Book  _config.yml: bibtex_bibfiles, also as an option of Sphinx
 *     Manubot       content/metadata.yaml, content/manual-references*.*
 *     Pandoc        defaults.yaml, pandoc.yaml beside the note or in the folder of the workspace
 *     Obsidian      the settings of its Citations plug-in
 *
 * The settings nearest to a note count. What they say of one output format does not.
 */
import type { FrontMatter } from '../note/frontMatter';
import { type FileHost, firstFile } from './fileHost';
import { asRecord, asTexts, readJsonRecord, readYamlRecord, yamlOfNote } from './projectYaml';

/** The name of a file in settings, and the folders from which it may lead there, the likeliest first. */
export interface ProjectFile<A> {
  readonly name: string;
  readonly folders: readonly A[];
}

/** What one tool says. */
export interface ToolSettings<A> {
  readonly bibliographies: readonly ProjectFile<A>[];
  /** When bibliographies that a note names itself replace these: always, or where both are no list. */
  readonly replaced: 'always' | 'unlessListed' | 'never';
  readonly isListed: boolean;
  readonly csl: ProjectFile<A> | undefined;
  readonly lang: string | undefined;
  /** The files of settings that have references in them. */
  readonly withReferences: readonly A[];
}

/** What all tools say, one after the other. */
export type NoteProject<A> = readonly ToolSettings<A>[];

/** The bibliographies that a note names itself. */
export interface OwnBibliographies {
  readonly named: readonly string[];
  /** Whether they are written as a list, however long it is. */
  readonly isList: boolean;
}

/** How many folders are looked through above that of a note. */
const MOST_FOLDERS = 32;

/** A folder above a note, with the names of the files and folders in it. */
interface Level<A> {
  readonly folder: A;
  readonly names: ReadonlySet<string>;
}

/**
 * Reads the settings of the project that a note is in.
 *
 * @param folders the folder of the note, then that of its workspace, above which nothing is looked for
 */
export async function readProject<A>(
  host: FileHost<A>,
  folders: readonly A[],
): Promise<NoteProject<A>> {
  const levels: Level<A>[] = [];
  for (const folder of foldersUpTo(host, folders)) {
    const names = new Set((await host.list(folder)).map(({ name }) => name));
    levels.push({ folder, names });
  }
  const tools = [quarto, bookdown, myst, jupyterBook, manubot, pandocDefaults, obsidian];
  const found = await Promise.all(tools.map((tool) => tool(host, levels)));
  return found.filter((it) => it !== undefined);
}

/** The bibliographies of a project that count beside those of a note. */
export function projectBibliographies<A>(
  project: NoteProject<A>,
  { named, isList }: OwnBibliographies,
): ProjectFile<A>[] {
  return project.flatMap(({ bibliographies, replaced, isListed }) => {
    const isReplaced =
      named.length > 0 &&
      (replaced === 'always' || (replaced === 'unlessListed' && !isList && !isListed));
    return isReplaced ? [] : bibliographies;
  });
}

/** The style and the language of a project: the first of each. */
export function projectStyle<A>(project: NoteProject<A>): {
  readonly csl: ProjectFile<A> | undefined;
  readonly lang: string | undefined;
} {
  return {
    csl: project.find(({ csl }) => csl)?.csl,
    lang: project.find(({ lang }) => lang)?.lang,
  };
}

/** From the first folder up to the last one, or the first one alone if it is in no other. */
function foldersUpTo<A>(host: FileHost<A>, [first, last]: readonly A[]): A[] {
  const steps: A[] = [];
  for (let at = first; at !== undefined && steps.length < MOST_FOLDERS; at = host.above(at)) {
    steps.push(at);
    if (String(at) === String(last)) {
      return steps;
    }
  }
  return first === undefined ? [] : [first];
}

/** The nearest level with a file of one of the names, and that name. */
function nearest<A>(levels: readonly Level<A>[], names: readonly string[]) {
  for (const [at, { folder, names: there }] of levels.entries()) {
    const name = names.find((it) => there.has(it));
    if (name !== undefined) {
      return { at, folder, name, there };
    }
  }
  return undefined;
}

async function read<A>(host: FileHost<A>, folder: A, name: string) {
  const file = host.entry(folder, name);
  const stat = await host.stat(file, folder);
  const text = stat && stat.size < LARGEST_SETTINGS ? await host.read(file) : undefined;
  return text === undefined ? undefined : { file, text };
}

/** Bytes of settings that are read. */
const LARGEST_SETTINGS = 2 ** 20;

/** What Pandoc's metadata say, with names that lead from some folders. */
function settingsIn<A>(
  record: Readonly<Record<string, unknown>> | undefined,
  folders: readonly A[],
  replaced: ToolSettings<A>['replaced'] = 'never',
): ToolSettings<A> {
  const { bibliography, csl, lang } = record ?? {};
  return {
    bibliographies: asTexts(bibliography).map((name) => ({ name, folders })),
    replaced,
    isListed: Array.isArray(bibliography),
    csl: typeof csl === 'string' ? { name: csl.trim(), folders } : undefined,
    lang: typeof lang === 'string' ? lang.trim() : undefined,
    withReferences: [],
  };
}

async function quarto<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const project = nearest(levels, ['_quarto.yml', '_quarto.yaml']);
  if (!project) {
    return undefined;
  }
  const below = levels.slice(0, project.at + 1).reverse();
  const files = [
    { folder: project.folder, name: project.name },
    ...below.flatMap(({ folder, names }) => {
      const name = ['_metadata.yml', '_metadata.yaml'].find((it) => names.has(it));
      return name === undefined ? [] : [{ folder, name }];
    }),
  ];
  let merged = settingsIn<A>(undefined, [], 'unlessListed');
  const own = (levels[0] as Level<A>).folder;
  for (const { folder, name } of files) {
    const found = await read(host, folder, name);
    const record = found && readYamlRecord(found.text);
    if (!record) {
      continue;
    }
    // Quarto takes a path from the file that names it if that leads somewhere, else from the note.
    const inner = settingsIn(record, [folder, own], 'unlessListed');
    const isJoined = merged.isListed || inner.isListed;
    const names = inner.bibliographies.length > 0 ? inner.bibliographies : merged.bibliographies;
    merged = {
      ...inner,
      bibliographies: isJoined ? [...merged.bibliographies, ...inner.bibliographies] : names,
      isListed: isJoined,
      csl: inner.csl ?? merged.csl,
      lang: inner.lang ?? merged.lang,
      withReferences: [
        ...merged.withReferences,
        ...(Array.isArray(record.references) ? [found.file] : []),
      ],
    };
  }
  return merged;
}

async function bookdown<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const book = nearest(levels, ['_bookdown.yml']);
  const index = ['index.Rmd', 'index.rmd'].find((it) => book?.there.has(it));
  const found = book && index !== undefined && (await read(host, book.folder, index));
  const settings = book && (await read(host, book.folder, book.name));
  if (!book) {
    return undefined;
  }
  const ofIndex = found ? readYamlRecord(yamlOfNote(found.text)) : undefined;
  const ofBook = settings ? readYamlRecord(settings.text) : undefined;
  return settingsIn({ ...ofBook, ...ofIndex }, [book.folder], 'always');
}

async function myst<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['myst.yml']);
  const found = place && (await read(host, place.folder, place.name));
  const project = found && asRecord(readYamlRecord(found.text)?.project);
  return project && settingsIn({ bibliography: project.bibliography }, [place.folder]);
}

async function jupyterBook<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['_config.yml']);
  const found = place && (await read(host, place.folder, place.name));
  const record = found && readYamlRecord(found.text);
  const sphinx = asRecord(asRecord(record?.sphinx)?.config);
  const bibliography = [...asTexts(record?.bibtex_bibfiles), ...asTexts(sphinx?.bibtex_bibfiles)];
  return place && bibliography.length > 0
    ? settingsIn({ bibliography }, [place.folder])
    : undefined;
}

/** Manubot's folder of texts: one named `content`. */
async function manubot<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['metadata.yaml']);
  if (!place || !/[\\/]content$/.test(String(place.folder))) {
    return undefined;
  }
  const found = await read(host, place.folder, place.name);
  const above = host.above(place.folder);
  const folders = above === undefined ? [place.folder] : [place.folder, above];
  const settings = settingsIn(found && readYamlRecord(found.text), folders);
  const manual = [...place.there].filter((name) => /^manual-references.*\./.test(name)).sort();
  const named = manual.map((name) => ({ name, folders: [place.folder] }));
  return { ...settings, bibliographies: [...named, ...settings.bibliographies] };
}

const defaultsNames = ['defaults', 'pandoc', 'pandoc-defaults'].flatMap((name) => [
  `${name}.yaml`,
  `${name}.yml`,
]);

/** Whether a defaults file is used for a note cannot be known, so the files that the note names stay. */
async function pandocDefaults<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const [own, ...others] = levels;
  const place = nearest(
    [own, others.at(-1)].filter((it) => it !== undefined),
    defaultsNames,
  );
  const found = place && (await read(host, place.folder, place.name));
  const record = found && readYamlRecord(found.text);
  if (!record) {
    return undefined;
  }
  const metadata = asRecord(record.metadata);
  // `${.}` is the folder of the file; others are variables of a system that is not asked here.
  const pathsIn = (value: unknown) =>
    asTexts(value).map((name) => name.replace(/^\$\{\.\}[\\/]?/, ''));
  const bibliography = [...pathsIn(record.bibliography), ...asTexts(metadata?.bibliography)];
  const [csl] = [...pathsIn(record.csl), ...asTexts(metadata?.csl)];
  const usable = (name: string | undefined) => name !== undefined && !name.includes('${');
  return settingsIn(
    {
      bibliography: bibliography.filter(usable),
      csl: usable(csl) ? csl : undefined,
      lang: metadata?.lang,
    },
    [place.folder],
  );
}

async function obsidian<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const vault = nearest(levels, ['.obsidian']);
  if (!vault) {
    return undefined;
  }
  const folder = ['.obsidian', 'plugins', 'obsidian-citation-plugin'].reduce(
    (at, name) => host.entry(at, name),
    vault.folder,
  );
  const found = await read(host, folder, 'data.json');
  const path = found && readJsonRecord(found.text)?.citationExportPath;
  return typeof path === 'string' && path.trim() !== ''
    ? settingsIn({ bibliography: [path] }, [vault.folder])
    : undefined;
}

/** The files that names of a project lead to; those that lead nowhere are left out. */
export async function filesOf<A>(
  host: FileHost<A>,
  named: readonly ProjectFile<A>[],
): Promise<A[]> {
  const found = await Promise.all(
    named.map(({ name, folders }) => firstFile(host, folders, name, 'note')),
  );
  return found.filter((file) => file !== undefined);
}

/** The bibliographies that the front matter of a note names. */
export function ownBibliographies(frontMatter: FrontMatter | undefined): OwnBibliographies {
  return {
    named: frontMatter?.bibliography.map(({ name }) => name) ?? [],
    isList: frontMatter?.hasBibliographyList ?? false,
  };
}

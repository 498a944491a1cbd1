/**
 * What the settings of a project say about the citations of its notes, for each tool by its own rules:
 *
 *     Quarto        `quartoSettings.ts`
 *     R Markdown, bookdown, blogdown    `rmarkdownSettings.ts`
 *     MyST          myst.yml: project.bibliography
 *     Jupyter Book  _config.yml: bibtex_bibfiles, also as an option of Sphinx
 *     Manubot       content/metadata.yaml, content/manual-references*.*
 *     Pandoc        `pandocSettings.ts`
 *     Obsidian      the settings of its Citations plug-in
 *     Zettlr        .ztr-directory: the style of a project
 *
 * The settings nearest to a note count. Settings of a single output format do not, except for arguments of Pandoc.
 */
import type { ProjectCitations } from '../citation/resolveCitation';
import type { FrontMatter } from '../note/frontMatter';
import { listedIn } from '../note/metadataCitations';
import { type FileHost, firstFile } from './fileHost';
import { namedDefaults, pandocDefaults } from './pandocSettings';
import { asRecord, asTexts, readJsonRecord, readYamlRecord } from './projectYaml';
import { quarto } from './quartoSettings';
import { bookdown, rmarkdownOutput } from './rmarkdownSettings';
import {
  type Level,
  nearest,
  type ProjectFile,
  readIn,
  settingsIn,
  type ToolSettings,
} from './toolSettings';

/** The settings of all tools, one after the other. */
export type NoteProject<A> = readonly ToolSettings<A>[];

/** What a note itself says about its bibliographies. */
export interface OwnBibliographies {
  readonly named: readonly string[];
  /** Whether the names are written as a list, even a list of one. */
  readonly isList: boolean;
  /** Defaults files of Pandoc that the note names, of which its project consists, too. */
  readonly defaults?: readonly string[] | undefined;
  /** The sources that the note lists without citing them; undefined if there are none. */
  readonly nocite?: FrontMatter['nocite'];
}

/** What else decides what a project says. */
export interface ProjectOptions {
  /** Defaults files of Pandoc that the note names: they count before the settings of the project. */
  readonly defaults?: readonly string[];
  /** The profiles of Quarto that the environment asks for, as `QUARTO_PROFILE` has them. */
  readonly quartoProfile?: string | undefined;
}

/** The most folders above that of a note that are searched. */
const MOST_FOLDERS = 32;

/**
 * Reads the settings of the project that contains a note.
 *
 * @param folders the folder of the note, then that of its workspace, above which the search ends
 */
export async function readProject<A>(
  host: FileHost<A>,
  folders: readonly A[],
  { defaults = [], quartoProfile }: ProjectOptions = {},
): Promise<NoteProject<A>> {
  const levels: Level<A>[] = [];
  for (const folder of foldersUpTo(host, folders)) {
    const names = new Set((await host.list(folder)).map(({ name }) => name));
    levels.push({ folder, names });
  }
  const tools = [
    ...[bookdown, rmarkdownOutput, myst, jupyterBook],
    ...[manubot, pandocDefaults, obsidian, zettlr],
  ];
  const found = await Promise.all([
    ...defaults.map((name) => namedDefaults(host, name, folders)),
    quarto(host, levels, quartoProfile),
    ...tools.map((tool) => tool(host, levels)),
  ]);
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

/** What a project says about the citations of a note, beside what the note itself says. */
export function projectCitations<A>(
  project: NoteProject<A>,
  own: OwnBibliographies,
): ProjectCitations {
  const texts = project.flatMap(({ nocite, isNociteListed, replaced }) => {
    const isReplaced = own.nocite === 'text' && replaced === 'unlessListed' && !isNociteListed;
    return isReplaced ? [] : nocite;
  });
  return {
    listed: texts.flatMap(listedIn),
    crossReferences: project.flatMap(({ crossReferences }) => crossReferences),
  };
}

/** The folders from the first one up to the last one; only the first one if it is not inside the last one. */
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

async function myst<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['myst.yml']);
  const found = place && (await readIn(host, place.folder, place.name));
  const project = found && asRecord(readYamlRecord(found.text)?.project);
  return project && settingsIn({ bibliography: project.bibliography }, [place.folder]);
}

async function jupyterBook<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['_config.yml']);
  const found = place && (await readIn(host, place.folder, place.name));
  const record = found && readYamlRecord(found.text);
  const sphinx = asRecord(asRecord(record?.sphinx)?.config);
  const bibliography = [...asTexts(record?.bibtex_bibfiles), ...asTexts(sphinx?.bibtex_bibfiles)];
  return place && bibliography.length > 0
    ? settingsIn({ bibliography }, [place.folder])
    : undefined;
}

/** The settings in Manubot's folder of texts, which is named `content`. */
async function manubot<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['metadata.yaml']);
  if (!place || !/[\\/]content$/.test(String(place.folder))) {
    return undefined;
  }
  const found = await readIn(host, place.folder, place.name);
  const above = host.above(place.folder);
  const folders = above === undefined ? [place.folder] : [place.folder, above];
  const settings = settingsIn(found && readYamlRecord(found.text), folders);
  const manual = [...place.there].filter((name) => /^manual-references.*\./.test(name)).sort();
  const named = manual.map((name) => ({ name, folders: [place.folder] }));
  return { ...settings, bibliographies: [...named, ...settings.bibliographies] };
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
  const found = await readIn(host, folder, 'data.json');
  const path = found && readJsonRecord(found.text)?.citationExportPath;
  return typeof path === 'string' && path.trim() !== ''
    ? settingsIn({ bibliography: [path] }, [vault.folder])
    : undefined;
}

/** The style of the nearest folder that is a Zettlr project. Its bibliography is a setting of the whole program. */
async function zettlr<A>(host: FileHost<A>, levels: readonly Level<A>[]) {
  const place = nearest(levels, ['.ztr-directory']);
  const found = place && (await readIn(host, place.folder, place.name));
  const project = found && asRecord(readJsonRecord(found.text)?.project);
  const settings = project && settingsIn({ csl: project.cslStyle }, [place.folder]);
  return settings?.csl ? settings : undefined;
}

/** The files with names of a project; leaves out names without a file. */
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
    defaults: frontMatter?.defaults,
    nocite: frontMatter?.nocite,
  };
}

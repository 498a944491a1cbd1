/**
 * The settings of a Quarto project, from the outermost file to the innermost:
 *
 *     _quarto.yml                  and the files that it names under metadata-files
 *     _quarto-print.yml            of the profiles that are active by default
 *     _quarto.yml.local
 *     _metadata.yml                in the folders from the project to the note
 *
 * Lists are joined; for other values, the inner file counts. Follows Quarto's "Project Profiles" and "Project Basics"
 * (quarto.org/docs/projects). Profiles that a command or the environment activates are unknown here.
 */
import type { FileHost } from './fileHost';
import { asRecord, asTexts, readYamlRecord, type SettingsRecord } from './projectYaml';
import {
  bothSettings,
  type Level,
  nearest,
  readSettings,
  settingsIn,
  type ToolSettings,
} from './toolSettings';

/** A file of settings, with its content. */
interface ReadFile<A> {
  readonly file: A;
  /** The folder from which its paths start. */
  readonly folder: A;
  readonly record: SettingsRecord;
}

/** Reads the settings of the Quarto project that contains a note; undefined if there is none. */
export async function quarto<A>(
  host: FileHost<A>,
  levels: readonly Level<A>[],
  asked?: string,
): Promise<ToolSettings<A> | undefined> {
  const project = nearest(levels, ['_quarto.yml', '_quarto.yaml']);
  if (!project) {
    return undefined;
  }
  const files = [
    ...(await projectFiles(host, project, asked)),
    ...(await folderFiles(host, levels.slice(0, project.at + 1).reverse())),
  ];
  const own = (levels[0] as Level<A>).folder;
  return files.reduce<ToolSettings<A>>(
    (outer, file) => joined(outer, settingsOf(file, own)),
    settingsIn<A>(undefined, [], 'unlessListed'),
  );
}

/** The settings of the project itself; each overrides those before it. */
async function projectFiles<A>(
  host: FileHost<A>,
  { folder, name, there }: { folder: A; name: string; there: ReadonlySet<string> },
  asked: string | undefined,
): Promise<ReadFile<A>[]> {
  const read = async (names: readonly string[]) => {
    const known = names.find((it) => there.has(it));
    return known === undefined ? undefined : readFile(host, host.entry(folder, known), folder);
  };
  const project = await read([name]);
  const local = await read(['_quarto.yml.local', '_quarto.yaml.local']);
  const byEnvironment = asked || (await profileInFiles(host, folder, there));
  const profiles = await Promise.all(
    activeProfiles(byEnvironment, project?.record, local?.record)
      // The first profile has the highest precedence, so it is merged last.
      .reverse()
      .map((profile) => read([`_quarto-${profile}.yml`, `_quarto-${profile}.yaml`])),
  );
  const named = [project?.record['metadata-file'], project?.record['metadata-files']];
  const included = await Promise.all(
    named.flatMap(asTexts).map(async (it) => {
      const file = host.named(folder, it, 'note');
      return file === undefined ? undefined : readFile(host, file, folder);
    }),
  );
  return [project, ...included, ...profiles, local].filter((it) => it !== undefined);
}

/** The profiles that files of a project ask for, which set variables of the environment: `QUARTO_PROFILE=print`. */
async function profileInFiles<A>(
  host: FileHost<A>,
  folder: A,
  there: ReadonlySet<string>,
): Promise<string | undefined> {
  for (const name of ['_environment.local', '_environment'].filter((it) => there.has(it))) {
    const found = await readSettings(host, host.entry(folder, name), folder);
    const [, value] = setsProfile.exec(found?.text ?? '') ?? [];
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

/** A line of a file with variables; its value may be quoted, and a comment may follow one that is not. */
const setsProfile = /^[ \t]*(?:export[ \t]+)?QUARTO_PROFILE[ \t]*=[ \t]*["']?([^"'\r\n#]+)/m;

/** The profiles that are active: those that are asked for, else those by default; and the first one of each group. */
function activeProfiles(
  asked: string | undefined,
  project: SettingsRecord | undefined,
  local: SettingsRecord | undefined,
): string[] {
  const chosen = [
    asTexts(asked),
    ...[local, project].map((record) => asTexts(asRecord(record?.profile)?.default)),
  ].find((names) => names.length > 0);
  const active = (chosen ?? []).flatMap((names) => names.split(/[\s,]+/).filter(Boolean));
  const groups = asRecord(project?.profile)?.group;
  const lists: readonly unknown[] = Array.isArray(groups) ? groups : [];
  const isOneGroup = lists.length > 0 && lists.every((it) => typeof it === 'string');
  for (const group of (isOneGroup ? [lists] : lists).map(asTexts)) {
    const [first] = group;
    if (first !== undefined && !group.some((name) => active.includes(name))) {
      active.push(first);
    }
  }
  return active;
}

/** The settings of the folders from the project to the note. */
async function folderFiles<A>(
  host: FileHost<A>,
  levels: readonly Level<A>[],
): Promise<ReadFile<A>[]> {
  const read = await Promise.all(
    levels.map(({ folder, names }) => {
      const name = ['_metadata.yml', '_metadata.yaml'].find((it) => names.has(it));
      return name === undefined ? undefined : readFile(host, host.entry(folder, name), folder);
    }),
  );
  return read.filter((it) => it !== undefined);
}

async function readFile<A>(
  host: FileHost<A>,
  file: A,
  folder: A,
): Promise<ReadFile<A> | undefined> {
  const found = await readSettings(host, file, folder);
  const record = found && readYamlRecord(found.text);
  return record && { file, folder, record };
}

function settingsOf<A>({ file, folder, record }: ReadFile<A>, own: A): ToolSettings<A> {
  // Quarto resolves a path from the file that names it if the target exists, else from the note.
  const settings = settingsIn(record, [folder, own], 'unlessListed');
  return Array.isArray(record.references) ? { ...settings, withReferences: [file] } : settings;
}

/** Joins lists; takes the inner one of other values. */
function joined<A>(outer: ToolSettings<A>, inner: ToolSettings<A>): ToolSettings<A> {
  const both = bothSettings(outer, inner);
  const names = inner.bibliographies.length > 0 ? inner.bibliographies : outer.bibliographies;
  const nocite = inner.nocite.length > 0 ? inner.nocite : outer.nocite;
  return {
    ...both,
    bibliographies: both.isListed ? both.bibliographies : names,
    nocite: both.isNociteListed ? both.nocite : nocite,
  };
}

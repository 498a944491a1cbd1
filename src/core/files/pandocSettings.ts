/**
 * Reads Pandoc's defaults files, and the arguments that a tool passes on to Pandoc. Follows "Defaults files" of
 * Pandoc's User's Guide.
 */
import { type ArgumentFile, filesInArguments } from '../note/pandocArguments';
import { type FileHost, firstFile } from './fileHost';
import { asRecord, asTexts, readYamlRecord, type SettingsRecord } from './projectYaml';
import {
  bothSettings,
  type Level,
  nearest,
  readSettings,
  settingsIn,
  type ToolSettings,
} from './toolSettings';

const usualNames = ['defaults', 'pandoc', 'pandoc-defaults'].flatMap((name) => [
  `${name}.yaml`,
  `${name}.yml`,
]);

/**
 * The settings in a defaults file with a usual name, beside a note or in the folder of its workspace. We cannot know
 * whether the file is used for a note, so the files that the note names stay.
 */
export async function pandocDefaults<A>(
  host: FileHost<A>,
  levels: readonly Level<A>[],
): Promise<ToolSettings<A> | undefined> {
  const [own, ...others] = levels;
  const place = nearest(
    [own, others.at(-1)].filter((it) => it !== undefined),
    usualNames,
  );
  return place && readDefaults(host, host.entry(place.folder, place.name), [place.folder]);
}

/**
 * The settings in a defaults file that a note or another file names.
 *
 * @param folders in which the name may lead to it, the most likely first; its own paths start from the first one
 */
export async function namedDefaults<A>(
  host: FileHost<A>,
  name: string,
  folders: readonly A[],
  seen: Set<string> = new Set(),
): Promise<ToolSettings<A> | undefined> {
  for (const candidate of /\.[^./\\]+$/.test(name) ? [name] : [`${name}.yaml`, name]) {
    const file = await firstFile(host, folders, candidate, 'note');
    if (file !== undefined) {
      return readDefaults(host, file, folders, seen);
    }
  }
  return undefined;
}

/** @param seen the files that were read so far: each counts once, so that a circle ends */
async function readDefaults<A>(
  host: FileHost<A>,
  file: A,
  folders: readonly A[],
  seen: Set<string> = new Set(),
): Promise<ToolSettings<A> | undefined> {
  const isSeen = seen.has(String(file));
  seen.add(String(file));
  const record = isSeen ? undefined : await readRecord(host, file, folders);
  if (!record) {
    return undefined;
  }
  const beside = host.above(file) as A;
  const metadata = asRecord(record.metadata);
  const named = [
    ...filesIn(record['metadata-file'], 'metadata-file'),
    ...filesIn(record['metadata-files'], 'metadata-file'),
    ...filesIn(record.bibliography, 'bibliography'),
    ...filesIn(record.csl, 'csl'),
  ];
  const parts = [
    ...(await Promise.all(
      asTexts(record.defaults).map((name) => {
        const path = pathOf(name, beside, folders);
        return path && namedDefaults(host, path.name, path.folders, seen);
      }),
    )),
    settingsIn(metadata, folders),
    ...(await namedParts(host, named, (name) => pathOf(name, beside, folders))),
  ];
  return joinedParts(parts, folders);
}

/** The files that arguments of Pandoc name: bibliographies, styles, defaults files and files of metadata. */
export async function argumentSettings<A>(
  host: FileHost<A>,
  args: readonly unknown[],
  folders: readonly A[],
): Promise<ToolSettings<A>> {
  const parts = await namedParts(host, filesInArguments(args), (name) => ({ name, folders }));
  return joinedParts(parts, folders);
}

type NamedFile = Pick<ArgumentFile, 'option' | 'name'>;

function filesIn(value: unknown, option: ArgumentFile['option']): NamedFile[] {
  return asTexts(value).map((name) => ({ option, name }));
}

interface Path<A> {
  readonly name: string;
  readonly folders: readonly A[];
}

function namedParts<A>(
  host: FileHost<A>,
  files: readonly NamedFile[],
  pathOfName: (name: string) => Path<A> | undefined,
): Promise<(ToolSettings<A> | undefined)[]> {
  return Promise.all(
    files.map(async ({ option, name }) => {
      const path = pathOfName(name);
      if (!path) {
        return undefined;
      }
      switch (option) {
        case 'bibliography':
        case 'csl':
          return settingsIn({ [option]: path.name }, path.folders);
        case 'defaults':
          return namedDefaults(host, path.name, path.folders);
        case 'metadata-file': {
          const file = await firstFile(host, path.folders, path.name, 'note');
          const record = file && (await readRecord(host, file, path.folders));
          return record && settingsIn(record, path.folders);
        }
      }
    }),
  );
}

/**
 * The path of a name. `${.}` is the folder of a defaults file; other variables are environment variables, which are not
 * read here.
 */
function pathOf<A>(name: string, beside: A, folders: readonly A[]): Path<A> | undefined {
  const inOwnFolder = /^\$\{\.\}[\\/]?(.*)$/s.exec(name)?.[1];
  const path =
    inOwnFolder === undefined ? { name, folders } : { name: inOwnFolder, folders: [beside] };
  return path.name.includes('${') ? undefined : path;
}

async function readRecord<A>(
  host: FileHost<A>,
  file: A,
  folders: readonly A[],
): Promise<SettingsRecord | undefined> {
  const found = await readSettings(host, file, folders[0] as A);
  return found && readYamlRecord(found.text);
}

function joinedParts<A>(
  parts: readonly (ToolSettings<A> | undefined)[],
  folders: readonly A[],
): ToolSettings<A> {
  return parts
    .filter((it) => it !== undefined)
    .reduce((outer, inner) => bothSettings(outer, inner), settingsIn<A>(undefined, folders));
}

/**
 * The settings of R Markdown and of the tools that are built on it:
 *
 *     bookdown      the front matter of index.Rmd beside _bookdown.yml, if a chapter has no such settings itself
 *     R Markdown    _output.yml beside the note: the arguments that its output formats pass on to Pandoc
 *     bookdown, blogdown    _output.yml in the folder of the book or the site, if there is none beside the note
 */
import type { FileHost } from './fileHost';
import { argumentSettings } from './pandocSettings';
import { asRecord, readYamlRecord, type SettingsRecord, yamlOfNote } from './projectYaml';
import {
  isEmpty,
  type Level,
  nearest,
  readIn,
  settingsIn,
  type ToolSettings,
} from './toolSettings';

/** The settings of a book for its chapters; undefined if a note is not in a book. */
export async function bookdown<A>(
  host: FileHost<A>,
  levels: readonly Level<A>[],
): Promise<ToolSettings<A> | undefined> {
  const book = nearest(levels, ['_bookdown.yml']);
  if (!book) {
    return undefined;
  }
  const index = ['index.Rmd', 'index.rmd'].find((it) => book.there.has(it));
  const found = index === undefined ? undefined : await readIn(host, book.folder, index);
  const settings = await readIn(host, book.folder, book.name);
  const ofIndex = found ? readYamlRecord(yamlOfNote(found.text)) : undefined;
  const ofBook = settings ? readYamlRecord(settings.text) : undefined;
  return settingsIn({ ...ofBook, ...ofIndex }, [book.folder], 'always');
}

const outputNames = ['_output.yml', '_output.yaml'];
const bookNames = ['_bookdown.yml'];
/** The settings of Hugo, which blogdown runs, in the folder of a site. */
const siteNames = ['config', 'hugo'].flatMap((name) =>
  ['toml', 'yaml', 'yml'].map((ending) => `${name}.${ending}`),
);

/** The arguments that R Markdown's output formats pass on to Pandoc; undefined if there are none. */
export async function rmarkdownOutput<A>(
  host: FileHost<A>,
  levels: readonly Level<A>[],
): Promise<ToolSettings<A> | undefined> {
  const [own] = levels;
  const place = outputPlace(levels);
  const read = place && own && (await readIn(host, place.folder, place.name));
  const formats = read && readYamlRecord(read.text);
  // bookdown runs in the folder of the book; the others run beside the note.
  const from = place?.isBook ? place.folder : own?.folder;
  if (!formats || from === undefined) {
    return undefined;
  }
  const settings = await argumentSettings(host, argumentsOf(formats), [from]);
  return isEmpty(settings) ? undefined : settings;
}

function outputPlace<A>(levels: readonly Level<A>[]) {
  const beside = nearest(levels.slice(0, 1), outputNames);
  if (beside) {
    return { ...beside, isBook: false };
  }
  const root = nearest(levels, [...bookNames, ...siteNames]);
  const above = root && nearest(levels.slice(root.at, root.at + 1), outputNames);
  return above && { ...above, isBook: bookNames.includes(root.name) };
}

/** The arguments of all output formats, format by format. */
function argumentsOf(formats: SettingsRecord): unknown[] {
  return Object.values(formats).flatMap((format) => asRecord(format)?.pandoc_args ?? []);
}

/**
 * Files in arguments of Pandoc, which R Markdown passes on:
 *
 *     output:
 *       html_document:
 *         pandoc_args: ["--csl", "immunity.csl", "--bibliography=more.bib", "-d", "house"]
 *
 * Each element of the list is one argument, as in a terminal.
 */
import { type Document, isMap, isScalar, isSeq } from 'yaml';
import type { Range } from '../text/range';

/** An option that names a file, by its name in metadata and defaults files. */
export type FileOption = 'bibliography' | 'csl' | 'defaults' | 'metadata-file';

/** A file that an argument names. */
export interface ArgumentFile {
  readonly option: FileOption;
  readonly name: string;
  /** The index of the element with the name, in the list of arguments. */
  readonly at: number;
}

const options: ReadonlyMap<string, FileOption> = new Map([
  ['--bibliography', 'bibliography'],
  ['--csl', 'csl'],
  ['--defaults', 'defaults'],
  ['-d', 'defaults'],
  ['--metadata-file', 'metadata-file'],
]);

/** The files that a list of arguments names, in their order. */
export function filesInArguments(args: readonly unknown[]): ArgumentFile[] {
  const files: ArgumentFile[] = [];
  for (const [at, arg] of args.entries()) {
    const text = typeof arg === 'string' ? arg.trim() : '';
    const [, long, short, value = ''] = /^(?:(--[a-z-]+)=|(-d)(?=.))(.*)$/s.exec(text) ?? [];
    const before = args[at - 1];
    const separate = typeof before === 'string' ? options.get(before.trim()) : undefined;
    const option = separate ?? options.get(long ?? short ?? '');
    const name = separate ? text : value;
    if (option && name) {
      files.push({ option, name, at });
    }
  }
  return files;
}

/**
 * The files that the output formats in the front matter of a note name, with their places.
 *
 * @param start UTF-16 offset of the YAML in the note
 */
export function filesInOutput(
  { contents }: Document,
  start: number,
): readonly (ArgumentFile & Range)[] {
  const output: unknown = isMap(contents) ? contents.get('output', true) : undefined;
  const formats = isMap(output) ? output.items.map(({ value }) => value) : [];
  return formats.flatMap((format) => {
    const value: unknown = isMap(format) ? format.get('pandoc_args', true) : undefined;
    const nodes: readonly unknown[] = isSeq(value) ? value.items : [value];
    const texts = nodes.map((node) => (isScalar(node) ? node.value : undefined));
    return filesInArguments(texts).map((file) => {
      const node = nodes[file.at];
      const [from, to] = (isScalar(node) && node.range) || [0, 0];
      return { ...file, start: start + from, end: start + to };
    });
  });
}

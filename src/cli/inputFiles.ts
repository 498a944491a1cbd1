import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { InputForm } from '../core/exchange/sourceDocument';
import { markdownFile } from '../core/files/noteFiles';

/** The extensions of files that are taken from folders. */
const endings: Readonly<Record<InputForm, RegExp>> = {
  markdown: markdownFile,
  notebook: /\.ipynb(?:\.gz)?$/i,
  text: /\.(?:txt|text)(?:\.gz)?$/i,
  jsonl: /\.(?:jsonl|ndjson)(?:\.gz)?$/i,
  pubtator: /\.(?:pubtator|pubtator\.txt)(?:\.gz)?$/i,
  medline: /\.(?:nbib|medline)(?:\.gz)?$/i,
  'pubmed-xml': /\.xml(?:\.gz)?$/i,
};

/** Whether a path is that of a note, judged by its name, or standard input, which has no name. */
export function isNote(path: string): boolean {
  return path === '-' || endings.markdown.test(path) || endings.text.test(path);
}

/**
 * The input files of a command, in the order of its arguments; those in a folder sorted by name, including
 * all its folders except hidden ones and `node_modules`. Without arguments, standard input.
 */
export async function* inputFiles(
  named: readonly string[],
  form: InputForm,
): AsyncGenerator<string, void> {
  for (const name of named.length > 0 ? named : ['-']) {
    const isFolder = name !== '-' && (await stat(name).catch(() => undefined))?.isDirectory();
    if (isFolder) {
      yield* filesIn(name, endings[form]);
    } else {
      yield name;
    }
  }
}

/** Whether a walk through folders takes a file: by its extension, and unless a folder on its path is left out. */
export function isTaken(path: readonly string[], form: InputForm): boolean {
  const folders = path.slice(0, -1);
  return folders.every((name) => !isLeftOut(name)) && endings[form].test(path.at(-1) ?? '');
}

/** Whether a walk leaves out a folder: hidden ones and `node_modules`. */
function isLeftOut(folder: string): boolean {
  return folder.startsWith('.') || folder === 'node_modules';
}

async function* filesIn(folder: string, ending: RegExp): AsyncGenerator<string, void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !isLeftOut(entry.name)) {
      yield* filesIn(path, ending);
    } else if (entry.isFile() && ending.test(entry.name)) {
      yield path;
    }
  }
}

/** `cytonote convert`: reads files of references in any format, and writes them in one. */
import { parseArgs } from 'node:util';
import { allEntries } from '../core/bibliography/bibliography';
import {
  isWrittenFormat,
  writeBibliography,
  writtenFormats,
} from '../core/bibliography/writeBibliography';
import type { Entry } from '../core/literature/entry';
import type { Reference } from '../core/literature/reference';
import { BibliographyFiles, namedFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { Output } from './output';

export const convertUsage = `Usage: cytonote convert FILE… --to FORMAT [--output FILE]

Reads references from .nbib, RIS, BibTeX, CSL-JSON, CSL-YAML, PubMed's and EndNote's XML, and writes all of
them as one file, in their order. "-" reads standard input.

  --to     ${Object.keys(writtenFormats).join(', ')}
  --output a file instead of standard output; until it is complete, its name ends in .part

Of a damaged entry, what can be read is written. Problems go to standard error, with file and line.

Exit code: 0; 1 if a file has a problem or cannot be read; 2 if the command is wrong.`;

/** @param dist the folder of the build */
export async function convert(args: readonly string[], dist: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { to: { type: 'string' }, output: { type: 'string', short: 'o' } },
  });
  const { to = '' } = values;
  if (positionals.length === 0) {
    throw new WrongCommand('name the files to convert');
  }
  if (!isWrittenFormat(to)) {
    throw new WrongCommand(to ? `there is no format ${to}` : 'name the format with --to');
  }
  let isSound = true;
  const complain = (message: string) => {
    isSound = false;
    console.error(`cytonote: ${message}`);
  };
  const entries = await readEntries(positionals, dist, complain);
  const output = new Output(values.output, false);
  for (const piece of writeBibliography(referencesOf(entries), to)) {
    await output.write(piece);
  }
  await output.end(true);
  return isSound ? exitCodes.done : exitCodes.found;
}

/** The entries of all files, in their order. */
async function readEntries(
  paths: readonly string[],
  dist: string,
  complain: (message: string) => void,
): Promise<Entry[]> {
  const files = new BibliographyFiles('', dist);
  const entries: Entry[] = [];
  /** For each key, the first file that has it. */
  const owners = new Map<string, string>();
  for await (const { path, bibliography } of namedFiles(files, paths, complain)) {
    for (const entry of allEntries(bibliography)) {
      const owner = owners.get(entry.key) ?? path;
      if (owner !== path) {
        complain(`${path}: “${entry.key}” is the key of an entry of ${owner}, too`);
      }
      owners.set(entry.key, owner);
      entries.push(entry);
    }
  }
  return entries;
}

/** References, each read when the loop reaches it. */
function* referencesOf(entries: readonly Entry[]): Generator<Reference, void> {
  for (const { reference } of entries) {
    yield reference;
  }
}

/** `cytonote library`: checks the library of a workspace, and imports references into it. */

import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { validEntries } from '../core/bibliography/missingFields';
import { ImportTargets, type SourceFile } from '../core/importing/importTargets';
import { mentionedEntities } from '../core/importing/mentionedEntities';
import type { Reference } from '../core/literature/reference';
import { append } from '../core/text/append';
import { findChange } from '../core/text/edits';
import { runToEnd } from '../core/text/steps';
import { BibliographyFiles, namedFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { readLibrary } from './readLibrary';
import { readExtendedLibrary } from './userLibrary';
import { editWhole, readWhole, shownPath, writeWhole } from './wholeFiles';

export const libraryUsage = `Usage: cytonote library check [--root FOLDER]
       cytonote library import FILE… [--root FOLDER]

check   reports what is wrong in the files of "cytonote" in the folder (default: this one)
import  adds references to it, a file for each source: from .nbib, RIS, BibTeX, CSL-JSON, CSL-YAML, PubMed's
        and EndNote's XML; existing fields stay, and importing again adds what is missing

Exit code: 0; 1 if something is wrong, or an entry is damaged and was left out; 2 if the command is wrong.`;

/** @param dist the folder of the build */
export async function library(args: readonly string[], dist: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { root: { type: 'string', default: '.' } },
  });
  const [action, ...files] = positionals;
  const root = resolve(values.root);
  if (action === 'check' && files.length === 0) {
    return checkLibrary(root, dist);
  }
  if (action === 'import' && files.length > 0) {
    return importFiles(files, root, dist);
  }
  throw new WrongCommand('name an action: check, or import with files');
}

async function checkLibrary(root: string, dist: string): Promise<number> {
  const { problems, files } = await readExtendedLibrary(root, await readLibrary(dist));
  for (const { path, line, column, message } of problems) {
    console.log(`${shownPath(path, root)}:${line}:${column}: warning: ${message}`);
  }
  console.log(`${files} files, ${problems.length} problems`);
  return problems.length > 0 ? exitCodes.found : exitCodes.done;
}

async function importFiles(files: readonly string[], root: string, dist: string): Promise<number> {
  const bundled = await readLibrary(dist);
  const { recogniser } = await readExtendedLibrary(root, bundled);
  const folder = join(root, 'cytonote', 'sources');
  const counts = { new: 0, merged: 0, known: 0, damaged: 0 };
  const complain = (message: string) => {
    counts.damaged++;
    console.error(`cytonote: ${message}`);
  };
  const sources = await readSourceFiles(folder, complain);
  const texts = new Map(sources.map(({ name, text }) => [name, text]));
  const targets = runToEnd(ImportTargets.of(bundled.library.sources, sources));
  for (const reference of await readReferences(files, root, dist, complain)) {
    const result = targets.add(reference, (texts) => mentionedEntities(texts, recogniser));
    if (result.outcome === 'new' || result.outcome === 'merged') {
      const { name, text } = result.file;
      await mkdir(folder, { recursive: true });
      try {
        await writeSource(join(folder, name), texts.get(name), text);
        texts.set(name, text);
        counts[result.outcome]++;
      } catch (error) {
        complain(`${name}: ${(error as Error).message}`);
      }
    } else if (result.outcome === 'broken') {
      complain(`${result.name}: ${result.message}`);
    } else if (result.outcome === 'untitled') {
      complain(`${reference.id}: it has no title`);
    } else {
      counts.known++;
    }
  }
  const parts = [`${counts.new} new`, `${counts.merged} extended`, `${counts.known} already known`];
  console.log(parts.join(', '));
  return counts.damaged > 0 ? exitCodes.found : exitCodes.done;
}

async function readReferences(
  paths: readonly string[],
  root: string,
  dist: string,
  complain: (message: string) => void,
): Promise<Reference[]> {
  const files = new BibliographyFiles(root, dist);
  const references: Reference[] = [];
  const isReported = ({ isOfKey }: { isOfKey?: boolean }) => !isOfKey;
  for await (const { bibliography } of namedFiles(files, paths, complain, isReported)) {
    append(
      references,
      validEntries(bibliography).map(({ reference }) => reference),
    );
  }
  return references;
}

/** The files of sources. For a file that cannot be read, only the name counts. */
async function readSourceFiles(
  folder: string,
  complain: (message: string) => void,
): Promise<SourceFile[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const files: SourceFile[] = [];
  for (const name of names.filter((it) => it.endsWith('.source.yaml')).sort()) {
    const read = await readWhole(join(folder, name)).catch((error: Error) => error);
    if (read instanceof Error) {
      complain(`${name}: ${read.message}`);
    }
    files.push({ name, text: read instanceof Error ? '' : read.text });
  }
  return files;
}

/** Writes a new file, or adds to an existing file in its own encoding. */
async function writeSource(path: string, before: string | undefined, text: string): Promise<void> {
  if (before === undefined) {
    await writeWhole(path, text);
    return;
  }
  const { from, to, text: added } = findChange(before, text);
  await editWhole(path, before, [{ start: from, end: to, text: added }]);
}

import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Bibliography } from '../core/bibliography/bibliography';
import type { ParseBibtex } from '../core/bibliography/bibtex/parsedBibtex';
import { formatOf, readBibliography } from '../core/bibliography/readBibliography';
import { NoteLiterature } from '../core/cite/noteLiterature';
import type { Library } from '../core/library/library';
import { runToEnd } from '../core/text/steps';
import { loadBibtexParser } from './shippedModules';
import { textOf } from './wholeFiles';

/** A bibliography file as it was read. */
export interface BibliographyFile {
  readonly path: string;
  readonly text: string;
  readonly bibliography: Bibliography;
}

/** Names by which a bibliography is known where a note names none, as in the editor. */
const usualNames =
  /^(?:references|bibliography|library|refs|literature)\.(?:bib|json|ya?ml|ris|nbib)$/i;

/** The bibliography files of notes, each read once. */
export class BibliographyFiles {
  private readonly files = new Map<string, Promise<BibliographyFile | undefined>>();
  private readonly gathered = new Map<string, NoteLiterature>();
  private parser: ParseBibtex | undefined;

  /**
   * @param root the folder that stands for that of a workspace
   * @param dist of the build
   */
  constructor(
    private readonly root: string,
    private readonly dist: string,
  ) {}

  /**
   * The bibliographies of a note: those that it names, beside it or in the root; else one with a usual name,
   * or the only `.bib` there. Only files are looked for, never addresses.
   */
  async of(
    note: string,
    names: readonly string[],
  ): Promise<{ files: BibliographyFile[]; missing: string[] }> {
    const folders = [dirname(resolve(note)), this.root];
    const paths =
      names.length > 0
        ? await Promise.all(names.map((name) => firstFile(folders, name)))
        : [await usualFile(folders)];
    const read = await Promise.all(paths.map((path) => path && this.read(path)));
    return {
      files: read.filter((file): file is BibliographyFile => Boolean(file)),
      missing: names.filter((_, index) => !paths[index]),
    };
  }

  /** A file; undefined where it is no bibliography. */
  read(path: string): Promise<BibliographyFile | undefined> {
    const known = this.files.get(path) ?? this.readNow(path);
    this.files.set(path, known);
    return known;
  }

  /** What can be cited in notes that have these bibliographies; notes of one folder share theirs. */
  referencesOf(files: readonly BibliographyFile[], library: Library): NoteLiterature {
    const names = files.map(({ path }) => path).join('\n');
    const named = files.map(({ path, bibliography }) => ({ file: path, bibliography }));
    const references = this.gathered.get(names) ?? runToEnd(NoteLiterature.gather(library, named));
    this.gathered.set(names, references);
    return references;
  }

  /** Forgets a file that was written. */
  forget(path: string): void {
    this.files.delete(path);
    this.gathered.clear();
  }

  private async readNow(path: string): Promise<BibliographyFile | undefined> {
    const text = await textOf(path);
    const format = text === undefined ? undefined : formatOf(path, text);
    if (text === undefined || !format) {
      return undefined;
    }
    if (format === 'bibtex') {
      this.parser ??= loadBibtexParser(this.dist);
    }
    const parse = this.parser ?? (() => undefined);
    return { path, text, bibliography: runToEnd(readBibliography(text, format, parse)) };
  }
}

async function firstFile(folders: readonly string[], name: string): Promise<string | undefined> {
  if (/^[a-z][a-z\d+.-]+:/i.test(name)) {
    return undefined;
  }
  for (const folder of folders) {
    const path = resolve(folder, name.replaceAll('\\', '/'));
    if ((await stat(path).catch(() => undefined))?.isFile()) {
      return path;
    }
  }
  return undefined;
}

async function usualFile(folders: readonly string[]): Promise<string | undefined> {
  for (const folder of folders) {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const names = entries.flatMap((it) => (it.isFile() ? [it.name] : [])).sort();
    const bibs = names.filter((name) => name.toLowerCase().endsWith('.bib'));
    const name =
      names.find((it) => usualNames.test(it)) ?? (bibs.length === 1 ? bibs[0] : undefined);
    if (name) {
      return join(folder, name);
    }
  }
  return undefined;
}

import { stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Bibliography } from '../core/bibliography/bibliography';
import type { ParseBibtex } from '../core/bibliography/bibtex/parsedBibtex';
import { formatOf, readBibliography } from '../core/bibliography/readBibliography';
import type { ProjectCitations } from '../core/citation/resolveCitation';
import { NoteLiterature } from '../core/cite/noteLiterature';
import { ownReferences } from '../core/cite/ownReferences';
import { findBibliographies } from '../core/files/findBibliographies';
import type { OwnBibliographies } from '../core/files/noteProject';
import type { Library } from '../core/library/library';
import type { NoteAnalysis } from '../core/note/noteAnalysis';
import { type FileEncoding, guessMessage } from '../core/text/fileEncoding';
import { lineAt, lineStartsOf } from '../core/text/lines';
import { runToEnd } from '../core/text/steps';
import { nodeFiles } from './nodeFiles';
import { NoteProjects } from './noteProjects';
import { loadBibtexParser } from './shippedModules';
import { readWhole, shownPath } from './wholeFiles';

/** A bibliography file as it was read. */
export interface BibliographyFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: FileEncoding;
  readonly bibliography: Bibliography;
}

/** The mistakes in a file as lines for a terminal, each with the file and its line. */
function problemLines({ path, text, bibliography }: BibliographyFile): string[] {
  const lines = lineStartsOf(text);
  return bibliography.problems.map(
    ({ start, message }) => `${path}:${lineAt(lines, start) + 1}: ${message}`,
  );
}

/**
 * The bibliography files that a command names, in their order; prints their problems.
 * @param isReported whether a problem is printed
 */
export async function* namedFiles(
  files: BibliographyFiles,
  paths: readonly string[],
  complain: (message: string) => void,
  isReported: (problem: Bibliography['problems'][number]) => boolean = () => true,
): AsyncGenerator<BibliographyFile, void> {
  for (const path of paths) {
    const file = await files.read(path).catch((error: Error) => error);
    if (!file || file instanceof Error) {
      complain(`${path}: ${file?.message ?? 'it cannot be read as a file of references'}`);
      continue;
    }
    const problems = file.bibliography.problems.filter(isReported);
    problemLines({ ...file, bibliography: { ...file.bibliography, problems } }).forEach(complain);
    yield file;
  }
}

/** The bibliographies of a note, names for which there is no file, and what the project says about its citations. */
export interface FilesOfNote {
  readonly files: readonly BibliographyFile[];
  readonly missing: readonly string[];
  readonly ofProject: ProjectCitations;
}

/** The bibliography files of notes, each read once until it is forgotten. */
export class BibliographyFiles {
  private readonly files = new Map<string, Promise<BibliographyFile | undefined>>();
  /** What each file was like just before it was read, also if it could not be read. */
  private readonly stamps = new Map<string, string>();
  private readonly gathered = new Map<string, NoteLiterature>();
  private readonly projects = new NoteProjects();
  private parser: ParseBibtex | undefined;

  /**
   * @param root the folder that acts as the workspace
   * @param dist the folder of the build
   * @param set the files for notes that name none, as a setting does in the editor
   */
  constructor(
    private readonly root: string,
    private readonly dist: string,
    private readonly set: readonly string[] = [],
  ) {}

  /**
   * The bibliographies of a note, found as in the editor.
   *
   * @throws Error that says which of them cannot be read, and why
   */
  async of(note: string, own: OwnBibliographies): Promise<FilesOfNote> {
    const folders = [dirname(resolve(note)), this.root];
    const project = await this.projects.of(folders, own.defaults);
    const found = await findBibliographies(nodeFiles, { folders, own, project, set: this.set });
    const read = await Promise.all(found.files.map((path) => this.readNamed(path)));
    const files = read.filter((file) => file !== undefined);
    return { files, missing: found.missing, ofProject: found.ofProject };
  }

  /** Forgets the settings of projects, and the files that have changed on the disk: they are read again when needed. */
  async forgetChanged(): Promise<void> {
    this.projects.forget();
    for (const [path, stamp] of [...this.stamps]) {
      if ((await stampOf(path)) !== stamp) {
        this.forget(path);
      }
    }
  }

  /** A file; undefined if it is not a bibliography. @throws Error that says why it cannot be read */
  read(path: string): Promise<BibliographyFile | undefined> {
    const known = this.files.get(path) ?? this.readNow(path);
    this.files.set(path, known);
    return known;
  }

  /**
   * What can be cited in a note with these bibliographies. Notes in one folder share a literature, unless they have
   * references of their own.
   * @param note its file
   */
  referencesOf(
    { files, ofProject }: Pick<FilesOfNote, 'files' | 'ofProject'>,
    library: Library,
    note: string,
    analysis: Pick<NoteAnalysis, 'text' | 'frontMatter'>,
  ): NoteLiterature {
    const names = JSON.stringify([files.map(({ path }) => path), ofProject]);
    const named = files.map(({ path, bibliography }) => ({ file: path, bibliography }));
    const own = runToEnd(ownReferences(analysis));
    if (own) {
      const all = [{ file: note, bibliography: own }, ...named];
      return runToEnd(NoteLiterature.gather(library, all, [], ofProject));
    }
    const references =
      this.gathered.get(names) ?? runToEnd(NoteLiterature.gather(library, named, [], ofProject));
    this.gathered.set(names, references);
    return references;
  }

  /** Forgets a file after it was written. */
  forget(path: string): void {
    this.files.delete(path);
    this.stamps.delete(path);
    this.gathered.clear();
  }

  private readNamed(path: string): Promise<BibliographyFile | undefined> {
    return this.read(path).catch((error: Error) => {
      throw new Error(`${shownPath(path, this.root)}: ${error.message}`);
    });
  }

  private async readNow(path: string): Promise<BibliographyFile | undefined> {
    this.stamps.set(path, await stampOf(path));
    const { text, encoding } = await readWhole(path);
    const format = formatOf(path, text);
    if (!format) {
      return undefined;
    }
    if (format === 'bibtex') {
      this.parser ??= loadBibtexParser(this.dist);
    }
    const parse = this.parser ?? (() => undefined);
    const bibliography = runToEnd(readBibliography(text, format, parse));
    const guess = encoding.isGuess ? [{ start: 0, end: 0, message: guessMessage(encoding) }] : [];
    const problems = [...guess, ...bibliography.problems];
    return { path, text, encoding, bibliography: { ...bibliography, problems } };
  }
}

/** A stamp that changes with the file and with the right to read it; '' for a file that does not exist. */
async function stampOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found ? `${found.mtimeMs} ${found.ctimeMs} ${found.size}` : '';
}

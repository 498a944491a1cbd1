/** `cytonote check`: reports problems of citations, front matter, bibliographies and the workspace's library. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { citationProblems, type ProblemKind } from '../core/cite/citationProblems';
import {
  type Problem,
  type ProblemFormatName,
  type ProblemLevel,
  type ProblemRule,
  problemFormats,
  problemLevels,
} from '../core/exchange/problemFormats';
import { analyseNote } from '../core/note/analyseNote';
import { unlessOptedOut } from '../core/note/noteAnalysis';
import { readNoteStyle } from '../core/note/noteStyle';
import { guessMessage } from '../core/text/fileEncoding';
import { lineAt, lineStartsOf } from '../core/text/lines';
import type { Range } from '../core/text/range';
import { type BibliographyFile, BibliographyFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { inputFiles } from './inputFiles';
import { NoteStyles } from './noteStyles';
import { readLibrary } from './readLibrary';
import { type ExtendedLibrary, readExtendedLibrary } from './userLibrary';
import { readWhole, shownPath } from './wholeFiles';

export const checkUsage = `Usage: cytonote check [FILE|FOLDER]… [--root FOLDER] [--format human|json|sarif] [--fail-on LEVEL]

Reports what the editor would report: citations of unknown, doubled, incomplete, repeated or retracted sources,
mistakes in front matter, in bibliographies, and in the library of the workspace (its folder "cytonote").

  --root    the folder of the workspace (default: this one), which is checked where no file is named
  --format  human (default), json, or sarif: SARIF 2.1.0, as hosts of code take it
  --fail-on ${problemLevels.join(', ')} (default: warning): the least level that counts

Exit code: 0; 1 if something of that level was found, or a file could not be read; 2 if the command is wrong.`;

/** The rules for citations with their levels, as in the editor's default settings. */
const ofCitations: Readonly<Record<ProblemKind, readonly [ProblemRule, ProblemLevel]>> = {
  reportUnknownKeys: ['unknown-key', 'warning'],
  reportDuplicateKeys: ['duplicate-key', 'warning'],
  reportIncompleteEntries: ['incomplete-entry', 'note'],
  reportSameSources: ['same-source', 'note'],
  reportRetractions: ['retraction', 'warning'],
};

/** @param dist the folder of the build */
export async function check(args: readonly string[], dist: string): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      root: { type: 'string', default: '.' },
      format: { type: 'string', default: 'human' },
      'fail-on': { type: 'string', default: 'warning' },
    },
  });
  const least = problemLevels.indexOf(values['fail-on'] as ProblemLevel);
  if (!Object.hasOwn(problemFormats, values.format) || least < 0) {
    throw new WrongCommand('there is no such format or level');
  }
  const root = resolve(values.root);
  const checking = new Check(root, dist, await readExtendedLibrary(root, await readLibrary(dist)));
  for await (const file of inputFiles(positionals.length > 0 ? positionals : [root], 'markdown')) {
    await checking.note(file);
  }
  checking.library();
  process.stdout.write(problemFormats[values.format as ProblemFormatName](checking.problems));
  const counts = checking.problems.some(({ level }) => problemLevels.indexOf(level) <= least);
  return counts || checking.failed > 0 ? exitCodes.found : exitCodes.done;
}

/** Collects the problems of all files that one call checks. */
class Check {
  readonly problems: Problem[] = [];
  /** Files that could not be read. */
  failed = 0;
  private readonly files: BibliographyFiles;
  private readonly styles: NoteStyles;
  private readonly reported = new Set<BibliographyFile>();

  constructor(
    private readonly root: string,
    dist: string,
    private readonly extended: ExtendedLibrary,
  ) {
    this.files = new BibliographyFiles(root, dist);
    this.styles = new NoteStyles(root, dist);
  }

  async note(path: string): Promise<void> {
    try {
      await this.checkNote(path);
    } catch (error) {
      this.failed++;
      console.error(`cytonote: ${path}: ${(error as Error).message}`);
    }
  }

  private async checkNote(path: string): Promise<void> {
    const { text, encoding } = await readWhole(path);
    const whole = analyseNote(text, this.extended.recogniser);
    const analysis = unlessOptedOut(whole);
    const report = this.reporterOf(path, text);
    if (encoding.isGuess) {
      report({ start: 0, end: 0 }, 'guessed-encoding', 'warning', guessMessage(encoding));
    }
    for (const problem of whole.frontMatter?.problems ?? []) {
      report(problem, 'front-matter', 'warning', problem.message);
    }
    const style = await this.styles.problemOf(path, whole);
    if (style) {
      report(
        readNoteStyle(whole).csl?.range ?? { start: 0, end: 0 },
        'front-matter',
        'warning',
        style,
      );
    }
    const named = whole.frontMatter?.bibliography ?? [];
    const { files, missing } = await this.files.of(
      path,
      named.map(({ name }) => name),
    );
    for (const file of named.filter(({ name }) => missing.includes(name))) {
      const message = `There is no bibliography file “${file.name}” beside the note or in its workspace.`;
      report(file, 'missing-bibliography', 'warning', message);
    }
    files.forEach((file) => this.bibliography(file));
    const references = this.files.referencesOf(files, this.extended.library, path, analysis);
    for (const problem of citationProblems(analysis, references)) {
      report(problem, ...ofCitations[problem.kind], problem.message);
    }
  }

  /** Reports the problems in the library of the root. */
  library(): void {
    for (const { path, line, column, message } of this.extended.problems) {
      const place = { line, column, endLine: line, endColumn: column };
      const file = shownPath(path, this.root);
      this.problems.push({ file, ...place, rule: 'broken-library', level: 'warning', message });
    }
  }

  private bibliography(file: BibliographyFile): void {
    if (!this.reported.has(file)) {
      this.reported.add(file);
      const report = this.reporterOf(file.path, file.text);
      for (const problem of file.bibliography.problems) {
        report(problem, 'broken-bibliography', 'warning', problem.message);
      }
    }
  }

  private reporterOf(path: string, text: string) {
    const lines = lineStartsOf(text);
    const file = shownPath(path, this.root);
    return (range: Range, rule: ProblemRule, level: ProblemLevel, message: string) => {
      const [start, end] = [placeOf(range.start, lines), placeOf(range.end, lines)];
      const place = { ...start, endLine: end.line, endColumn: end.column };
      this.problems.push({ file, ...place, rule, level, message });
    };
  }
}

function placeOf(offset: number, lineStarts: readonly number[]): { line: number; column: number } {
  const line = lineAt(lineStarts, offset);
  return { line: line + 1, column: offset - (lineStarts[line] as number) + 1 };
}

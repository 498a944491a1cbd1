/** `cytonote check`: reports problems of citations, front matter, bibliographies and the workspace's library. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { citationProblems, type ProblemKind, retractionIn } from '../core/cite/citationProblems';
import { citationsOf } from '../core/cite/noteCitations';
import {
  type Problem,
  type ProblemFormatName,
  type ProblemLevel,
  type ProblemRule,
  problemFormats,
  problemLevels,
} from '../core/exchange/problemFormats';
import { fetchMessage } from '../core/fetching/fetchMessage';
import { publicServices } from '../core/fetching/sourceFetcher';
import { ownBibliographies } from '../core/files/noteProject';
import { analyseNote } from '../core/note/analyseNote';
import { unlessOptedOut } from '../core/note/noteAnalysis';
import { readNoteStyle } from '../core/note/noteStyle';
import { identifiersToCheck, journalVersionsIn } from '../core/referenceCheck/checkReferences';
import {
  bibliographyReferences,
  citedReferences,
  findingsAtCitations,
  findingsAtPlaces,
  type PlacedPublication,
} from '../core/referenceCheck/citedReferences';
import { type FindingKind, findingLevels } from '../core/referenceCheck/referenceFinding';
import { guessMessage } from '../core/text/fileEncoding';
import { lineAt, lineStartsOf } from '../core/text/lines';
import type { Range } from '../core/text/range';
import { runToEnd } from '../core/text/steps';
import { type BibliographyFile, BibliographyFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { inputFiles, isNote } from './inputFiles';
import { NoteStyles } from './noteStyles';
import { OnlineRecords } from './onlineRecords';
import { readLibrary } from './readLibrary';
import { type ExtendedLibrary, readExtendedLibrary } from './userLibrary';
import { readWhole, shownPath } from './wholeFiles';

export const checkUsage = `Usage: cytonote check [FILE|FOLDER]… [--root FOLDER] [--format human|json|sarif] [--fail-on LEVEL] [--online]

Reports what the editor would report: citations of unknown, doubled, incomplete, repeated or retracted sources,
mistakes in front matter, in bibliographies, and in the library of the workspace (its folder "cytonote"). A FILE is a note
or a bibliography (BibTeX, CSL, RIS and the like), whose mistakes and retracted entries are reported; a FOLDER stands for
its notes.

  --root    the folder of the workspace (default: this one), which is checked where no file is named
  --format  human (default), json, or sarif: SARIF 2.1.0, which code hosts read
  --fail-on ${problemLevels.join(', ')} (default: warning): the lowest level that makes the exit code 1
  --online  also asks Crossref and PubMed about what notes cite and bibliographies have, by DOI and PMID, and sends
            nothing else: retractions and other notices, preprints with a version in a journal, identifiers that do not exist or are of another
            title, other years and first authors
  --contact an e-mail address to send with each request, as both services ask
  --cache   a file that keeps their answers for a week
  --crossref, --pubmed
            the addresses of other servers that speak their protocols

Exit code: 0; 1 if something of that level was found, or a file or service could not be read; 2 if the command is
wrong.`;

/** The rules for citations with their levels, as in the editor's default settings. */
const ofCitations: Readonly<Record<ProblemKind, readonly [ProblemRule, ProblemLevel]>> = {
  reportUnknownKeys: ['unknown-key', 'warning'],
  reportDuplicateKeys: ['duplicate-key', 'warning'],
  reportIncompleteEntries: ['incomplete-entry', 'note'],
  reportSameSources: ['same-source', 'note'],
  reportRetractions: ['retraction', 'warning'],
};

/** The rules for findings of Crossref and PubMed about what is cited. */
const ofFindings: Readonly<Record<FindingKind, ProblemRule>> = {
  retraction: 'retraction',
  partialRetraction: 'partial-retraction',
  concern: 'expression-of-concern',
  withdrawal: 'withdrawal',
  correction: 'correction',
  preprint: 'preprint',
  unknownDoi: 'unknown-doi',
  otherTitle: 'other-title',
  differentTitle: 'different-title',
  differentYear: 'different-year',
  differentAuthor: 'different-author',
  samePublication: 'same-source',
  notChecked: 'not-checked',
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
      online: { type: 'boolean', default: false },
      contact: { type: 'string', default: publicServices.contact },
      cache: { type: 'string' },
      crossref: { type: 'string', default: publicServices.crossrefAddress },
      pubmed: { type: 'string', default: publicServices.pubmedAddress },
    },
  });
  const least = problemLevels.indexOf(values['fail-on'] as ProblemLevel);
  if (!Object.hasOwn(problemFormats, values.format) || least < 0) {
    throw new WrongCommand('there is no such format or level');
  }
  const root = resolve(values.root);
  const checking = new Check(root, dist, await readExtendedLibrary(root, await readLibrary(dist)));
  for await (const file of inputFiles(positionals.length > 0 ? positionals : [root], 'markdown')) {
    await checking.file(file);
  }
  if (values.online) {
    const [crossrefAddress, pubmedAddress] = [values.crossref, values.pubmed].map((address) =>
      address.replace(/\/+$/, ''),
    ) as [string, string];
    const { contact, cache } = values;
    const records = new OnlineRecords({ crossrefAddress, pubmedAddress, contact }, cache);
    await checking.online(records);
  }
  checking.library();
  process.stdout.write(problemFormats[values.format as ProblemFormatName](checking.problems));
  const counts = checking.problems.some(({ level }) => problemLevels.indexOf(level) <= least);
  return counts || checking.failed > 0 ? exitCodes.found : exitCodes.done;
}

/** The references of a note or a bibliography, with the functions that find and report problems in them. */
interface CheckedReferences {
  readonly references: readonly PlacedPublication[];
  readonly report: ReturnType<Check['reporterOf']>;
  readonly compare: typeof findingsAtPlaces;
}

/** Collects the problems of all files that one call checks. */
class Check {
  readonly problems: Problem[] = [];
  /** Files that could not be read. */
  failed = 0;
  private readonly files: BibliographyFiles;
  private readonly styles: NoteStyles;
  private readonly reported = new Set<BibliographyFile>();
  private readonly checked: CheckedReferences[] = [];

  constructor(
    private readonly root: string,
    dist: string,
    private readonly extended: ExtendedLibrary,
  ) {
    this.files = new BibliographyFiles(root, dist);
    this.styles = new NoteStyles(root, dist);
  }

  /** Checks a note or a bibliography. */
  async file(path: string): Promise<void> {
    try {
      const bibliography = isNote(path) ? undefined : await this.files.read(path);
      await (bibliography ? this.checkBibliography(bibliography) : this.checkNote(path));
    } catch (error) {
      this.failed++;
      console.error(`cytonote: ${path}: ${(error as Error).message}`);
    }
  }

  private checkBibliography(file: BibliographyFile): void {
    const { path, text, bibliography } = file;
    this.bibliography(file);
    const report = this.reporterOf(path, text);
    const references = bibliographyReferences(path, text, bibliography);
    for (const { publication, range } of references) {
      const { kind, message } = retractionIn(publication) ?? {};
      if (kind && message) {
        report(range, ...ofCitations[kind], message);
      }
    }
    this.checked.push({ references, report, compare: findingsAtPlaces });
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
    const found = await this.files.of(path, ownBibliographies(whole.frontMatter));
    const { files, missing } = found;
    for (const file of named.filter(({ name }) => missing.includes(name))) {
      const message = `There is no bibliography file “${file.name}” beside the note or in its workspace.`;
      report(file, 'missing-bibliography', 'warning', message);
    }
    files.forEach((file) => this.bibliography(file));
    const references = this.files.referencesOf(found, this.extended.library, path, analysis);
    for (const problem of citationProblems(analysis, references)) {
      report(problem, ...ofCitations[problem.kind], problem.message);
    }
    const cited = citedReferences(citationsOf(analysis, references), references);
    this.checked.push({ references: cited, report, compare: findingsAtCitations });
  }

  /** Reports the findings of the services about everything that the notes cite and the bibliographies contain. */
  async online(records: OnlineRecords): Promise<void> {
    const all = this.checked.flatMap(({ references }) => references);
    const identifiers = identifiersToCheck(all.map(({ publication }) => publication));
    const found = await records.fetch(identifiers);
    const versions = await records.fetch(journalVersionsIn(found));
    const answers = [found, versions].flatMap(({ failures }) => [...failures]);
    const failures = answers.flatMap(([identifier, failure]) =>
      failure.failure === 'notFound' ? [] : fetchMessage(failure, identifier),
    );
    for (const failure of new Set(failures)) {
      this.failed++;
      console.error(`cytonote: ${failure}`);
    }
    for (const { references, report, compare } of this.checked) {
      for (const { finding, ...range } of runToEnd(compare(references, found, versions))) {
        const { kind, message, address } = finding;
        const text = [message, address].filter(Boolean).join(' ');
        report(range, ofFindings[kind], findingLevels[kind], text);
      }
    }
    await records.save();
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

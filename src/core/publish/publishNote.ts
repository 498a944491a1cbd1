/** Publishes a note with a program of the user: prepares its input, runs it, and reads its messages. */
import { t } from '@vscode/l10n';
import type { NoteLiterature } from '../cite/noteLiterature';
import type { CitationStyle } from '../csl/citationStyle';
import { writeCsl } from '../csl/cslXml';
import { PUBLISHED_COPY } from '../files/noteFiles';
import { choosePdfEngine } from './choosePdfEngine';
import {
  type PublishOptions,
  pandocArguments,
  quartoArguments,
  readVersion,
} from './programArguments';
import type { ProgramEnd, ProgramHost } from './programHost';
import { lineAround, type PublishProblem, placeMessages, readMessages } from './programMessages';
import type { PublishedCopy } from './publishedCopy';
import { othersName, pandocReferences } from './publishedReferences';

/** An installed program, with its version from `--version`. */
export interface FoundProgram {
  readonly kind: 'pandoc' | 'quarto';
  /** An absolute path. */
  readonly path: string;
  readonly version: readonly number[];
}

/** A note to publish. Paths are absolute, in the form of the system. */
export interface PublishJob {
  readonly program: FoundProgram;
  readonly copy: PublishedCopy;
  /** The literature of the keys in the copy. */
  readonly literature: NoteLiterature;
  readonly style: CitationStyle;
  readonly options: PublishOptions;
  /** The name of the note's file, or the one it would have. */
  readonly name: string;
  /** The folder from which relative paths in the note start: that of the note, if it has one. */
  readonly folder: string;
  /** Whether the file in that folder has exactly the text of the note. */
  readonly isSaved: boolean;
  readonly output: string;
}

/** The result of publishing; the problems have places in the note and include warnings. */
export type PublishResult =
  | { readonly kind: 'published' | 'failed'; readonly problems: readonly PublishProblem[] }
  | { readonly kind: 'cancelled' };

/**
 * Finds a program, and requests its version.
 *
 * @param name an absolute path, or a name on the PATH
 * @param folder an existing folder
 * @returns undefined if there is none, or it is another program
 */
export async function findProgram(
  host: ProgramHost,
  kind: FoundProgram['kind'],
  name: string,
  folder: string,
  signal: AbortSignal,
): Promise<FoundProgram | undefined> {
  const path = await host.find(name);
  const end =
    path && (await host.run({ program: path, args: ['--version'], folder, input: '', signal }));
  const isDone = end && end.kind === 'ended' && end.exitCode === 0;
  const version = isDone ? readVersion(end.output, kind) : undefined;
  return path && version ? { kind, path, version } : undefined;
}

/**
 * Runs the program. Its result replaces the output file only if the program has succeeded, so that nothing is lost if
 * it fails or is cancelled. Further files are in a folder of their own, which is removed.
 */
export async function publishNote(
  host: ProgramHost,
  job: PublishJob,
  signal: AbortSignal,
): Promise<PublishResult> {
  const bibliography = bibliographyOf(job);
  const files = await host.makeFolder({
    [BIBLIOGRAPHY]: bibliography,
    [STYLE]: writeCsl(job.style.node),
  });
  try {
    const { kind, version } = job.program;
    if (kind === 'quarto') {
      const { end, made } = await runQuarto(host, job, files, signal);
      return await concluded(host, job, end, made);
    }
    const { format, pdfEngine: named } = job.options;
    const texts = [job.copy.text, bibliography];
    const pdfEngine =
      format === 'pdf' ? (named ?? (await choosePdfEngine(host, texts, version))) : undefined;
    if (format === 'pdf' && pdfEngine === undefined) {
      return failed(job, noEngine());
    }
    const withEngine = { ...job, options: { ...job.options, pdfEngine } };
    const { end, made } = await runPandoc(host, withEngine, files, signal);
    return await concluded(host, job, end, made);
  } catch (error) {
    return failed(job, (error as Error).message);
  } finally {
    await host.removeFolder(files);
  }
}

function noEngine(): string {
  return t(
    'Pandoc needs another program for PDF, and none was found. Install Typst, WeasyPrint or LaTeX, or choose another format.',
  );
}

const BIBLIOGRAPHY = 'references.json';
const STYLE = 'style.csl';

/** Everything that the copy cites, in one file, whatever the format and origin of the note's bibliographies. */
function bibliographyOf({ copy, literature, style, options, program }: PublishJob): string {
  const references = copy.keys.flatMap((key) => {
    const reference = literature.reference(key);
    return reference ? [{ ...reference, id: key }] : [];
  });
  // Quarto includes a newer Pandoc.
  const version = program.kind === 'pandoc' ? program.version : [3];
  return pandocReferences(references, style, options.lang ?? 'en-US', othersName(version));
}

/** How a program ended, and the path of its result. */
interface Run {
  readonly end: ProgramEnd;
  readonly made: string;
}

async function runPandoc(
  host: ProgramHost,
  { program, copy, options, name, folder }: PublishJob,
  files: string,
  signal: AbortSignal,
): Promise<Run> {
  const made = host.join(files, `published.${options.format}`);
  const paths = {
    bibliography: host.join(files, BIBLIOGRAPHY),
    style: host.join(files, STYLE),
    output: made,
  };
  const args = pandocArguments(name, program.version, paths, options);
  const end = await host.run({ program: program.path, args, folder, input: copy.text, signal });
  return { end, made };
}

/**
 * Runs Quarto, which looks for the project, included files and the cache of code beside a file: so the copy is created
 * beside the note.
 */
async function runQuarto(
  host: ProgramHost,
  { program, copy, options, name, folder, isSaved }: PublishJob,
  files: string,
  signal: AbortSignal,
): Promise<Run> {
  // Quarto's projects and Cytonote's index ignore files with this prefix.
  const unique = `${PUBLISHED_COPY}${files.replace(/^.*[/\\]/, '').replace(/[^\w-]/g, '')}`;
  const needsCopy = copy.edits.length > 0 || !isSaved;
  const ending = /\.\w+$/.exec(name)?.[0] ?? '.qmd';
  const input = needsCopy ? `${unique}${ending}` : name;
  const output = `${unique}.${options.format}`;
  const paths = {
    bibliography: host.join(files, BIBLIOGRAPHY),
    style: host.join(files, STYLE),
  };
  if (needsCopy) {
    await host.writeNew(host.join(folder, input), copy.text);
  }
  try {
    const args = quartoArguments(`./${input}`, output, paths, options);
    const end = await host.run({ program: program.path, args, folder, input: '', signal });
    // A project may have a folder for all results.
    const [, named] =
      (end.kind === 'ended' && /^Output created: (.+?)\s*$/m.exec(end.errors)) || [];
    return { end, made: host.join(folder, named?.endsWith(output) ? named : output) };
  } finally {
    if (needsCopy) {
      await host.removeFile(host.join(folder, input));
    }
  }
}

async function concluded(
  host: ProgramHost,
  job: PublishJob,
  end: ProgramEnd,
  made: string,
): Promise<PublishResult> {
  switch (end.kind) {
    case 'cancelled':
      await host.removeFile(made);
      return { kind: 'cancelled' };
    case 'failed':
      return failed(job, end.message);
    case 'ended': {
      const hasFailed = end.exitCode !== 0 || !(await host.isWritten(made));
      const messages = readMessages(end.errors, hasFailed);
      const { text } = job.copy.citations;
      const problems = [...placeMessages(messages, text, job.copy), ...unconvertedIn(job.copy)];
      if (!hasFailed) {
        return (await moved(host, job, made)) ?? { kind: 'published', problems };
      }
      await host.removeFile(made);
      return problems.some(({ isError }) => isError)
        ? { kind: 'failed', problems }
        : failed(
            job,
            t('{0} ended with exit code {1} and no explanation.', job.program.kind, end.exitCode),
            problems,
          );
    }
  }
}

/** Moves the file to its place; returns the failure if it cannot be written there. */
async function moved(
  host: ProgramHost,
  job: PublishJob,
  made: string,
): Promise<PublishResult | undefined> {
  try {
    await host.move(made, job.output);
    return undefined;
  } catch (error) {
    await host.removeFile(made);
    return failed(job, t('{0} cannot be written: {1}', job.output, (error as Error).message));
  }
}

/** A failure of the whole note, reported at its first line. */
function failed(
  { copy }: PublishJob,
  message: string,
  others: readonly PublishProblem[] = [],
): PublishResult {
  const place = lineAround(copy.citations.text, 0);
  return { kind: 'failed', problems: [{ ...place, message, isError: true }, ...others] };
}

/** The problems of citations and embedded notes that the copy could not convert. */
function unconvertedIn({ unconverted }: PublishedCopy): PublishProblem[] {
  const messages = {
    notConverted: t('Published as it is written: this citation has no form in Pandoc’s syntax.'),
    withoutNotes: t(
      'Published without the text beside its key: Pandoc’s syntax has no form for it.',
    ),
    openList: t('The end of the list of references is missing.'),
    embedded: t('Published as it is written: the text of an embedded note is left out.'),
  };
  return unconverted.map(({ start, end, why }) => ({
    start,
    end,
    isError: false,
    message: messages[why],
  }));
}

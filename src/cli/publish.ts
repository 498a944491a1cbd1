/** `cytonote publish`: makes a document of a note by the user's Pandoc or Quarto. */
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ownBibliographies } from '../core/files/noteProject';
import { readFrontMatter } from '../core/note/frontMatter';
import {
  hasRunnableCode,
  type PublishFormat,
  pdfEngines,
  publishFormats,
} from '../core/publish/programArguments';
import { publishedCopy } from '../core/publish/publishedCopy';
import { type FoundProgram, findProgram, publishNote } from '../core/publish/publishNote';
import { lineAt, lineStartsOf } from '../core/text/lines';
import { runToEnd } from '../core/text/steps';
import { BibliographyFiles } from './bibliographyFiles';
import { exitCodes, WrongCommand } from './exitCodes';
import { NoteStyles } from './noteStyles';
import { programs } from './programs';
import { readLibrary } from './readLibrary';
import { readExtendedLibrary } from './userLibrary';
import { readWhole } from './wholeFiles';

export const publishUsage = `Usage: cytonote publish NOTE --to ${publishFormats.join('|')} [--output FILE] [--root FOLDER] [--style STYLE] [--lang CODE]
                        [--pandoc PATH] [--pdf-engine ENGINE] [--run-code] [--quarto PATH]

Makes a document from a note with your Pandoc, with citations and the list of references in the style of the note. The
citations may have any syntax that Cytonote reads: those that are not in Pandoc's are converted in a copy of the note.

  --to         ${publishFormats.join(', ')}
  --output     the file to write or replace (default: beside the note, with its name)
  --root       the folder of the workspace (default: this one), whose own sources can be cited, too
  --style      for notes that name none: the name of a style, or a .csl file of the root (default: vancouver)
  --lang       the language of references, for notes that name none
  --pandoc     an absolute path, or a name on the PATH (default: pandoc)
  --pdf-engine ${pdfEngines.join(', ')} (default: one
               that is on the PATH; for a note with Greek letters, one that knows them)
  --run-code   lets Quarto make the document of a .qmd, .Rmd or .Rmarkdown file: it runs the code and the filters that
               the file and its project name. Without it, Pandoc shows the code
  --quarto     an absolute path, or a name on the PATH (default: quarto)

What Pandoc or Quarto says goes to standard error, with the lines of the note; the path of the document to standard output.

Exit code: 0; 1 if there is no such program, or it could not make the document; 2 if the command is wrong; 130 if it was
interrupted.`;

/** @param dist the folder of the build */
export async function publish(args: readonly string[], dist: string): Promise<number> {
  const job = readJob(args);
  const { note, root } = job;
  const { text } = await readWhole(note);
  const folder = dirname(note);
  const signal = untilInterrupted();
  const program = await programFor(job, folder, signal);
  const extended = await readExtendedLibrary(root, await readLibrary(dist));
  const frontMatter = readFrontMatter(text);
  const bibliographies = new BibliographyFiles(root, dist);
  const found = await bibliographies.of(note, ownBibliographies(frontMatter));
  const literature = bibliographies.referencesOf(found, extended.library, note, {
    text,
    frontMatter,
  });
  const styles = new NoteStyles(root, dist, job.style, job.lang);
  const { style, lang } = await styles.of(note, { frontMatter });
  const copy = runToEnd(publishedCopy(text, literature, note));
  for (const name of found.missing) {
    console.error(`cytonote: ${note}: there is no bibliography file ${name}`);
  }
  const title = frontMatter?.names.title;
  const pageTitle = title ? undefined : basename(note).replace(/\.\w+$/, '');
  const options = { format: job.to, lang, pageTitle, pdfEngine: job.pdfEngine };
  const result = await publishNote(
    programs,
    {
      program,
      copy,
      literature,
      style,
      options,
      folder,
      name: basename(note),
      isSaved: true,
      output: job.output,
    },
    signal,
  );
  if (result.kind === 'cancelled') {
    return exitCodes.interrupted;
  }
  const lines = lineStartsOf(text);
  for (const { start, message, isError } of result.problems) {
    const level = isError ? 'error' : 'warning';
    console.error(`${note}:${lineAt(lines, start) + 1}: ${level}: ${message}`);
  }
  if (result.kind === 'failed') {
    return exitCodes.found;
  }
  console.log(job.output);
  return exitCodes.done;
}

interface Job {
  readonly note: string;
  readonly to: PublishFormat;
  readonly output: string;
  readonly root: string;
  readonly style: string | undefined;
  readonly lang: string | undefined;
  readonly pandoc: string;
  readonly quarto: string;
  readonly pdfEngine: string | undefined;
  readonly runsCode: boolean;
}

/** Reads the arguments. @throws WrongCommand if they are wrong */
function readJob(args: readonly string[]): Job {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      to: { type: 'string', default: '' },
      output: { type: 'string', short: 'o' },
      root: { type: 'string', default: '.' },
      style: { type: 'string' },
      lang: { type: 'string' },
      pandoc: { type: 'string', default: 'pandoc' },
      quarto: { type: 'string', default: 'quarto' },
      'pdf-engine': { type: 'string' },
      'run-code': { type: 'boolean', default: false },
    },
  });
  const [name, ...others] = positionals;
  const to = publishFormats.find((format) => format === values.to);
  const pdfEngine = values['pdf-engine'];
  if (name === undefined || name === '-' || others.length > 0) {
    throw new WrongCommand('name one note to publish');
  }
  if (to === undefined) {
    throw new WrongCommand(
      values.to ? `there is no format ${values.to}` : 'name the format with --to',
    );
  }
  if (pdfEngine !== undefined && !(pdfEngines as readonly string[]).includes(pdfEngine)) {
    throw new WrongCommand(`there is no engine ${pdfEngine}: ${pdfEngines.join(', ')}`);
  }
  const note = resolve(name);
  const output = resolve(values.output ?? `${note.replace(/\.\w+$/, '')}.${to}`);
  if (output === note) {
    throw new WrongCommand('the document would replace the note');
  }
  return {
    note,
    to,
    output,
    pdfEngine,
    root: resolve(values.root),
    style: values.style,
    lang: values.lang,
    pandoc: values.pandoc,
    quarto: values.quarto,
    runsCode: values['run-code'],
  };
}

/** @throws Error if the program is not installed */
async function programFor(job: Job, folder: string, signal: AbortSignal): Promise<FoundProgram> {
  const hasCode = hasRunnableCode(job.note);
  const kind = hasCode && job.runsCode ? 'quarto' : 'pandoc';
  const program = await findProgram(programs, kind, job[kind], folder, signal);
  if (!program) {
    throw new Error(
      kind === 'pandoc'
        ? `there is no Pandoc at “${job.pandoc}”: see https://pandoc.org/installing.html, or name it with --pandoc`
        : `there is no Quarto at “${job.quarto}”: see https://quarto.org/docs/get-started, or name it with --quarto`,
    );
  }
  if (hasCode && kind === 'pandoc') {
    console.error(`cytonote: ${job.note}: its code is not run; --run-code lets Quarto do that`);
  }
  return program;
}

/** A signal that aborts on the first Ctrl-C; the second one ends the command as usual. */
function untilInterrupted(): AbortSignal {
  const cancelling = new AbortController();
  process.once('SIGINT', () => cancelling.abort());
  return cancelling.signal;
}

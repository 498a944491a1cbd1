/** `cytonote annotate`: reads documents, and writes their annotations in the same order. */
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type AnnotationFormatName,
  annotationFormats,
  formatNamed,
} from '../core/exchange/annotationFormats';
import { type InputForm, inputForms } from '../core/exchange/sourceDocument';
import { guessMessage } from '../core/text/fileEncoding';
import type { UserText } from '../core/workspaceLibrary/userFile';
import type { AnnotatedBatch } from './annotateBatch';
import { exitCodes, WrongCommand } from './exitCodes';
import { inputFiles } from './inputFiles';
import { Output } from './output';
import { Progress } from './progress';
import { readLibrary } from './readLibrary';
import { recordBatches } from './recordBatches';
import { extendLibrary, readUserTexts } from './userLibrary';
import { shownPath } from './wholeFiles';
import { WorkerPool } from './workerPool';

export const annotateUsage = `Usage: cytonote annotate [FILE|FOLDER|-]… [--from FORM] [--to FORMAT] [--root FOLDER]
                         [--output FILE] [--gzip] [--jobs N]

Finds cytokines, receptors and drugs, and writes them in the order of the documents.

  --from   ${inputForms.join(', ')} (default: markdown)
  --to     ${Object.keys(annotationFormats).join(', ')} (default: jsonl)
  --root   the folder of the workspace (default: this one), whose names (in its folder "cytonote") are found, too
  --output a file instead of standard output; until it is complete, its name ends in .part
  --gzip   compresses the output, as does a name that ends in .gz; compressed input is always read
  --jobs   threads (default: all cores)

"-" or no file reads standard input. A note or text is one document, whose id is the name of its
file. Each line {"id","text"} of JSON, each record of PubTator, MEDLINE or PubMed's XML, and each Markdown cell of a
notebook ("a.ipynb#3") is one document, too. A file that ends in .ipynb is read as a notebook even without --from.
Offsets are in UTF-16 units (jsonl), Unicode code points (pubtator, bioc, bioc-json, w3c), or both (csv).

Exit code: 0; 1 if something could not be read and was skipped; 2 if the command is wrong; 130 if it
was interrupted, which leaves whole lines.`;

interface Job {
  readonly files: readonly string[];
  readonly from: InputForm;
  readonly to: AnnotationFormatName;
  readonly root: string;
  readonly output: string | undefined;
  readonly isPacked: boolean;
  readonly jobs: number;
}

/** @param script the file of the command line itself, which threads also run */
export async function annotate(args: readonly string[], script: string): Promise<number> {
  const job = readJob(args);
  const userTexts = await readUserTexts(job.root);
  const problems = await complainOfLibrary(userTexts, job.root, dirname(script));
  const output = new Output(job.output, job.isPacked);
  const pool = new WorkerPool(script, { from: job.from, to: job.to, userTexts }, job.jobs);
  const run = new AnnotationRun(job, pool, output);
  const interrupt = () => {
    const exit = () => process.exit(exitCodes.interrupted);
    // An output that cannot be written has no whole lines to keep.
    run.interrupt().then(exit, exit);
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    return (await run.run()) + problems > 0 ? exitCodes.found : exitCodes.done;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await pool.stop();
  }
}

/** Reads the arguments. @throws WrongCommand if they are wrong */
function readJob(args: readonly string[]): Job {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      from: { type: 'string', default: 'markdown' },
      to: { type: 'string', default: 'jsonl' },
      root: { type: 'string', default: '.' },
      output: { type: 'string', short: 'o' },
      gzip: { type: 'boolean', default: false },
      jobs: { type: 'string', short: 'j' },
    },
  });
  const from = inputForms.find((form) => form === values.from);
  const to = formatNamed(values.to);
  if (!from || !to) {
    throw new WrongCommand(`there is no ${from ? `format ${values.to}` : `form ${values.from}`}`);
  }
  const jobs = values.jobs === undefined ? availableParallelism() : Number(values.jobs);
  if (!Number.isInteger(jobs) || jobs < 1) {
    throw new WrongCommand('--jobs takes a number from 1 on');
  }
  const isPacked = values.gzip || values.output?.endsWith('.gz') === true;
  const root = resolve(values.root);
  return { files: positionals, from, to, root, output: values.output, isPacked, jobs };
}

/** Prints the problems in the library of the workspace. @returns how many there are */
async function complainOfLibrary(userTexts: readonly UserText[], root: string, dist: string) {
  const problems =
    userTexts.length > 0 ? extendLibrary(await readLibrary(dist), userTexts).problems : [];
  for (const { path, line, column, message } of problems) {
    console.error(`cytonote: ${shownPath(path, root)}:${line}:${column}: ${message}`);
  }
  return problems.length;
}

/** One run of the command. */
class AnnotationRun {
  private readonly progress = new Progress();
  /** Writes in order that are not awaited yet; each starts after the previous one. */
  private readonly unwaited: Promise<void>[] = [];
  private last: Promise<void> = Promise.resolve();
  /** The write that is under way. */
  private writing: Promise<void> = Promise.resolve();
  private isStopped = false;
  private isFirst = true;
  private broken = 0;

  constructor(
    private readonly job: Job,
    private readonly pool: WorkerPool,
    private readonly output: Output,
  ) {}

  /** @returns how many documents and files could not be read */
  async run(): Promise<number> {
    const { head, tail } = annotationFormats[this.job.to];
    await this.progress.expect(this.job.files);
    await this.write(head);
    for await (const file of inputFiles(this.job.files, this.job.from)) {
      await this.annotateFile(file);
    }
    await this.last;
    await this.write(tail);
    if (!this.isStopped) {
      await this.output.end(true);
    }
    this.progress.clear();
    return this.broken;
  }

  /** Ends the output after the write that is under way. */
  async interrupt(): Promise<void> {
    this.isStopped = true;
    await this.writing;
    await this.output.end(false);
    this.progress.clear();
  }

  private async annotateFile(file: string): Promise<void> {
    const { from } = this.job;
    const batches = recordBatches(
      file,
      from,
      (bytes) => this.progress.read(bytes),
      () => this.say(`${file}: ${guessMessage()}`),
    );
    for (;;) {
      const step = await batches.next().catch((error: Error) => error);
      if (step instanceof Error) {
        this.afterwards(async () => this.complain(`${file}: ${step.message}`));
        return;
      }
      if (step.done) {
        return;
      }
      const annotated = this.pool.annotate(step.value);
      ignoreUntilAwaited(annotated);
      this.afterwards(async () => this.writeBatch(await annotated));
      if (this.unwaited.length >= this.pool.room) {
        await this.unwaited.shift();
      }
    }
  }

  /** Runs a step after all writes before it. */
  private afterwards(work: () => Promise<void>): void {
    this.last = this.last.then(work);
    this.unwaited.push(this.last);
    ignoreUntilAwaited(this.last);
  }

  private async writeBatch({ written, complaints }: AnnotatedBatch): Promise<void> {
    const { between } = annotationFormats[this.job.to];
    complaints.forEach((complaint) => this.complain(complaint));
    if (written.length > 0) {
      await this.write((this.isFirst ? '' : between) + written.join(between));
      this.isFirst = false;
    }
    this.progress.wrote(written.length);
  }

  private async write(text: string): Promise<void> {
    if (text !== '' && !this.isStopped) {
      this.writing = this.output.write(text);
      await this.writing;
    }
  }

  private complain(message: string): void {
    this.broken++;
    this.say(message);
  }

  private say(message: string): void {
    this.progress.clear();
    console.error(`cytonote: ${message}`);
  }
}

/** Keeps a rejection from ending the process before the promise is awaited; `await` still throws it. */
function ignoreUntilAwaited(work: Promise<unknown>): void {
  work.catch(() => {});
}

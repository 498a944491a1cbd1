import * as vscode from 'vscode';
import type { Bibliography, BibliographyProblem } from '../../core/bibliography/bibliography';
import { type FileEncoding, guessMessage } from '../../core/text/fileEncoding';
import { delayed } from '../host/delayed';
import { diagnosticAt } from '../host/diagnostics';
import { openDocument } from '../host/documents';
import { type FileText, readFileText } from '../host/fileTexts';
import { rangesIn } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';

/** Milliseconds without a change before a file is read again. */
const PAUSE = 300;
/** The most bytes of a file that is read. A note can name any file. */
const LARGEST_FILE = 64 * 2 ** 20;

/** A bibliography file as it was last read. */
export interface ReadFile {
  readonly uri: vscode.Uri;
  readonly text: string;
  /** For new entries; {@link FileText.encoding}. */
  readonly encoding: FileEncoding | undefined;
  readonly bibliography: Bibliography;
  /** Converts ranges in the text; finds the line starts on the first call. */
  readonly toRange: ReturnType<typeof rangesIn>;
  /** How many milliseconds reading took, including pauses. */
  readonly time: number;
}

/** Reads the text of a file. Its name and text decide the format; undefined if it is not a bibliography. */
export type ReadBibliography = (
  name: string,
  text: string,
) => Promise<Generator<void, Bibliography> | undefined>;

/** The bibliography files that notes use. Reads each on the first request, and again when it changes. */
export class BibliographyFiles implements vscode.Disposable {
  private readonly files = new Map<string, WatchedFile>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  private readonly problems =
    vscode.languages.createDiagnosticCollection('cytonote-bibliographies');
  private readonly listener = vscode.workspace.onDidChangeTextDocument(({ document }) =>
    this.files.get(document.uri.toString())?.readSoon(),
  );

  /** Fires when a file has been read again. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly readBibliography: ReadBibliography) {}

  dispose(): void {
    this.listener.dispose();
    this.files.forEach((file) => file.dispose());
    this.files.clear();
    this.changed.dispose();
    this.problems.dispose();
  }

  /**
   * The file as it is now. If it cannot be read now, the content from the last successful read; undefined if there was
   * none.
   */
  get(uri: vscode.Uri): Promise<ReadFile | undefined> {
    const name = uri.toString();
    const known = this.files.get(name);
    if (known) {
      return known.latest();
    }
    const file = new WatchedFile(
      uri,
      this.readBibliography,
      (read) => this.report(read),
      (unread) => this.reportUnread(unread),
    );
    this.files.set(name, file);
    return file.latest();
  }

  private reportUnread(uri: vscode.Uri): void {
    const message = vscode.l10n.t('The encoding of this file is unknown, so it is not read.');
    this.problems.set(uri, [diagnosticOf({ start: 0, end: 0, message }, rangesIn(''))]);
  }

  private report({ uri, bibliography, toRange }: ReadFile): void {
    this.problems.set(
      uri,
      bibliography.problems.map((problem) => diagnosticOf(problem, toRange)),
    );
    this.changed.fire(uri);
  }
}

/** A file that is read on the first request, and again soon after it has changed. */
class WatchedFile implements vscode.Disposable {
  private read: ReadFile | undefined;
  private reading: Promise<void> | undefined;
  private readonly readingAgain = delayed(() => {
    this.reading = this.readNow();
  }, PAUSE);
  private isStale = true;
  private readonly watcher: vscode.FileSystemWatcher;

  constructor(
    private readonly uri: vscode.Uri,
    private readonly readBibliography: ReadBibliography,
    private readonly onRead: (file: ReadFile) => void,
    private readonly onUnknownEncoding: (uri: vscode.Uri) => void,
  ) {
    const [folder, name] = [vscode.Uri.joinPath(uri, '..'), uri.path.split('/').at(-1) as string];
    const pattern = new vscode.RelativePattern(folder, name.replace(/[[\]{}*?]/g, '?'));
    this.watcher = vscode.workspace.createFileSystemWatcher(pattern);
    this.watcher.onDidChange(() => this.readSoon());
    this.watcher.onDidCreate(() => this.readSoon());
  }

  dispose(): void {
    this.readingAgain.dispose();
    this.watcher.dispose();
  }

  async latest(): Promise<ReadFile | undefined> {
    if (!this.read && this.isStale) {
      this.reading ??= this.readNow();
    }
    await this.reading;
    return this.read;
  }

  readSoon(): void {
    this.isStale = true;
    this.readingAgain.soon();
  }

  private async readNow(): Promise<void> {
    this.isStale = false;
    const start = performance.now();
    const file = await textOf(this.uri);
    if (file === 'unknown encoding') {
      this.onUnknownEncoding(this.uri);
      return;
    }
    if (file === undefined || file.text === this.read?.text) {
      return;
    }
    const { text, encoding, isGuess } = file;
    const reading = await this.readBibliography(this.uri.path, text);
    // A result for a text that has changed in the meantime is useful only while there is no other result.
    const isWanted = () => !this.isStale || !this.read;
    const found = reading && (await runCooperatively(reading, isWanted));
    if (found) {
      const time = performance.now() - start;
      const guess = isGuess ? [{ start: 0, end: 0, message: guessMessage(encoding) }] : [];
      const bibliography = { ...found, problems: [...guess, ...found.problems] };
      const read = { uri: this.uri, text, encoding, bibliography, toRange: rangesIn(text), time };
      // The problems of a half-written file are reported, but the last complete content stays.
      this.read = this.read && isHalfWritten(text, bibliography) ? this.read : read;
      this.onRead(read);
    }
  }
}

/** The text of a file; undefined if it cannot be read, or is too large. */
async function textOf(uri: vscode.Uri): Promise<FileText | 'unknown encoding' | undefined> {
  try {
    const size = openDocument(uri) ? 0 : (await vscode.workspace.fs.stat(uri)).size;
    return size > LARGEST_FILE ? undefined : ((await readFileText(uri)) ?? 'unknown encoding');
  } catch {
    return undefined;
  }
}

/** Whether a file ends inside its last entry, as it does while another program is writing it. */
function isHalfWritten(text: string, { entries, problems }: Bibliography): boolean {
  const start = entries.at(-1)?.start ?? 0;
  const isClosed = /(?:[}\])>]|\nER {2}-)\s*$/.test(text);
  return !isClosed && (text.trim() === '' || problems.some((problem) => problem.end > start));
}

function diagnosticOf(
  { message, ...range }: BibliographyProblem,
  toRange: ReturnType<typeof rangesIn>,
): vscode.Diagnostic {
  return diagnosticAt(toRange(range), message, vscode.DiagnosticSeverity.Warning);
}

import * as vscode from 'vscode';
import { type NoteAnalysis, unlessOptedOut } from '../../core/note/noteAnalysis';
import type { Range } from '../../core/text/range';
import type { BackgroundWork } from '../host/backgroundWork';
import type { OpenRequests } from '../host/openRequests';
import { affectsSetting, silencedTerms } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { OpenNote } from './openNote';

/** Milliseconds until the whole of a note is read if the editor does not ask for its marks. */
const WITHOUT_MARKS = 1500;

/** The analyses of open notes: one for each version of a document, shared by every feature. */
export class NoteAnalyses implements vscode.Disposable {
  private open = new WeakMap<vscode.TextDocument, OpenNote>();
  /** Timers of notes that are read later, unless the editor asks for their marks first. */
  private readonly beginnings = new Map<OpenNote, ReturnType<typeof setTimeout>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly listeners: vscode.Disposable;

  /** Fires when the analyses of open notes change without an edit. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly requests: OpenRequests,
    private readonly background: BackgroundWork,
  ) {
    this.listeners = vscode.Disposable.from(
      this.changed,
      library.onDidChange(() => this.readAgain()),
      vscode.workspace.onDidChangeTextDocument((event) =>
        this.open.get(event.document)?.follow(event),
      ),
      vscode.workspace.onDidChangeConfiguration((event) => this.followSettings(event)),
    );
  }

  dispose(): void {
    this.listeners.dispose();
    this.stopWaiting();
  }

  /**
   * An analysis of the current text that is right around a range or an offset.
   *
   * For a long note, it covers a part at first, while the whole note is read in the background.
   */
  async around(document: vscode.TextDocument, place: Range | number): Promise<NoteAnalysis> {
    const note = this.noteOf(document);
    const range = typeof place === 'number' ? { start: place, end: place } : place;
    const analysis = unlessOptedOut(await this.requests.answer(() => note.around(range)));
    // A range means that the editor asks for the marks on the screen. They come before the whole note.
    if (typeof place === 'number') {
      this.readLater(note);
    } else {
      this.read(note);
    }
    return analysis;
  }

  /** The analysis of the whole current text, if there is one already. */
  whole(document: vscode.TextDocument): NoteAnalysis | undefined {
    const analysis = this.noteOf(document).whole();
    return analysis && unlessOptedOut(analysis);
  }

  /**
   * The analysis of the whole current text, for work in the background: waits until the note has been read there.
   * Undefined for a note that is too long to be read.
   */
  async inBackground(document: vscode.TextDocument): Promise<NoteAnalysis | undefined> {
    const note = this.noteOf(document);
    this.read(note);
    await note.whenRead();
    return this.whole(document);
  }

  private noteOf(document: vscode.TextDocument): OpenNote {
    const open = this.open.get(document);
    if (open) {
      return open;
    }
    const { recogniser } = this.library;
    const note = new OpenNote(document, recogniser, silencedTerms(document), this.background);
    this.open.set(document, note);
    return note;
  }

  private read(note: OpenNote): void {
    clearTimeout(this.beginnings.get(note));
    this.beginnings.delete(note);
    // Features must ask again: the rest of the note may define a name or reference that the part contains.
    void note.beginReading()?.then(() => this.changed.fire());
  }

  private readLater(note: OpenNote): void {
    if (!note.isBeingRead && !this.beginnings.has(note)) {
      this.beginnings.set(
        note,
        setTimeout(() => this.read(note), WITHOUT_MARKS),
      );
    }
  }

  private stopWaiting(): void {
    this.beginnings.forEach((timer) => clearTimeout(timer));
    this.beginnings.clear();
  }

  /** Analyses notes again after a change of the library, since they may contain other mentions. */
  private readAgain(): void {
    this.open = new WeakMap();
    this.stopWaiting();
    this.changed.fire();
  }

  private followSettings(event: vscode.ConfigurationChangeEvent): void {
    if (affectsSetting(event, 'silenceTerms')) {
      for (const document of vscode.workspace.textDocuments) {
        this.open.get(document)?.silence(silencedTerms(document));
      }
      this.changed.fire();
    }
  }
}

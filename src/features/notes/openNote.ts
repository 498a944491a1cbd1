import type * as vscode from 'vscode';
import { analyseExcerpt, type Excerpt } from '../../core/note/excerpt';
import { IncrementalNote } from '../../core/note/incrementalNote';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import type { Recogniser } from '../../core/recognise/recogniser';
import { joinChanges, type TextChange } from '../../core/text/edits';
import type { Range } from '../../core/text/range';
import type { BackgroundWork } from '../host/backgroundWork';
import { lengthOf, toTextChange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';

/** UTF-16 units above which what is on the screen is read first. */
export const LONG_NOTE = 16_384;
/**
 * UTF-16 units above which a note is only read in parts, around the place that a feature asks for: the analysis of the
 * whole note would fill the memory.
 */
export const LONGEST_NOTE = 3_000_000;
/** Parts of a note whose analyses are kept while the rest is read: its head, and where the user looks. */
const KEPT_EXCERPTS = 2;
/** If there are more changes, comparing the texts is faster than applying the changes one by one. */
const MANY_CHANGES = 32;

/** Whether a note is so long that only parts of it are read. */
export function isTooLong(document: vscode.TextDocument): boolean {
  return lengthOf(document) > LONGEST_NOTE;
}

/** An open note. Reads it once, with pauses, and then updates the analysis edit by edit. */
export class OpenNote {
  private note: IncrementalNote | undefined;
  private reading: Promise<void> | undefined;
  /** How many requests wait for the whole note. If there are any, reading does not give way to other requests. */
  private waiting = 0;
  /** The version of the document that includes `changes`. */
  private version = 0;
  private changes: TextChange[] = [];
  /** Of one version of the document; the latest first. */
  private excerpts: { readonly version: number; readonly kept: readonly Excerpt[] } = noExcerpts;
  private lastExcerpt: Promise<unknown> = Promise.resolve();

  /** @param silenced terms that are not marked */
  constructor(
    private readonly document: vscode.TextDocument,
    private readonly recogniser: Recogniser,
    private silenced: readonly string[],
    private readonly background: BackgroundWork,
  ) {}

  /** Whether the whole note is being read or has been, or is too long to be read. */
  get isBeingRead(): boolean {
    return this.reading !== undefined || isTooLong(this.document);
  }

  /** The analysis of the whole current text, if the note has been read. */
  whole(): NoteAnalysis | undefined {
    if (this.note) {
      this.bringUpToDate(this.note);
    }
    return this.note?.analysis;
  }

  /**
   * An analysis that is right around a range: of the whole note if the note has been read or is short, or
   * the range is long; otherwise of a part, so that the answer does not wait for the rest.
   */
  async around(range: Range): Promise<NoteAnalysis> {
    const wantsWhole = lengthOf(this.document) <= LONG_NOTE || range.end - range.start > LONG_NOTE;
    if (!this.note && wantsWhole) {
      this.beginReading();
      this.waiting++;
      try {
        await this.reading;
      } finally {
        this.waiting--;
      }
    }
    return this.whole() ?? this.excerptAround(range);
  }

  /** Begins to read the whole note; undefined if that has begun before, or the note is too long. */
  beginReading(): Promise<void> | undefined {
    if (this.isBeingRead) {
      return undefined;
    }
    this.reading = this.readAll();
    return this.reading;
  }

  /** Resolves once the whole note has been read, if that has begun. */
  async whenRead(): Promise<void> {
    await this.reading;
  }

  /** Collects an edit, which the next request applies. */
  follow({ contentChanges }: vscode.TextDocumentChangeEvent): void {
    if (!this.reading || this.version !== this.document.version - 1) {
      return;
    }
    this.version = this.document.version;
    for (const change of contentChanges.map(toTextChange)) {
      const last = this.changes.at(-1);
      const joined = last && joinChanges(last, change);
      this.changes.splice(joined ? -1 : this.changes.length, 1, joined ?? change);
    }
  }

  /** Replaces the silenced terms. */
  silence(terms: readonly string[]): void {
    this.silenced = terms;
    this.excerpts = noExcerpts;
    this.note?.silence(terms);
  }

  private async readAll(): Promise<void> {
    this.version = this.document.version;
    const { silenced } = this;
    const reading = IncrementalNote.inSlices(this.document.getText(), this.recogniser, silenced);
    const note = await this.background.run(reading, { isUrgent: () => this.waiting > 0 });
    if (this.silenced !== silenced) {
      note.silence(this.silenced);
    }
    this.note = note;
  }

  private bringUpToDate(note: IncrementalNote): void {
    const { version, changes, document } = this;
    const isFollowed = version === document.version && changes.length <= MANY_CHANGES;
    this.version = document.version;
    this.changes = [];
    if (isFollowed) {
      changes.forEach((change) => note.edit(change));
    }
    // The text in the editor is right, even if the reported changes do not produce it.
    if (!isFollowed || note.analysis.text.length !== lengthOf(document)) {
      note.replace(document.getText());
    }
  }

  /** Makes one excerpt at a time: the requests that follow the opening of a note mostly ask for the same part. */
  private excerptAround(range: Range): Promise<NoteAnalysis> {
    const excerpt = this.lastExcerpt.then(() => this.excerptNow(range));
    this.lastExcerpt = excerpt.catch(() => undefined);
    return excerpt;
  }

  private async excerptNow(range: Range): Promise<NoteAnalysis> {
    const { version } = this.document;
    const kept = this.excerpts.version === version ? this.excerpts.kept : [];
    const known = kept.find(({ part }) => part.start <= range.start && range.end <= part.end);
    if (known) {
      return known;
    }
    const reading = analyseExcerpt(
      this.document.getText(),
      range,
      this.recogniser,
      this.silenced,
      kept[0]?.frontMatter,
    );
    const { silenced } = this;
    const analysis = await runCooperatively(reading);
    if (version !== this.document.version || silenced !== this.silenced) {
      return this.excerptNow(range);
    }
    this.excerpts = { version, kept: [analysis, ...kept].slice(0, KEPT_EXCERPTS) };
    return analysis;
  }
}

const noExcerpts = { version: -1, kept: [] };

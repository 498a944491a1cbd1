import * as vscode from 'vscode';
import { NoteReferences } from '../core/cite/noteReferences';
import type { BibliographyFiles, ReadFile } from './bibliographyFiles';
import { type FoundBibliographies, findBibliographies } from './findBibliographies';
import type { NoteAnalyses } from './noteAnalyses';
import { runWithPauses } from './runWithPauses';
import { affectsSetting } from './settings';
import type { WorkspaceLibrary } from './workspaceLibrary';

/** Sets of bibliographies whose references are kept: notes of one folder share theirs. */
const KEPT_SETS = 8;
/** Files that may be, or stop being, the bibliography of a note when they come or go. */
const bibliographies = '**/*.{bib,json,yaml,yml,ris,nbib,xml}';

/** What can be cited in a note, and where it comes from. */
export interface Citables {
  readonly references: NoteReferences;
  readonly files: readonly ReadFile[];
  readonly found: FoundBibliographies;
}

/** What can be cited in each note: gathered when first asked for, and again when its files change. */
export class NoteCitables implements vscode.Disposable {
  private readonly found = new WeakMap<
    vscode.TextDocument,
    { names: string; files: Promise<FoundBibliographies> }
  >();
  private sets: {
    readonly files: readonly ReadFile[];
    readonly references: Promise<NoteReferences>;
  }[] = [];
  private age = 0;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(
    bibliographies,
    false,
    true,
    false,
  );
  private readonly listeners: vscode.Disposable;

  /** Fires when something else can be cited in some note. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly current: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly files: BibliographyFiles,
  ) {
    this.listeners = vscode.Disposable.from(
      this.watcher,
      this.changed,
      this.watcher.onDidCreate(() => this.findAgain()),
      this.watcher.onDidDelete(() => this.findAgain()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsSetting(event, 'bibliography.files')) {
          this.findAgain();
        }
      }),
      this.files.onDidChange(() => this.changed.fire()),
      this.current.onDidChange(() => {
        this.sets = [];
        this.changed.fire();
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** What can be cited in a note as its files are now; waits for them to be read. */
  async of(document: vscode.TextDocument): Promise<Citables> {
    const found = await this.findFiles(document);
    const read = await Promise.all(found.files.map((uri) => this.files.get(uri)));
    const files = read.filter((file) => file !== undefined);
    return { found, files, references: await this.gather(files) };
  }

  /** The same, but what is known without waiting longer than some milliseconds: the library at least. */
  async soon(document: vscode.TextDocument, milliseconds: number): Promise<Citables> {
    const late = new Promise<undefined>((resolve) => setTimeout(resolve, milliseconds));
    const whole = await Promise.race([this.of(document), late]);
    return (
      whole ?? {
        found: { files: [], by: 'convention', missing: [] },
        files: [],
        references: await this.gather([]),
      }
    );
  }

  private findAgain(): void {
    this.age++;
    this.changed.fire();
  }

  private async findFiles(document: vscode.TextDocument): Promise<FoundBibliographies> {
    const { frontMatter } = await this.analyses.around(document, 0);
    const named = frontMatter?.bibliography ?? [];
    const names = JSON.stringify([this.age, named.map(({ name }) => name)]);
    const known = this.found.get(document);
    const files = known?.names === names ? known.files : findBibliographies(document, named);
    this.found.set(document, { names, files });
    // Where the note names a file may have moved since it was found.
    const found = await files;
    const isMissing = new Set(found.missing.map(({ name }) => name));
    return { ...found, missing: named.filter(({ name }) => isMissing.has(name)) };
  }

  private gather(files: readonly ReadFile[]): Promise<NoteReferences> {
    const known = this.sets.find(
      (set) =>
        set.files.length === files.length && set.files.every((file, at) => file === files[at]),
    );
    if (known) {
      return known.references;
    }
    const named = files.map(({ uri, bibliography }) => ({ file: uri.toString(), bibliography }));
    const references = runWithPauses(NoteReferences.gather(this.current.library, named));
    this.sets = [{ files, references }, ...this.sets].slice(0, KEPT_SETS);
    return references;
  }
}

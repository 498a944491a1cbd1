import * as vscode from 'vscode';
import type { ProjectCitations } from '../../core/citation/resolveCitation';
import { type NamedBibliography, NoteLiterature } from '../../core/cite/noteLiterature';
import { ownReferences, textOfOwnReferences } from '../../core/cite/ownReferences';
import { type FoundBibliographies, findBibliographies } from '../../core/files/findBibliographies';
import { type OwnBibliographies, ownBibliographies } from '../../core/files/noteProject';
import type { Library } from '../../core/library/library';
import type { ZoteroItem } from '../../core/literature/zoteroItem';
import type { NoteAnalysis } from '../../core/note/noteAnalysis';
import { foldersOf } from '../host/editorFiles';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, bibliographyFiles, zoteroCollection } from '../host/settings';
import { within } from '../host/waiting';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { BibliographyFiles, ReadFile } from './bibliographyFiles';
import type { LiteratureIndexes } from './literatureIndexes';
import type { NoteProjects } from './noteProjects';
import type { KnownCollection, ZoteroCollections } from './zoteroCollections';

/** How many sets of bibliographies keep their literature. Notes of one folder share a set. */
const KEPT_SETS = 8;
/** Files that may become, or stop being, the bibliography of a note when they are created or deleted. */
const bibliographies = '**/*.{bib,json,yaml,yml,ris,nbib,xml}';

/** The bibliographies of a note. */
export interface NoteBibliographies {
  readonly found: FoundBibliographies<vscode.Uri>;
  /** Those that could be read. */
  readonly files: readonly ReadFile[];
}

/** What can be cited in a note, and where it comes from. */
export interface OpenNoteLiterature extends NoteBibliographies {
  readonly literature: NoteLiterature;
  /** The collection of Zotero that the note or the setting names, if Zotero may be asked. */
  readonly collection?: KnownCollection | undefined;
}

/** The properties of a note on which its literature depends; notes with the same ones share a literature. */
export interface NoteOfLiterature {
  /** The address of the note, for the references that it has itself. */
  readonly uri?: vscode.Uri | undefined;
  readonly analysis?: NoteAnalysis | undefined;
  readonly ofProject?: ProjectCitations | undefined;
}

/** What can be cited with a set of bibliographies. */
interface LiteratureOfSet {
  readonly files: readonly ReadFile[];
  readonly items: readonly ZoteroItem[];
  /** The address and text of a note that has references of its own; empty for notes that share the set. */
  readonly note: string;
  readonly own: string;
  /** What the project of the notes says, as JSON. */
  readonly project: string;
  readonly literature: Promise<NoteLiterature>;
}

/** What can be cited in each note: gathered on the first request, and again when its files change. */
export class NoteLiteratures implements vscode.Disposable {
  /**
   * The bibliographies by the folder and names that they were found by: notes in one folder that name the same files
   * share them.
   */
  private found = new Map<string, Promise<FoundBibliographies<vscode.Uri>>>();
  private sets: readonly LiteratureOfSet[] = [];
  /** The literature from before the library changed. */
  private outdated: readonly LiteratureOfSet[] = [];
  /** For each literature whose files changed, the one before, until the new one is indexed. */
  private readonly before = new WeakMap<NoteLiterature, NoteLiterature>();
  private readonly known = new WeakMap<vscode.TextDocument, NoteLiterature>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(
    bibliographies,
    false,
    true,
    false,
  );
  private readonly listeners: vscode.Disposable;

  /** Fires when what can be cited in any note changes. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly files: BibliographyFiles,
    private readonly projects: NoteProjects,
    private readonly indexes: LiteratureIndexes,
    private readonly zotero: ZoteroCollections,
  ) {
    this.listeners = vscode.Disposable.from(
      this.watcher,
      this.changed,
      this.watcher.onDidCreate(() => this.findAgain()),
      this.watcher.onDidDelete(() => this.findAgain()),
      this.projects.onDidChange(() => this.findAgain()),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (affectsSetting(event, 'bibliography.files')) {
          this.findAgain();
        }
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.findAgain()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.findAgain()),
      this.files.onDidChange(() => this.changed.fire()),
      this.zotero.onDidChange(() => this.changed.fire()),
      this.library.onDidChange(() => {
        this.outdated = this.sets;
        this.sets = [];
        this.changed.fire();
      }),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** What can be cited in a note with its current files; waits until they have been read, but not for Zotero. */
  async of(document: vscode.TextDocument): Promise<OpenNoteLiterature> {
    const analysis = await this.analyses.around(document, 0);
    const own = ownBibliographies(analysis.frontMatter);
    const { found, files } = await this.bibliographiesOf(document.uri, own);
    const collection = this.collectionOf(document, analysis);
    const note = { uri: document.uri, analysis, ofProject: found.ofProject };
    const literature = await this.literatureOf(files, note, collection?.items);
    this.known.set(document, literature);
    // Cards need the index later, and do not wait until thousands of abstracts are read.
    this.indexes.read(literature, this.before.get(literature));
    this.before.delete(literature);
    return { found, files, literature, collection };
  }

  private collectionOf(
    { uri }: vscode.TextDocument,
    { frontMatter }: NoteAnalysis,
  ): KnownCollection | undefined {
    const name = frontMatter?.options.zotero?.name ?? zoteroCollection(uri);
    return name === undefined ? undefined : this.zotero.get(name);
  }

  /** What could be cited in a note at the last request, without waiting; undefined before the first request. */
  latest(document: vscode.TextDocument): NoteLiterature | undefined {
    return this.known.get(document);
  }

  /**
   * The current bibliographies of a note, open or not; waits until they have been read.
   *
   * @param note the address of its document or cell
   * @param own the files that the note names
   */
  async bibliographiesOf(note: vscode.Uri, own: OwnBibliographies): Promise<NoteBibliographies> {
    const found = await this.findFiles(note, own);
    const read = await Promise.all(found.files.map((uri) => this.files.get(uri)));
    return { found, files: read.filter((file) => file !== undefined) };
  }

  /** What can be cited in a note as far as it is known within some milliseconds; it always includes the library. */
  async soon(document: vscode.TextDocument, milliseconds: number): Promise<OpenNoteLiterature> {
    const whole = await within(this.of(document), milliseconds);
    return (
      whole ?? {
        found: { files: [], by: 'convention', missing: [], ofProject: noProject },
        files: [],
        literature: await this.literatureOf([]),
      }
    );
  }

  private findAgain(): void {
    this.found = new Map();
    this.changed.fire();
  }

  private findFiles(
    note: vscode.Uri,
    own: OwnBibliographies,
  ): Promise<FoundBibliographies<vscode.Uri>> {
    const folders = foldersOf(note);
    const key = JSON.stringify([folders.map(String), own]);
    const find = async () => {
      const project = await this.projects.of(note, own.defaults);
      const search = { folders, own, project, set: bibliographyFiles(note) };
      return findBibliographies(this.projects.files, search);
    };
    const found = this.found.get(key) ?? find();
    this.found.set(key, found);
    return found;
  }

  /**
   * The literature of these bibliographies. Returns the same object for the same files, Zotero items and project
   * settings.
   */
  literatureOf(
    files: readonly ReadFile[],
    { uri, analysis, ofProject = noProject }: NoteOfLiterature = {},
    items: readonly ZoteroItem[] = noItems,
  ): Promise<NoteLiterature> {
    const own = analysis ? textOfOwnReferences(analysis) : '';
    const note = own && uri ? uri.toString() : '';
    const project = JSON.stringify(ofProject);
    const known = this.sets.find(
      (set) =>
        set.note === note &&
        set.own === own &&
        set.project === project &&
        set.items === items &&
        set.files.length === files.length &&
        set.files.every((file, at) => file === files[at]),
    );
    if (known) {
      return known.literature;
    }
    const named = files.map(({ uri, bibliography }) => ({ file: uri.toString(), bibliography }));
    const gathering = runCooperatively(
      gatherWithOwn(this.library.latest, named, items, note, { analysis, ofProject }),
    );
    const before = [...this.sets, ...this.outdated].find((set) => isOfFiles(set, files, note));
    const literature = gathering.then(async (gathered) => {
      const earlier = await before?.literature;
      if (earlier) {
        this.before.set(gathered, earlier);
        this.before.delete(earlier);
      }
      return gathered;
    });
    this.sets = [{ files, items, note, own, project, literature }, ...this.sets].slice(
      0,
      KEPT_SETS,
    );
    return literature;
  }
}

const noItems: readonly ZoteroItem[] = [];
const noProject: ProjectCitations = { listed: [], crossReferences: [] };

/** Whether a set consists of these files, whatever their contents are. */
function isOfFiles(
  { files, note }: LiteratureOfSet,
  others: readonly ReadFile[],
  ofNote: string,
): boolean {
  return (
    note === ofNote &&
    files.length === others.length &&
    files.every(({ uri }, at) => uri.toString() === others[at]?.uri.toString())
  );
}

/** Gathers what can be cited, with the references that a note has itself before those of its bibliographies. */
function* gatherWithOwn(
  library: Library,
  named: readonly NamedBibliography[],
  items: readonly ZoteroItem[],
  note: string,
  { analysis, ofProject }: NoteOfLiterature,
): Generator<void, NoteLiterature> {
  const own = note && analysis ? yield* ownReferences(analysis) : undefined;
  const all = own ? [{ file: note, bibliography: own }, ...named] : named;
  return yield* NoteLiterature.gather(library, all, items, ofProject);
}

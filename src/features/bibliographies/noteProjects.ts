import * as vscode from 'vscode';
import type { FileHost } from '../../core/files/fileHost';
import { type NoteProject, readProject } from '../../core/files/noteProject';
import { delayed } from '../host/delayed';
import { editorFiles, foldersOf } from '../host/editorFiles';

/** Milliseconds without a change before the settings of projects are read again. */
const PAUSE = 300;
/** Files that may be settings: those with a name that a tool gives them, and any that such a file names. */
const watched =
  '**/{*.yml,*.yaml,_quarto.yml.local,_quarto.yaml.local,_environment,_environment.local,index.Rmd,index.rmd,manual-references*,data.json,.ztr-directory}';
/** The names that tools give their settings. */
const usualName =
  /\/(?:_quarto(?:-[^/]+)?\.ya?ml|_quarto\.ya?ml\.local|_environment(?:\.local)?|_metadata\.ya?ml|_bookdown\.yml|_output\.ya?ml|index\.[Rr]md|(?:config|hugo)\.ya?ml|myst\.yml|_config\.yml|metadata\.yaml|manual-references[^/]*|(?:defaults|pandoc|pandoc-defaults)\.ya?ml|obsidian-citation-plugin\/data\.json|\.ztr-directory)$/;

type EditorProject = NoteProject<vscode.Uri>;

/** The settings of the projects that notes are in: read on the first request, and again when they change. */
export class NoteProjects implements vscode.Disposable {
  private reading = new Map<string, Promise<EditorProject>>();
  private read = new Map<string, EditorProject>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(watched);
  /** For a folder that comes or goes, the editor may name the folder only, and none of its files. */
  private readonly folderWatcher = vscode.workspace.createFileSystemWatcher('**/*', false, true);
  /** The addresses of all files that were looked for, whether they exist or not. */
  private readonly lookedFor = new Set<string>();
  /** The addresses of all folders above these files. */
  private readonly foldersAbove = new Set<string>();
  private readonly readingAgain = delayed(() => this.forget(), PAUSE);
  private readonly listeners = vscode.Disposable.from(
    this.changed,
    this.watcher,
    this.readingAgain,
    this.watcher.onDidCreate((uri) => this.readAgain(uri)),
    this.watcher.onDidChange((uri) => this.readAgain(uri)),
    this.watcher.onDidDelete((uri) => this.readAgain(uri)),
    this.folderWatcher,
    this.folderWatcher.onDidCreate((uri) => this.readFolderAgain(uri)),
    this.folderWatcher.onDidDelete((uri) => this.readFolderAgain(uri)),
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => this.forget()),
  );

  /** The files of the workspace. Settings files that are found through this host are read again when they change. */
  readonly files: FileHost<vscode.Uri> = {
    ...editorFiles,
    stat: (file, folder) => {
      this.lookFor(file);
      return editorFiles.stat(file, folder);
    },
  };

  /** Fires when settings have changed, or were read for the first time. */
  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.listeners.dispose();
  }

  /** @param quartoProfile the profiles of Quarto that the environment of the editor asks for */
  constructor(private readonly quartoProfile?: string) {}

  /**
   * What the project of a note says.
   *
   * @param defaults the defaults files of Pandoc that the note names
   */
  async of(note: vscode.Uri, defaults: readonly string[] = []): Promise<EditorProject> {
    const folders = foldersOf(note);
    const key = keyOf(folders, defaults);
    const { reading, quartoProfile } = this;
    const known = reading.get(key) ?? readProject(this.files, folders, { defaults, quartoProfile });
    reading.set(key, known);
    const project = await known;
    if (reading === this.reading && !this.read.has(key)) {
      this.read.set(key, project);
      if (project.length > 0) {
        this.changed.fire();
      }
    }
    return project;
  }

  /** The project of a note without waiting; the first call starts to read it and returns an empty one. */
  latest(note: vscode.Uri, defaults: readonly string[] = []): EditorProject {
    const known = this.read.get(keyOf(foldersOf(note), defaults));
    if (!known) {
      void this.of(note, defaults);
    }
    return known ?? [];
  }

  private readAgain(uri: vscode.Uri): void {
    if (usualName.test(uri.path) || this.lookedFor.has(uri.toString())) {
      this.readingAgain.soon();
    }
  }

  private readFolderAgain(uri: vscode.Uri): void {
    if (this.foldersAbove.has(uri.toString())) {
      this.readingAgain.soon();
    }
  }

  private lookFor(file: vscode.Uri): void {
    this.lookedFor.add(file.toString());
    let above = editorFiles.above(file);
    while (above && !this.foldersAbove.has(above.toString())) {
      this.foldersAbove.add(above.toString());
      above = editorFiles.above(above);
    }
  }

  private forget(): void {
    this.lookedFor.clear();
    this.foldersAbove.clear();
    this.reading = new Map();
    this.read = new Map();
    this.changed.fire();
  }
}

function keyOf(folders: readonly vscode.Uri[], defaults: readonly string[]): string {
  return JSON.stringify([folders.map(String), defaults]);
}

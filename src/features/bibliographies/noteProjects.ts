import * as vscode from 'vscode';
import { type NoteProject, readProject } from '../../core/files/noteProject';
import { delayed } from '../host/delayed';
import { editorFiles, foldersOf } from '../host/editorFiles';

/** Milliseconds without a change before the settings of projects are read again. */
const PAUSE = 300;
/** The files that `readProject` reads. */
const settingsFiles =
  '**/{_quarto.yml,_quarto.yaml,_metadata.yml,_metadata.yaml,_bookdown.yml,index.Rmd,index.rmd,myst.yml,_config.yml,metadata.yaml,manual-references*,defaults.yaml,defaults.yml,pandoc.yaml,pandoc.yml,pandoc-defaults.yaml,pandoc-defaults.yml,data.json}';

type EditorProject = NoteProject<vscode.Uri>;

/** The settings of the projects that notes are in: read on the first request, and again when they change. */
export class NoteProjects implements vscode.Disposable {
  private reading = new Map<string, Promise<EditorProject>>();
  private read = new Map<string, EditorProject>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher(settingsFiles);
  private readonly readingAgain = delayed(() => this.forget(), PAUSE);
  private readonly listeners = vscode.Disposable.from(
    this.changed,
    this.watcher,
    this.readingAgain,
    this.watcher.onDidCreate(() => this.readingAgain.soon()),
    this.watcher.onDidChange(() => this.readingAgain.soon()),
    this.watcher.onDidDelete(() => this.readingAgain.soon()),
    vscode.workspace.onDidChangeWorkspaceFolders(() => this.forget()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => this.forget()),
  );

  /** Fires when settings have changed, or were read for the first time. */
  readonly onDidChange = this.changed.event;

  dispose(): void {
    this.listeners.dispose();
  }

  /** What the project of a note says. */
  async of(note: vscode.Uri): Promise<EditorProject> {
    const folders = foldersOf(note);
    const key = folders.map(String).join('\n');
    const { reading } = this;
    const known = reading.get(key) ?? readProject(editorFiles, folders);
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

  /** The same without waiting; nothing before it was read, which this begins. */
  latest(note: vscode.Uri): EditorProject {
    const known = this.read.get(foldersOf(note).map(String).join('\n'));
    if (!known) {
      void this.of(note);
    }
    return known ?? [];
  }

  private forget(): void {
    this.reading = new Map();
    this.read = new Map();
    this.changed.fire();
  }
}

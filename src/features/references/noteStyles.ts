import * as vscode from 'vscode';
import {
  type BundledStyleName,
  bundledParent,
  bundledStyle,
  DEFAULT_STYLE,
  isBundledStyle,
} from '../../core/csl/bundledStyles';
import type { CitationStyle, StyleProblem } from '../../core/csl/citationStyle';
import type { NamedBy } from '../../core/files/fileHost';
import { type StyleFileProblem, StyleFiles } from '../../core/files/findStyle';
import { projectStyle } from '../../core/files/noteProject';
import type { NoteStyle } from '../../core/note/noteStyle';
import type { NoteProjects } from '../bibliographies/noteProjects';
import { editorFiles } from '../host/editorFiles';
import { citationLocale, citationStyle } from '../host/settings';
import type { CitationToolsLoader } from './loadCitationProcessor';

/** How the references of a note are written; without a style, in Cytonote's own form. */
export interface ChosenStyle {
  /** Stays the same until the user chooses another style. */
  readonly id: string;
  readonly name: string | undefined;
  readonly locale: string | undefined;
  /** The folders that may contain the file of the style, most likely first; none for a bundled style. */
  readonly folders: readonly vscode.Uri[];
  readonly namedBy: NamedBy;
}

/** Finds the citation style of a note: the one in its front matter, or else the one in the settings. */
export class NoteStyles implements vscode.Disposable {
  private readonly bundled = new Map<string, CitationStyle>();
  private readonly files = new StyleFiles(editorFiles, async (name) => {
    const bundled = bundledParent(name);
    return bundled && this.readBundled(bundled);
  });
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly watcher = vscode.workspace.createFileSystemWatcher('**/*.csl');
  private readonly listeners = vscode.Disposable.from(
    this.changed,
    this.watcher,
    this.watcher.onDidChange(() => this.changed.fire()),
    this.watcher.onDidCreate(() => this.changed.fire()),
    this.watcher.onDidDelete(() => this.changed.fire()),
    vscode.workspace.onDidGrantWorkspaceTrust(() => this.changed.fire()),
  );

  /** Fires when the file of a style has changed, or the workspace becomes trusted so that it may be read. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly tools: CitationToolsLoader,
    private readonly projects: NoteProjects,
  ) {}

  dispose(): void {
    this.listeners.dispose();
  }

  /**
   * The style chosen for a note: by the note, by its project, or by the settings.
   * @param uri of the note; without it, the settings of the workspace decide
   */
  chosenFor(uri: vscode.Uri | undefined, { csl, lang, defaults }: NoteStyle): ChosenStyle {
    const ofProject = projectStyle(uri ? this.projects.latest(uri, defaults) : []);
    const inProject = csl ? undefined : ofProject.csl;
    const name = csl?.value ?? inProject?.name ?? citationStyle(uri);
    const locale = lang ?? ofProject.lang ?? citationLocale(uri);
    const namedBy = csl || inProject ? 'note' : 'setting';
    const isFile = name !== undefined && !isBundledStyle(name);
    const folders = isFile ? (inProject?.folders ?? foldersFor(uri, namedBy)) : [];
    const id = JSON.stringify([name, locale, folders.map(String)]);
    return { id, name, locale, folders, namedBy };
  }

  /** Reads the style; where none is chosen, the default one. */
  async read(chosen: ChosenStyle): Promise<CitationStyle | StyleProblem> {
    const { name = DEFAULT_STYLE } = chosen;
    return isBundledStyle(name) ? this.readBundled(name) : this.readFile(name, chosen);
  }

  private async readBundled(name: BundledStyleName): Promise<CitationStyle> {
    const { compiled } = await this.tools.load();
    const style = this.bundled.get(name) ?? bundledStyle(compiled, name);
    this.bundled.set(name, style);
    return style;
  }

  /** The problem of the chosen style, as far as its file shows it. Loads no engine. */
  async problemOf(chosen: ChosenStyle): Promise<StyleProblem | undefined> {
    const { name } = chosen;
    const read = name && !isBundledStyle(name) ? await this.readFile(name, chosen) : undefined;
    return read && 'message' in read ? read : undefined;
  }

  private async readFile(
    name: string,
    { folders, namedBy }: ChosenStyle,
  ): Promise<CitationStyle | StyleProblem> {
    const file = await this.files.read(name, folders, namedBy);
    return 'style' in file ? file.style : { message: messageFor(name, file.problem) };
  }
}

function messageFor(name: string, problem: StyleFileProblem): string {
  switch (problem.kind) {
    case 'address':
      return vscode.l10n.t('Styles are not fetched: save {0} beside the note and name it.', name);
    case 'missing':
      return vscode.workspace.isTrusted
        ? vscode.l10n.t('There is no citation style {0}.', name)
        : vscode.l10n.t('{0} does not exist, or is not read in Restricted Mode.', name);
    case 'broken':
      return problem.line === undefined
        ? vscode.l10n.t('Citation style {0}: {1}', name, problem.message)
        : vscode.l10n.t(
            'Citation style {0}, line {1}: {2}',
            name,
            problem.line + 1,
            problem.message,
          );
  }
}

/** Where a style may be: beside the note if that names it, and in the folder of the workspace. */
function foldersFor(uri: vscode.Uri | undefined, namedBy: NamedBy): vscode.Uri[] {
  const folder =
    (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
  const hasPlace = uri !== undefined && uri.scheme !== 'untitled';
  const own = hasPlace && namedBy === 'note' ? [vscode.Uri.joinPath(uri, '..')] : [];
  return [...own, ...(folder ? [folder.uri] : [])];
}

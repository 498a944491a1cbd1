import * as vscode from 'vscode';
import { bundledStyle, DEFAULT_STYLE, isBundledStyle } from '../../core/csl/bundledStyles';
import { type CitationStyle, readStyle, type StyleProblem } from '../../core/csl/citationStyle';
import { isAddress, type NoteStyle } from '../../core/note/noteStyle';
import { citationLocale, citationStyle } from '../host/settings';
import { isBlockedByTrust, namedFile } from '../host/trust';
import type { CitationToolsLoader } from './loadCitationProcessor';

/** How the references of a note are written; without a style, in our own form. */
export interface ChosenStyle {
  /** What stays the same until a user chooses another style. */
  readonly id: string;
  readonly name: string | undefined;
  readonly locale: string | undefined;
  /** The files that the style may be in, likeliest first; none for one that comes with Cytonote. */
  readonly files: readonly vscode.Uri[];
}

/** Finds the citation style that is chosen for a note: by its front matter, or else by the settings. */
export class NoteStyles implements vscode.Disposable {
  private readonly bundled = new Map<string, CitationStyle>();
  private readonly ofFiles = new Map<
    string,
    { readonly xml: string; readonly style: CitationStyle }
  >();
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

  /** Fires when a file of a style has changed, or may be read from now on. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly tools: CitationToolsLoader) {}

  dispose(): void {
    this.listeners.dispose();
  }

  /**
   * The style chosen for a note.
   *
   * @param uri of the note; without it, what the settings of the workspace say
   */
  chosenFor(uri: vscode.Uri | undefined, { csl, lang }: NoteStyle): ChosenStyle {
    const name = csl?.value ?? citationStyle(uri);
    const locale = lang ?? citationLocale(uri);
    const files = name && !isBundledStyle(name) ? filesNamed(name, uri, csl !== undefined) : [];
    return { id: JSON.stringify([name, locale, files.map(String)]), name, locale, files };
  }

  /** Reads the style; where none is chosen, the default one. */
  async read({ name = DEFAULT_STYLE, files }: ChosenStyle): Promise<CitationStyle | StyleProblem> {
    if (isBundledStyle(name)) {
      const { compiled } = await this.tools.load();
      const style = this.bundled.get(name) ?? bundledStyle(compiled, name);
      this.bundled.set(name, style);
      return style;
    }
    return this.readFile(name, files);
  }

  /** What is wrong with the style that is chosen, as far as its file shows; loads no engine. */
  async problemOf({ name, files }: ChosenStyle): Promise<StyleProblem | undefined> {
    const read = name && !isBundledStyle(name) ? await this.readFile(name, files) : undefined;
    return read && 'message' in read ? read : undefined;
  }

  private async readFile(
    name: string,
    files: readonly vscode.Uri[],
  ): Promise<CitationStyle | StyleProblem> {
    if (isAddress(name)) {
      return {
        message: vscode.l10n.t(
          'Styles are not fetched: save {0} beside the note and name it.',
          name,
        ),
      };
    }
    for (const file of files) {
      const xml = (await isBlockedByTrust(file)) ? undefined : await textOf(file);
      if (xml !== undefined) {
        return this.styleIn(file, name, xml);
      }
    }
    return {
      message: vscode.workspace.isTrusted
        ? vscode.l10n.t('There is no citation style {0}.', name)
        : vscode.l10n.t('{0} is not there, or not read in Restricted Mode.', name),
    };
  }

  private styleIn(file: vscode.Uri, name: string, xml: string): CitationStyle | StyleProblem {
    const known = this.ofFiles.get(file.toString());
    if (known?.xml === xml) {
      return known.style;
    }
    const read = readStyle(xml);
    if ('problem' in read) {
      const { message, line } = read.problem;
      return {
        message:
          line === undefined
            ? vscode.l10n.t('Citation style {0}: {1}', name, message)
            : vscode.l10n.t('Citation style {0}, line {1}: {2}', name, line + 1, message),
      };
    }
    this.ofFiles.set(file.toString(), { xml, style: read.style });
    return read.style;
  }
}

/** Where a style may be: beside the note if that names it, and in the folder of the workspace. */
function filesNamed(name: string, uri: vscode.Uri | undefined, isOfNote: boolean): vscode.Uri[] {
  if (isAddress(name)) {
    return [];
  }
  const folder =
    (uri && vscode.workspace.getWorkspaceFolder(uri)) ?? vscode.workspace.workspaceFolders?.[0];
  const hasPlace = uri !== undefined && uri.scheme !== 'untitled';
  const own = hasPlace ? [vscode.Uri.joinPath(uri, '..')] : [];
  const folders = [...(isOfNote ? own : []), ...(folder ? [folder.uri] : [])];
  return folders.flatMap((it) => namedFile(it, name, isOfNote ? own : undefined) ?? []);
}

async function textOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

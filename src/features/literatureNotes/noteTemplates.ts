import * as vscode from 'vscode';
import { USER_FOLDER } from '../../core/files/findUserFiles';
import { LONGEST_TEMPLATE } from '../../core/literatureNotes/noteTemplate';
import { labelText } from '../../core/text/escape';
import { readFileText } from '../host/fileTexts';
import { openOrCreate } from '../library/libraryFolders';

/** The folder within `cytonote/` for the user's templates. */
const FOLDER = 'templates';
/** Where {@link NoteTemplates.edit} puts a copy of the bundled template. */
const COPY = 'literature-note.md';

/** A template, and the file that it is in. */
export interface NoteTemplate {
  /** Undefined for the bundled template. */
  readonly file: vscode.Uri | undefined;
  readonly text: string;
}

/** Whether a document is a template of the user's. */
export function isTemplate({ uri }: vscode.TextDocument): boolean {
  return uri.path.includes(`/${USER_FOLDER}/${FOLDER}/`) && uri.path.endsWith('.md');
}

/** The templates of literature notes: those of a workspace folder, and the bundled one. */
export class NoteTemplates {
  private readonly bundled: vscode.Uri;

  constructor(extensionUri: vscode.Uri) {
    this.bundled = vscode.Uri.joinPath(extensionUri, 'media', 'literature-note.md');
  }

  /** The only template of a folder, or the one that the user chooses; where the folder has none, the bundled one. */
  async choose(folder: vscode.WorkspaceFolder): Promise<NoteTemplate | undefined> {
    const files = await templatesIn(folder);
    const [file] = files;
    if (files.length < 2) {
      return file ? readTemplate(file) : { file: undefined, text: await this.bundledText() };
    }
    const items = files.map((it) => ({
      label: labelText(it.path.split('/').at(-1) ?? ''),
      file: it,
    }));
    const title = vscode.l10n.t('Literature note: choose a template');
    const chosen = await vscode.window.showQuickPick(items, { title });
    return chosen && readTemplate(chosen.file);
  }

  /** Opens the template of a folder; if it has none, creates a copy of the bundled one. */
  async edit(folder: vscode.WorkspaceFolder): Promise<void> {
    const [file] = await templatesIn(folder);
    const uri = file ?? vscode.Uri.joinPath(folderOf(folder), COPY);
    await vscode.window.showTextDocument(await openOrCreate(uri, await this.bundledText()));
  }

  private async bundledText(): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.bundled));
  }
}

function folderOf({ uri }: vscode.WorkspaceFolder): vscode.Uri {
  return vscode.Uri.joinPath(uri, USER_FOLDER, FOLDER);
}

async function templatesIn(folder: vscode.WorkspaceFolder): Promise<vscode.Uri[]> {
  try {
    const entries = await vscode.workspace.fs.readDirectory(folderOf(folder));
    return entries
      .filter(([name, type]) => type !== vscode.FileType.Directory && name.endsWith('.md'))
      .map(([name]) => vscode.Uri.joinPath(folderOf(folder), name))
      .sort((a, b) => (a.path < b.path ? -1 : 1));
  } catch {
    return [];
  }
}

async function readTemplate(file: vscode.Uri): Promise<NoteTemplate> {
  const read = await readFileText(file);
  return { file, text: (read?.text ?? '').slice(0, LONGEST_TEMPLATE) };
}

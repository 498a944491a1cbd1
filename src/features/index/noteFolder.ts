import * as vscode from 'vscode';
import { Exclusions } from '../../core/noteIndex/exclusions';
import { isNoteFile } from '../notes/noteFiles';
import { indexExcludes, isIndexed } from '../settings';

const GITIGNORE = '.gitignore';

/** The files of notes in a folder of the workspace, as far as settings and `.gitignore` leave them in. */
export class NoteFolder {
  private exclusions = new Exclusions([]);
  private isOn = false;

  constructor(readonly uri: vscode.Uri) {}

  /** Whether a single file can be judged without looking at its folder. */
  get judgesByPath(): boolean {
    return !this.exclusions.dependOnNeighbours;
  }

  /** Whether something in the folder is left in, as far as is known since it was last walked. */
  includes(uri: vscode.Uri, isFolder: boolean): boolean {
    return this.isOn && isOf(this.uri, uri) && !this.exclusions.exclude(this.pathOf(uri), isFolder);
  }

  /** Reads settings and `.gitignore` files anew, and gives all files of notes that are left in. */
  async walk(): Promise<vscode.Uri[]> {
    this.isOn = isIndexed(this.uri);
    const exclusions = new Exclusions(indexExcludes(this.uri));
    const files: vscode.Uri[] = [];
    const folders = this.isOn ? [this.uri] : [];
    for (let folder = folders.pop(); folder; folder = folders.pop()) {
      const entries = await entriesOf(folder);
      const names = new Set(entries.map(([name]) => name));
      if (names.has(GITIGNORE)) {
        const rules = await textOf(vscode.Uri.joinPath(folder, GITIGNORE));
        exclusions.addGitignore(this.pathOf(folder), rules);
      }
      for (const [name, type] of entries) {
        const uri = vscode.Uri.joinPath(folder, name);
        const isFolder = (type & vscode.FileType.Directory) !== 0;
        // Links to folders are not followed: they may lead round in a circle.
        const isLinked = isFolder && (type & vscode.FileType.SymbolicLink) !== 0;
        const isWanted = (isFolder && !isLinked) || (!isFolder && isNoteFile(uri));
        if (
          isWanted &&
          isOf(this.uri, uri) &&
          !exclusions.exclude(this.pathOf(uri), isFolder, names)
        ) {
          (isFolder ? folders : files).push(uri);
        }
      }
    }
    this.exclusions = exclusions;
    return files;
  }

  private pathOf(uri: vscode.Uri): string {
    return uri.path.slice(this.uri.path.replace(/\/$/, '').length + 1);
  }
}

/** Whether a change of a file changes what is left out of its folder. */
export function isRuleFile({ path }: vscode.Uri): boolean {
  return path.endsWith(`/${GITIGNORE}`);
}

/** Whether a folder of the workspace is the one that something belongs to: the innermost. */
function isOf(folder: vscode.Uri, uri: vscode.Uri): boolean {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === folder.toString();
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    // It was deleted meanwhile, or may not be read.
    return [];
  }
}

async function textOf(file: vscode.Uri): Promise<string> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
  } catch {
    return '';
  }
}

import * as vscode from 'vscode';
import { ImportTargets, type Shelved, type SourceFile } from '../../core/importing/importTargets';
import { mentionedEntities } from '../../core/importing/mentionedEntities';
import type { Library } from '../../core/library/library';
import type { Reference } from '../../core/literature/reference';
import { findChange } from '../../core/text/edits';
import { bytesOfNewFile, decodeFile, editFile, encodingRefusal } from '../host/fileTexts';
import { rangesIn } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTask } from '../host/runningTasks';
import { sourcesFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** Files that are read at the same time. */
const AT_ONCE = 16;

/** A reference and the result of adding it. */
export interface AddedSource {
  readonly reference: Reference;
  readonly shelved: Shelved;
}

/** The files of sources in the workspace: creates new ones, and adds to existing ones. */
export class SourceFiles {
  private last: Promise<unknown> = Promise.resolve();

  /** @param bundled what comes with Cytonote: for its sources no file is written */
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly bundled: Library,
  ) {}

  /**
   * Adds references to the library of a folder; runs one import after the other. A cancelled import keeps
   * what it has written so far.
   */
  add(
    folder: vscode.WorkspaceFolder,
    references: readonly Reference[],
    task: RunningTask,
  ): Promise<AddedSource[]> {
    const adding = this.last.then(() => this.addNow(sourcesFolder(folder), references, task));
    this.last = adding.catch(() => undefined);
    return adding;
  }

  private async addNow(
    folder: vscode.Uri,
    references: readonly Reference[],
    { signal, report }: RunningTask,
  ): Promise<AddedSource[]> {
    const isWanted = () => !signal.aborted;
    const files = await readSourceFiles(folder);
    const before = new Map(files.map(({ name, text }) => [name, text]));
    const shelf = await runCooperatively(ImportTargets.of(this.bundled.sources, files), isWanted);
    const added: AddedSource[] = [];
    let pause = performance.now();
    for (const [at, reference] of shelf ? references.entries() : []) {
      if (performance.now() - pause > 8) {
        await new Promise<void>((resolve) => setTimeout(resolve));
        pause = performance.now();
        report(vscode.l10n.t('Importing {0} of {1}…', at + 1, references.length));
      }
      if (signal.aborted) {
        break;
      }
      const shelved = shelf?.add(reference, (texts) =>
        mentionedEntities(texts, this.library.recogniser),
      );
      if (shelved) {
        const written = await write(folder, shelved, before);
        added.push({ reference, shelved: written });
        if (written.outcome === 'new' || written.outcome === 'merged') {
          this.library.follows(vscode.Uri.joinPath(folder, written.file.name));
        }
      }
    }
    return added;
  }
}

/** Writes the result of an import, unless someone else has changed the file in the meantime. */
async function write(
  folder: vscode.Uri,
  shelved: Shelved,
  before: Map<string, string>,
): Promise<Shelved> {
  if (shelved.outcome !== 'new' && shelved.outcome !== 'merged') {
    return shelved;
  }
  const { name, text } = shelved.file;
  const uri = vscode.Uri.joinPath(folder, name);
  const refused = (message: string): Shelved => ({ outcome: 'broken', name, message });
  const existing = await textOf(uri);
  if (existing !== before.get(name)) {
    return refused(vscode.l10n.t('it has just been changed'));
  }
  const unsaved = unsavedDocument(uri);
  if (unsaved && existing !== undefined) {
    const { from, to, text: added } = findChange(existing, text);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, rangesIn(existing)({ start: from, end: to }), added);
    // The file has changes that the user has not saved: whether to save them is for the user to decide.
    await vscode.workspace.applyEdit(edit);
  } else if (existing !== undefined) {
    const edited = editFile(uri, await vscode.workspace.fs.readFile(uri), existing, text);
    if (!edited) {
      return refused(encodingRefusal());
    }
    await vscode.workspace.fs.writeFile(uri, edited);
  } else {
    await vscode.workspace.fs.createDirectory(folder);
    await vscode.workspace.fs.writeFile(uri, bytesOfNewFile(uri, text));
  }
  before.set(name, text);
  return shelved;
}

async function readSourceFiles(folder: vscode.Uri): Promise<SourceFile[]> {
  const names = (await entriesOf(folder))
    .filter(([name, type]) => type !== vscode.FileType.Directory && name.endsWith('.source.yaml'))
    .map(([name]) => name)
    .sort();
  const files: SourceFile[] = [];
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const read = names.slice(at, at + AT_ONCE).map(async (name) => {
      // Of a file that cannot be read, only the name counts.
      return [{ name, text: (await textOf(vscode.Uri.joinPath(folder, name))) ?? '' }];
    });
    files.push(...(await Promise.all(read)).flat());
  }
  return files;
}

async function entriesOf(folder: vscode.Uri): Promise<[string, vscode.FileType][]> {
  try {
    return await vscode.workspace.fs.readDirectory(folder);
  } catch {
    return [];
  }
}

/** The text of a file: the text in an editor if it has unsaved changes, or else the text on the disk. */
async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  const unsaved = unsavedDocument(uri);
  if (unsaved) {
    return unsaved.getText();
  }
  try {
    return decodeFile(uri, await vscode.workspace.fs.readFile(uri))?.text ?? '';
  } catch {
    return undefined;
  }
}

function unsavedDocument(uri: vscode.Uri): vscode.TextDocument | undefined {
  const name = uri.toString();
  return vscode.workspace.textDocuments.find(
    (document) => document.isDirty && document.uri.toString() === name,
  );
}

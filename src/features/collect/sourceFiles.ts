import * as vscode from 'vscode';
import {
  type AddedReference,
  ImportTargets,
  type SourceFile,
} from '../../core/importing/importTargets';
import { mentionedEntities } from '../../core/importing/mentionedEntities';
import type { Library } from '../../core/library/library';
import type { EntityId } from '../../core/library/schema';
import type { Reference } from '../../core/literature/reference';
import { findChange } from '../../core/text/edits';
import { openDocument } from '../host/documents';
import {
  bytesOfNewFile,
  decodeFile,
  editFile,
  encodingRefusal,
  refusalOfEdit,
} from '../host/fileTexts';
import { rangesIn } from '../host/positions';
import { pauses, runCooperatively } from '../host/runCooperatively';
import type { RunningTask } from '../host/runningTasks';
import { sourcesFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** Files that are read at the same time. */
const AT_ONCE = 16;

/** A reference and the result of adding it. */
export interface AddedSource {
  readonly reference: Reference;
  readonly result: AddedReference;
}

/** The changes that adding references to the library needs, before they are made. */
export interface PreparedSources {
  readonly added: readonly AddedSource[];
  /** Puts the changes of the files into an edit, so that one undo reverts them with the rest of the edit. */
  addTo(edit: vscode.WorkspaceEdit): void;
  /** Call this after the edit: saves files without other unsaved changes, and makes the library read all of them. */
  followEdit(): Promise<void>;
}

/** The files of sources in the workspace: creates new ones, and adds to existing ones. */
export class SourceFiles {
  private last: Promise<unknown> = Promise.resolve();

  /** @param bundled the library that comes with Cytonote: no file is written for its sources */
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
    const { targets, before } = await this.targetsIn(folder, signal);
    const added: AddedSource[] = [];
    const pause = pauses();
    for (const [at, reference] of targets ? references.entries() : []) {
      if (await pause()) {
        report(vscode.l10n.t('Importing {0} of {1}…', at + 1, references.length));
      }
      if (signal.aborted) {
        break;
      }
      const result = targets?.add(reference, (texts) => this.entitiesIn(texts));
      if (result) {
        const written = await write(folder, result, before);
        added.push({ reference, result: written });
        if (written.outcome === 'new' || written.outcome === 'merged') {
          this.library.follows(vscode.Uri.joinPath(folder, written.file.name));
        }
      }
    }
    return added;
  }

  /**
   * Prepares the addition of a few references to the library of a folder. Writes nothing.
   *
   * @param rewrite changes the text of a new or extended file before it is written
   */
  async prepare(
    folder: vscode.WorkspaceFolder,
    references: readonly Reference[],
    { signal }: RunningTask,
    rewrite = (text: string) => text,
  ): Promise<PreparedSources> {
    const sources = sourcesFolder(folder);
    const { targets, before } = await this.targetsIn(sources, signal);
    const changes = new Map<string, FileChange>();
    const added: AddedSource[] = [];
    for (const reference of references) {
      const result = targets?.add(reference, (texts) => this.entitiesIn(texts));
      if (result?.outcome === 'new' || result?.outcome === 'merged') {
        const { name, text } = result.file;
        const uri = vscode.Uri.joinPath(sources, name);
        const change = await changeOf(uri, before.get(name), rewrite(text));
        if ('refusal' in change) {
          added.push({ reference, result: { outcome: 'broken', name, message: change.refusal } });
        } else {
          changes.set(name, change);
          added.push({ reference, result });
        }
      } else if (result) {
        added.push({ reference, result });
      }
    }
    return {
      added,
      addTo: (edit) => {
        changes.forEach((change) => {
          change.addTo(edit);
        });
      },
      followEdit: async () => {
        for (const { uri, isSaved } of changes.values()) {
          this.library.follows(uri);
          if (isSaved) {
            await (await vscode.workspace.openTextDocument(uri)).save();
          }
        }
      },
    };
  }

  private async targetsIn(folder: vscode.Uri, signal: AbortSignal) {
    const files = await readSourceFiles(folder);
    const reading = ImportTargets.of(this.bundled.sources, files);
    return {
      targets: await runCooperatively(reading, () => !signal.aborted),
      before: new Map(files.map(({ name, text }) => [name, text])),
    };
  }

  private entitiesIn(texts: readonly (string | undefined)[]): readonly EntityId[] {
    return mentionedEntities(texts, this.library.recogniser);
  }
}

/** The change of one file. */
interface FileChange {
  readonly uri: vscode.Uri;
  /** Whether the file exists and has no unsaved changes, so that it is saved after the edit. */
  readonly isSaved: boolean;
  addTo(edit: vscode.WorkspaceEdit): void;
}

/**
 * The change that gives a file a text.
 *
 * @param before the text that the change was made for; undefined if there is no file yet
 */
async function changeOf(
  uri: vscode.Uri,
  before: string | undefined,
  text: string,
): Promise<FileChange | { readonly refusal: string }> {
  if (before === undefined) {
    const contents = bytesOfNewFile(uri, text);
    // Without an option, the editor rejects the edit if the file has been created in the meantime.
    return { uri, isSaved: false, addTo: (edit) => edit.createFile(uri, { contents }) };
  }
  const document = await vscode.workspace.openTextDocument(uri);
  const { from, to, text: added } = findChange(before, text);
  const hasChanged = document.getText() !== before;
  const refusal = hasChanged
    ? vscode.l10n.t('it has just been changed')
    : await refusalOfEdit(document, added);
  const range = rangesIn(before)({ start: from, end: to });
  const addTo = (edit: vscode.WorkspaceEdit) => edit.replace(uri, range, added);
  return refusal === undefined ? { uri, isSaved: !document.isDirty, addTo } : { refusal };
}

/** Writes the result of an import, unless someone else has changed the file in the meantime. */
async function write(
  folder: vscode.Uri,
  result: AddedReference,
  before: Map<string, string>,
): Promise<AddedReference> {
  if (result.outcome !== 'new' && result.outcome !== 'merged') {
    return result;
  }
  const { name, text } = result.file;
  const uri = vscode.Uri.joinPath(folder, name);
  const refused = (message: string): AddedReference => ({ outcome: 'broken', name, message });
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
  return result;
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
  const open = openDocument(uri);
  return open?.isDirty ? open : undefined;
}

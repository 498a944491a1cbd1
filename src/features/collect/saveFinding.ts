import * as vscode from 'vscode';
import type { Quoted } from '../../core/card/links';
import type { Shelved } from '../../core/importing/importTargets';
import type { EntityId } from '../../core/library/schema';
import type { Publication } from '../../core/literature/publication';
import { applyEdits } from '../../core/text/edits';
import { addFinding, findingText, rangeOfFinding } from '../../core/workspaceLibrary/addFinding';
import { SAVE_FINDING } from '../host/commands';
import { decodeFile, explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { toRange, toWorkspaceEdit } from '../host/positions';
import type { RunningTasks } from '../host/runningTasks';
import {
  explainClosedFile,
  hasLibraryFolder,
  libraryFolder,
  sourcesFolder,
} from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { EntityPicker } from '../pages/pickEntity';
import type { Sentence, SentencePicker } from './pickSentence';
import type { SourceFiles } from './sourceFiles';
import { fileOfSource } from './writeFinding';

/**
 * Saves a sentence of an abstract as a finding, in the file of its publication in the workspace, where the user can
 * reword it: the sentence that a card quotes, or one that the user chooses.
 */
export function registerFindingSaving(
  library: WorkspaceLibrary,
  files: SourceFiles,
  entities: EntityPicker,
  sentences: SentencePicker,
  tasks: RunningTasks,
): vscode.Disposable {
  return vscode.commands.registerCommand(SAVE_FINDING, async (target?: unknown) => {
    if (!hasLibraryFolder()) {
      return;
    }
    const sentence = await sentenceMeant(target, entities, sentences);
    if (!sentence) {
      return;
    }
    const finding = { text: findingText(sentence.text), entity: sentence.entity };
    const document = await openFileOf(sentence.publication, finding, library, files, tasks);
    if (document) {
      await write(document, finding, library);
    }
  });
}

/** The sentence that a card quotes; else one of the page in the active tab, or on the name at the cursor. */
async function sentenceMeant(
  target: unknown,
  entities: EntityPicker,
  sentences: SentencePicker,
): Promise<Sentence | undefined> {
  const quoted = isQuoted(target) ? target : undefined;
  const known = quoted ? await sentences.find(quoted) : undefined;
  const onPage = quoted ? undefined : await sentences.pickOnPage();
  if (known || onPage) {
    return known ?? onPage?.sentence;
  }
  const title = vscode.l10n.t('Save a finding about');
  const entity = await entities.entityFor(quoted?.entity, title);
  return entity && sentences.pickOn(entity);
}

/** A finding that is to be saved. */
interface NewFinding {
  readonly text: string;
  readonly entity: EntityId;
}

/** Adds a finding to the text of a file that is created or extended for it, so that one undo takes back both. */
function withFinding(file: string, { text, entity }: NewFinding): string {
  const edit = addFinding(file, text, entity);
  return edit ? applyEdits(file, [edit]) : file;
}

/** Opens the file of a publication in the workspace; creates it, with the finding, if there is none. */
async function openFileOf(
  publication: Publication,
  finding: NewFinding,
  library: WorkspaceLibrary,
  files: SourceFiles,
  tasks: RunningTasks,
): Promise<vscode.TextDocument | undefined> {
  const { source, reference } = publication;
  const rewrite = (text: string) => withFinding(text, finding);
  if (source) {
    return fileOfSource(source, library, rewrite);
  }
  const folder = await libraryFolder(activeNote()?.document.uri);
  if (!folder) {
    return undefined;
  }
  const what = vscode.l10n.t('Saving the finding…');
  const prepared = await tasks.run(what, (task) =>
    files.prepare(folder, [reference], task, rewrite),
  );
  const edit = new vscode.WorkspaceEdit();
  prepared.addTo(edit);
  await vscode.workspace.applyEdit(edit);
  await prepared.followEdit();
  const [added] = prepared.added;
  return added && openAdded(added.shelved, sourcesFolder(folder), library, rewrite);
}

/** Opens the file of a reference that was added to the library, or says why there is none. */
async function openAdded(
  shelved: Shelved,
  folder: vscode.Uri,
  library: WorkspaceLibrary,
  rewrite: (text: string) => string,
): Promise<vscode.TextDocument | undefined> {
  const open = (name: string) =>
    vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
  switch (shelved.outcome) {
    case 'untitled':
      void vscode.window.showWarningMessage(
        vscode.l10n.t('A publication without a title cannot be added to the library.'),
      );
      return undefined;
    case 'broken':
      explainRefusal(vscode.Uri.joinPath(folder, shelved.name), shelved.message);
      return undefined;
    case 'bundled': {
      const bundled = library.latest.source(shelved.key);
      return bundled && fileOfSource(bundled, library, rewrite);
    }
    case 'same':
      return open(shelved.name);
    default:
      return open(shelved.file.name);
  }
}

/** Adds the finding, unless the file has it, and selects its text. */
async function write(
  document: vscode.TextDocument,
  { text, entity }: NewFinding,
  library: WorkspaceLibrary,
): Promise<void> {
  const editor = await vscode.window.showTextDocument(document);
  await readAgain(document);
  const isSaved = !document.isDirty;
  const edit = addFinding(document.getText(), text, entity);
  const refusal = edit && (await refusalOfEdit(document, edit.text));
  if (refusal !== undefined) {
    return explainRefusal(document.uri, refusal);
  }
  if (edit) {
    await vscode.workspace.applyEdit(toWorkspaceEdit(document, edit));
  }
  library.follows(document.uri);
  const place = rangeOfFinding(document.getText(), text, entity);
  if (!place) {
    return explainClosedFile(document);
  }
  const range = toRange(document, place);
  // With the cursor at its beginning, so that a long sentence is not scrolled out of view.
  editor.selection = new vscode.Selection(range.end, range.start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  // Whether to save other changes is for the user to decide.
  if (edit && isSaved) {
    await document.save();
  }
}

/** Lets the editor follow a file that was just written: it may still hold the text from before. */
async function readAgain(document: vscode.TextDocument): Promise<void> {
  const { uri } = document;
  const file = decodeFile(uri, await vscode.workspace.fs.readFile(uri));
  if (file && !document.isDirty && file.text !== document.getText()) {
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
}

/** Whether the argument of the command is that of a card; menus pass something else. */
function isQuoted(target: unknown): target is Quoted {
  const { entity, publication, text } = (target ?? {}) as Partial<Record<keyof Quoted, unknown>>;
  return [entity, publication, text].every((it) => typeof it === 'string');
}

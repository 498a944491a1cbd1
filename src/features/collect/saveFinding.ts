import * as vscode from 'vscode';
import type { QuotedSentence } from '../../core/card/links';
import type { EntityId } from '../../core/library/schema';
import { applyEdits } from '../../core/text/edits';
import { addFinding, findingText, rangeOfFinding } from '../../core/workspaceLibrary/addFinding';
import { SAVE_FINDING } from '../host/commands';
import type { RunningTasks } from '../host/runningTasks';
import { explainClosedFile, hasLibraryFolder } from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { EntityPicker } from '../pages/pickEntity';
import { addFindings, openFileOf, selectFinding } from './findingFile';
import type { Sentence, SentencePicker } from './pickSentence';
import type { SourceFiles } from './sourceFiles';

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
    const document = await openFileOf(sentence.publication, library, files, tasks, (file) =>
      withFinding(file, finding),
    );
    if (document) {
      await write(document, finding, library);
    }
  });
}

/**
 * The sentence that a card quotes; else one that the user chooses, of the page in the active tab or about the name at
 * the cursor.
 */
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

/** Adds a finding to the text of a file that is created or extended for it, so that one undo reverts both. */
function withFinding(file: string, { text, entity }: NewFinding): string {
  const edit = addFinding(file, text, entity);
  return edit ? applyEdits(file, [edit]) : file;
}

/** Adds the finding, unless the file has it, and selects its text. */
async function write(
  document: vscode.TextDocument,
  { text, entity }: NewFinding,
  library: WorkspaceLibrary,
): Promise<void> {
  const editor = await addFindings(document, (file) => addFinding(file, text, entity), library);
  const place = editor && rangeOfFinding(document.getText(), text, entity);
  if (editor && !place) {
    return explainClosedFile(document);
  }
  if (editor && place) {
    selectFinding(editor, place);
  }
}

/** Whether the argument of the command comes from a card; menus pass other values. */
function isQuoted(target: unknown): target is QuotedSentence {
  const { entity, publication, text } = (target ?? {}) as Partial<
    Record<keyof QuotedSentence, unknown>
  >;
  return [entity, publication, text].every((it) => typeof it === 'string');
}

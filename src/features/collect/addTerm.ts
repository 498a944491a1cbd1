import * as vscode from 'vscode';
import { kindLabel } from '../../core/card/labels';
import { type EntityId, type EntityKind, entityKinds } from '../../core/library/schema';
import { addName, hasName, idFor, type NewEntity } from '../../core/workspaceLibrary/addName';
import { ADD_TERM } from '../host/commands';
import { isNote, noteSelector } from '../host/documents';
import { explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { toWorkspaceEdit } from '../host/positions';
import { confirm } from '../host/statusMessage';
import {
  explainClosedFile,
  offerFolder,
  openOrCreate,
  userFolderFor,
} from '../library/libraryFolders';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';

/** UTF-16 units of a selection that may be a name, at most. */
const LONGEST_TERM = 100;
const FILE = 'entities.yaml';

/** A term, and what it is a name of: an entity of the library, or a new one. */
interface Term {
  readonly text: string;
  readonly meant: EntityId | NewEntity;
}

interface EntityItem extends vscode.QuickPickItem {
  /** Undefined for the item that creates a new entity. */
  readonly id?: EntityId;
}

interface KindItem extends vscode.QuickPickItem {
  readonly entityKind: EntityKind;
}

/** Adds the selected text to the names of the workspace library. */
export function registerTermAdding(library: WorkspaceLibrary): vscode.Disposable {
  const addTerm = async (given?: Term) => {
    const document = vscode.window.activeTextEditor?.document;
    const text = given?.text ?? selectedTerm(vscode.window.activeTextEditor);
    if (!text) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Select a name in a note, or put the cursor in one.'),
      );
      return;
    }
    const folder = userFolderFor(document);
    if (!folder) {
      return offerFolder();
    }
    const meant = given?.meant ?? (await pickEntity(text, library));
    if (meant) {
      await write({ text, meant }, vscode.Uri.joinPath(folder, FILE), library);
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(ADD_TERM, addTerm),
    vscode.languages.registerCodeActionsProvider(
      noteSelector,
      { provideCodeActions: (document, range) => actionsFor(document, range) },
      { providedCodeActionKinds: [vscode.CodeActionKind.Refactor] },
    ),
  );
}

/** Offers the action for a selection only: otherwise, the light bulb would appear at every word. */
function actionsFor(
  document: vscode.TextDocument,
  range: vscode.Range | vscode.Selection,
): vscode.CodeAction[] {
  const term = termIn(document, range);
  if (!term) {
    return [];
  }
  const title = vscode.l10n.t('Add “{0}” to my terms…', term);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.Refactor);
  action.command = { command: ADD_TERM, title };
  return [action];
}

/** The selected text, or the word at the cursor. */
function selectedTerm(editor: vscode.TextEditor | undefined): string | undefined {
  if (!editor || !isNote(editor.document)) {
    return undefined;
  }
  const { document, selection } = editor;
  const word = selection.isEmpty
    ? document.getWordRangeAtPosition(selection.active, /[\p{L}\p{N}][\p{L}\p{N}-]*/u)
    : selection;
  return word && termIn(document, word);
}

function termIn(document: vscode.TextDocument, range: vscode.Range): string | undefined {
  if (!range.isSingleLine || range.isEmpty) {
    return undefined;
  }
  const text = document.getText(range).trim().replace(/\s+/g, ' ');
  return /^[\p{L}\p{N}]/u.test(text) && text.length <= LONGEST_TERM ? text : undefined;
}

/** Asks the user what a term is a name of. */
async function pickEntity(
  text: string,
  library: WorkspaceLibrary,
): Promise<Term['meant'] | undefined> {
  const items: EntityItem[] = [
    { label: vscode.l10n.t('A new entity “{0}”', text), iconPath: new vscode.ThemeIcon('add') },
    { label: vscode.l10n.t('A new name for'), kind: vscode.QuickPickItemKind.Separator },
    ...library.latest.entities.map(({ id, label, name, kind, synonyms }) => ({
      id,
      label,
      description: `${name} · ${kindLabel(kind)}`,
      detail: synonyms.map((form) => form.text).join(', '),
    })),
  ];
  const item = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Add “{0}” to my terms', text),
    placeHolder: vscode.l10n.t('What is it a name of? Search by any of its names'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return item && (item.id ?? askForEntity(text, library));
}

/** Asks the user for the fields that a new entity needs. */
async function askForEntity(
  label: string,
  library: WorkspaceLibrary,
): Promise<NewEntity | undefined> {
  const kinds = entityKinds.map(
    (kind): KindItem => ({
      entityKind: kind,
      label: kindLabel(kind),
    }),
  );
  const title = vscode.l10n.t('A new entity “{0}”', label);
  const placeHolder = vscode.l10n.t('What kind of entity is it?');
  const chosen = await vscode.window.showQuickPick(kinds, { title, placeHolder });
  const prompt = vscode.l10n.t('Its full name');
  const name = chosen && (await vscode.window.showInputBox({ title, prompt, value: label }));
  if (!chosen || !name?.trim()) {
    return undefined;
  }
  const id = idFor(label, { has: (it) => library.latest.entity(it) !== undefined });
  return { id, kind: chosen.entityKind, label, name: name.trim() };
}

async function write(
  { text, meant }: Term,
  uri: vscode.Uri,
  library: WorkspaceLibrary,
): Promise<void> {
  const id = typeof meant === 'string' ? meant : meant.id;
  const sayKnown = () =>
    confirm(vscode.l10n.t('“{0}” is already recognised as {1}.', text, labelOf(id, library)));
  if (library.recogniser.entityNamed(text)?.id === id) {
    return sayKnown();
  }
  const comment = vscode.l10n.t('Names and entities of this workspace, read by Cytonote.');
  const document = await openOrCreate(uri, `# ${comment}\n`);
  // The file may contain the name already, if it has not been read since.
  if (hasName(document.getText(), text, id)) {
    return sayKnown();
  }
  const makeEdit = () => addName(document.getText(), text, meant);
  const refusal = await refusalOfEdit(document, makeEdit()?.text ?? '');
  if (refusal !== undefined) {
    return explainRefusal(uri, refusal);
  }
  // The text may have changed since.
  const edit = makeEdit();
  const isWritten = edit && (await vscode.workspace.applyEdit(toWorkspaceEdit(document, edit)));
  if (!isWritten) {
    await vscode.window.showTextDocument(document);
    return explainClosedFile(document);
  }
  await document.save();
  const label = typeof meant === 'string' ? labelOf(meant, library) : meant.label;
  confirm(vscode.l10n.t('“{0}” is now a name of {1}.', text, label));
}

function labelOf(id: EntityId, library: WorkspaceLibrary): string {
  return library.latest.entity(id)?.label ?? id;
}

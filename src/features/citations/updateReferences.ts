import * as vscode from 'vscode';
import {
  referencesEdit,
  referencesUpdate,
  unprintedKeys,
} from '../../core/cite/updateReferenceList';
import { IncrementalNote } from '../../core/note/incrementalNote';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { UPDATE_REFERENCES } from '../host/commands';
import { documentAt } from '../host/documents';
import { explainRefusal, refusalOfEdit } from '../host/fileTexts';
import { toRange, toWorkspaceEdit } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { confirm } from '../host/statusMessage';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { ReferenceFormatter } from '../references/referenceFormatter';

/** Writes the references that a note cites into a list at the end of the note, or updates the list. */
export function registerReferencesUpdate(
  literatures: NoteLiteratures,
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  formatter: ReferenceFormatter,
): vscode.Disposable {
  const wholeOf = async (document: vscode.TextDocument) =>
    analyses.whole(document) ??
    // The note is still being read, or is too long to be analysed all the time.
    (await runCooperatively(IncrementalNote.inSlices(document.getText(), library.recogniser, [])))
      .analysis;

  /** @returns where the list is, if the note now has one */
  const updateReferences = async (note?: vscode.Uri): Promise<vscode.Range | undefined> => {
    const document = note ? await documentAt(note) : activeNote()?.document;
    if (!document) {
      return confirm(vscode.l10n.t('Open a note first.'));
    }
    const { version } = document;
    const { literature } = await literatures.of(document);
    const analysis = await wholeOf(document);
    const update = referencesUpdate(analysis, literature);
    if (update === 'open') {
      return confirm(vscode.l10n.t('The end of the list of references is missing.'));
    }
    const { cited, references, pandocDiv } = update;
    if (pandocDiv) {
      confirm(
        vscode.l10n.t(
          'Pandoc writes the list of references into the block {#refs} of this note. None was added.',
        ),
      );
      return toRange(document, { start: pandocDiv.start, end: pandocDiv.start });
    }
    const list = await formatter.list(references, { uri: document.uri, analysis });
    if ('message' in list) {
      return confirm(list.message);
    }
    const edit = referencesEdit(analysis, update, list.references, list.style, literature);
    const refusal = edit && (await refusalOfEdit(document, edit.text));
    if (document.version !== version) {
      return confirm(vscode.l10n.t('The note has changed in the meantime. Try again.'));
    }
    if (refusal !== undefined) {
      explainRefusal(document.uri, refusal);
      return undefined;
    }
    const place = edit ?? update.section;
    const range = place && toRange(document, { start: place.start, end: place.start });
    if (edit) {
      await vscode.workspace.applyEdit(toWorkspaceEdit(document, edit));
    }
    const known = new Set(references.map(({ id }) => id));
    confirm(outcome(cited, known, unprintedKeys(update, list.references)));
    return range;
  };
  return vscode.commands.registerCommand(UPDATE_REFERENCES, updateReferences);
}

/** What the command did, which keys have no source, and which sources the style prints nothing for. */
function outcome(
  cited: readonly string[],
  known: ReadonlySet<string>,
  unprinted: readonly string[],
): string {
  const namesOf = (keys: readonly string[]) => keys.map((key) => `@${key}`).join(', ');
  const unknown = namesOf(cited.filter((key) => !known.has(key)));
  const count = known.size - unprinted.length;
  const counted = unknown
    ? vscode.l10n.t('References: {0}. Not known: {1}', count, unknown)
    : vscode.l10n.t('References: {0}', count);
  return unprinted.length > 0
    ? `${counted}. ${vscode.l10n.t('The style prints nothing for: {0}', namesOf(unprinted))}`
    : counted;
}

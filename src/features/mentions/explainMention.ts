import * as vscode from 'vscode';
import { explainMention } from '../../core/card/explanations';
import { mentionAt } from '../../core/note/noteAnalysis';
import { messageText } from '../../core/text/escape';
import { EXPLAIN_MENTION } from '../host/commands';
import { documentAt, isNote } from '../host/documents';
import { toOffset } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** Explains by command which rule recognised the mention at the cursor. */
export function registerMentionExplanation(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
): vscode.Disposable {
  return vscode.commands.registerCommand(
    EXPLAIN_MENTION,
    async (uri?: vscode.Uri, offset?: number) => {
      const editor = vscode.window.activeTextEditor;
      const document = uri ? await documentAt(uri) : editor?.document;
      if (!document || !isNote(document)) {
        return;
      }
      const at = offset ?? (editor && toOffset(document, editor.selection.active)) ?? 0;
      const mention = mentionAt(await analyses.around(document, at), at);
      await vscode.window.showInformationMessage(
        mention
          ? messageText(explainMention(library.latest, mention))
          : vscode.l10n.t('Nothing is recognised at the cursor.'),
      );
    },
  );
}

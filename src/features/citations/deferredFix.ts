import * as vscode from 'vscode';

/** A quick fix of which the menu needs the title only: its edit is made when it is chosen. */
export class DeferredFix extends vscode.CodeAction {
  /** @param makeEdit undefined where the note has changed so that the fix no longer applies */
  constructor(
    title: string,
    readonly makeEdit: (
      token: vscode.CancellationToken,
    ) => Promise<vscode.WorkspaceEdit | undefined>,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** Makes the edit of the quick fix that was chosen: for providers of {@link DeferredFix}. */
export async function resolveCodeAction(
  action: vscode.CodeAction,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction> {
  const edit = action instanceof DeferredFix ? await action.makeEdit(token) : undefined;
  if (edit) {
    action.edit = edit;
  }
  return action;
}

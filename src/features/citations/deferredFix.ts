import * as vscode from 'vscode';

/** A quick fix that makes its edit when the user chooses it: the menu only needs its title. */
export class DeferredFix extends vscode.CodeAction {
  /** @param makeEdit returns undefined if the note has changed so that the fix no longer applies */
  constructor(
    title: string,
    readonly makeEdit: (
      token: vscode.CancellationToken,
    ) => Promise<vscode.WorkspaceEdit | undefined>,
  ) {
    super(title, vscode.CodeActionKind.QuickFix);
  }
}

/** Makes the edit of the chosen quick fix, for providers of {@link DeferredFix}. */
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

import * as vscode from 'vscode';

/** A code action that makes its edit when the user chooses it: the menu only needs its title. */
export class DeferredAction extends vscode.CodeAction {
  /** @param makeEdit returns undefined if the note has changed so that the action no longer applies */
  constructor(
    title: string,
    kind: vscode.CodeActionKind,
    readonly makeEdit: (
      token: vscode.CancellationToken,
    ) => Promise<vscode.WorkspaceEdit | undefined>,
  ) {
    super(title, kind);
  }
}

/** Makes the edit of the chosen code action, for providers of {@link DeferredAction}. */
export async function resolveCodeAction(
  action: vscode.CodeAction,
  token: vscode.CancellationToken,
): Promise<vscode.CodeAction> {
  const edit = action instanceof DeferredAction ? await action.makeEdit(token) : undefined;
  if (edit) {
    action.edit = edit;
  }
  return action;
}

import * as vscode from 'vscode';

/**
 * Registers features one after the other; one that fails is logged, and does not keep the others from
 * being there.
 */
export function registerEach(
  log: vscode.LogOutputChannel,
  registrations: readonly (() => vscode.Disposable)[],
): vscode.Disposable {
  const registered = registrations.flatMap((register) => {
    try {
      return [register()];
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      return [];
    }
  });
  return vscode.Disposable.from(...registered);
}

import * as vscode from 'vscode';

/**
 * Registers features one after the other. If one fails, logs the error and registers the others.
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

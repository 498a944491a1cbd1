import type * as vscode from 'vscode';

/** An action that runs after a pause in its calls. */
export interface Delayed extends vscode.Disposable {
  /** Runs the action after the pause; a further call before that starts the pause again. */
  soon(): void;
  /** Cancels the run that is due. */
  cancel(): void;
}

/**
 * Delays an action until its calls pause: a debounce.
 *
 * @param pause milliseconds without a call before the action runs
 * @param longest milliseconds after the first call in which the action runs even if calls go on
 */
export function delayed(action: () => void, pause: number, longest = Infinity): Delayed {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const run = () => {
    timer = undefined;
    action();
  };
  const soon = () => {
    since = timer === undefined ? Date.now() : since;
    clearTimeout(timer);
    const left = Math.max(0, since + longest - Date.now());
    timer = setTimeout(run, Math.min(pause, left));
  };
  return { soon, cancel, dispose: cancel };
}

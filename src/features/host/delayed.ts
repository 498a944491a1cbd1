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

/** An action that runs for each thing after a pause in the calls for this thing. */
interface DelayedForEach<T> extends vscode.Disposable {
  /**
   * Runs the action for a thing after a pause; a further call for the same thing starts the pause again.
   *
   * @param pause milliseconds, if not those for all things
   */
  soon(thing: T, pause?: number): void;
  /** Cancels the run that is due for a thing. */
  cancel(thing: T): void;
  /** Whether a run is due for a thing. */
  isDue(thing: T): boolean;
}

/**
 * Delays an action separately for each thing: a debounce for each.
 *
 * @param usual milliseconds without a call for a thing before the action runs for it
 */
export function delayedForEach<T>(action: (thing: T) => unknown, usual: number): DelayedForEach<T> {
  const due = new Map<T, ReturnType<typeof setTimeout>>();
  const cancel = (thing: T) => {
    clearTimeout(due.get(thing));
    due.delete(thing);
  };
  const soon = (thing: T, pause = usual) => {
    cancel(thing);
    const run = () => {
      due.delete(thing);
      action(thing);
    };
    due.set(thing, setTimeout(run, pause));
  };
  return {
    soon,
    cancel,
    isDue: (thing) => due.has(thing),
    dispose: () => due.forEach((timer) => clearTimeout(timer)),
  };
}

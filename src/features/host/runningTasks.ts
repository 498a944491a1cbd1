import * as vscode from 'vscode';
import { CANCEL_TASK } from './commands';
import { RUNS_TASK } from './contextKeys';

/** A task that the user waits for. */
export interface RunningTask {
  readonly signal: AbortSignal;
  /** Shows in the status bar what the task does now. */
  report(what: string): void;
}

/** Shows running tasks in the status bar, and cancels them on a click or by command. */
export class RunningTasks implements vscode.Disposable {
  private readonly running = new Map<vscode.StatusBarItem, AbortController>();
  private readonly command = vscode.commands.registerCommand(CANCEL_TASK, () => this.cancel());

  dispose(): void {
    this.cancel();
    this.command.dispose();
  }

  /** Runs a task to its end. To be cancelled, the task must follow its signal. */
  async run<T>(what: string, work: (task: RunningTask) => Promise<T>): Promise<T> {
    const item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Left);
    const cancelling = new AbortController();
    const report = (text: string) => {
      item.text = `$(sync) ${text}`;
      item.accessibilityInformation = { label: text, role: 'button' };
    };
    report(what);
    item.tooltip = vscode.l10n.t('Cancel');
    item.command = CANCEL_TASK;
    item.show();
    this.running.set(item, cancelling);
    this.updateContext();
    try {
      return await work({ signal: cancelling.signal, report });
    } finally {
      this.running.delete(item);
      item.dispose();
      this.updateContext();
    }
  }

  private cancel(): void {
    this.running.forEach((cancelling) => cancelling.abort());
  }

  private updateContext(): void {
    void vscode.commands.executeCommand('setContext', RUNS_TASK, this.running.size > 0);
  }
}

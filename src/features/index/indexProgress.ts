import * as vscode from 'vscode';
import type { IndexQueue } from './indexQueue';

/** Milliseconds of work that nobody is told of. */
const MOMENT = 1000;
export const CANCEL_INDEXING = 'cytonote.cancelIndexing';

/**
 * Shows in the status bar how many notes are indexed, while that takes more than a moment; a click ends it.
 *
 * @param explain says more, for who points there
 */
export function showIndexProgress(queue: IndexQueue, explain: () => string): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(
    'cytonote.index',
    vscode.StatusBarAlignment.Left,
    0,
  );
  item.name = vscode.l10n.t('Index of notes');
  item.command = CANCEL_INDEXING;
  let since: number | undefined;
  const show = () => {
    since = queue.isWorking ? (since ?? performance.now()) : undefined;
    if (since === undefined) {
      item.hide();
    } else if (performance.now() - since > MOMENT) {
      const { done, all } = queue.progress;
      const text = vscode.l10n.t('Indexing notes: {0} of {1}', done, all);
      item.text = `$(sync) ${text}`;
      item.accessibilityInformation = { label: text, role: 'button' };
      item.tooltip = `${explain()}\n\n${vscode.l10n.t('Click to cancel.')}`;
      item.show();
    }
  };
  return vscode.Disposable.from(item, queue.onDidProgress(show));
}

import * as vscode from 'vscode';
import type { IndexCounts } from '../../core/noteIndex/fileRecords';
import { BUILD_INDEX, CANCEL_INDEXING, SHOW_INDEX_STATUS } from '../host/commands';
import type { IndexQueue } from './indexQueue';
import type { WorkspaceIndex } from './workspaceIndex';

/** What the index holds now, and how many files it has reused, read and analysed since the editor started. */
interface IndexStatus extends IndexCounts {
  readonly notes: number;
  readonly mentions: number;
  readonly citations: number;
  readonly isSaved: boolean;
  readonly isWorking: boolean;
  readonly wasCancelled: boolean;
}

/** Shows the progress of the index; cancels it, builds it again, and reports the result. */
export function registerIndexCommands(
  index: WorkspaceIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const explain = () => explainStatus(statusOf(index));
  const showStatus = () => {
    log.info(explain());
    log.show(true);
    return statusOf(index);
  };
  let wasWorking = false;
  return vscode.Disposable.from(
    showIndexProgress(index.queue, explain),
    index.queue.onDidProgress(() => {
      if (wasWorking && !index.queue.isWorking) {
        log.info(explain());
      }
      wasWorking = index.queue.isWorking;
    }),
    vscode.commands.registerCommand(BUILD_INDEX, () => index.build()),
    vscode.commands.registerCommand(CANCEL_INDEXING, () => index.cancel()),
    vscode.commands.registerCommand(SHOW_INDEX_STATUS, showStatus),
  );
}

function statusOf(index: WorkspaceIndex): IndexStatus {
  const { notes, queue, counts, wasCancelled, isSaved } = index;
  const { isWorking } = queue;
  return { notes: notes.all.size, ...notes.totals, isSaved, isWorking, wasCancelled, ...counts };
}

function explainStatus({ notes, mentions, citations, ...rest }: IndexStatus): string {
  const { wasCancelled, ...counts } = rest;
  const { takenOver, read, same, analysed, failed } = counts;
  const lines = [
    vscode.l10n.t('Notes: {0}; mentions: {1}; citations: {2}', notes, mentions, citations),
    vscode.l10n.t('Files kept from the last session without being read: {0}', takenOver),
    vscode.l10n.t('Files read: {0}; of these unchanged: {1}; analysed: {2}', read, same, analysed),
    vscode.l10n.t('Files that could not be indexed: {0}', failed),
  ];
  return [
    ...lines,
    ...(wasCancelled ? [vscode.l10n.t('Indexing was cancelled, so notes are missing.')] : []),
  ].join('\n');
}

/** Milliseconds of work that need no progress message. */
const MOMENT = 1000;

/**
 * Shows in the status bar how many notes are indexed, if that takes longer than {@link MOMENT}; a click cancels it.
 *
 * @param explain gives the text of the tooltip
 */
function showIndexProgress(queue: IndexQueue, explain: () => string): vscode.Disposable {
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

import * as vscode from 'vscode';
import { delayed } from '../host/delayed';

/** Milliseconds without an event before the collected events are reported. */
const PAUSE = 200;
/** Milliseconds after the first event in which they are reported even if more events come. */
const LONGEST_PAUSE = 1500;

/** What happened to files and folders of the workspace. */
export interface FileEvents {
  readonly created: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  /** The editor reports a deleted folder as the folder alone, not its files. */
  readonly deleted: ReadonlySet<string>;
}

/**
 * Reports files and folders of the workspace that were created, changed or deleted, many at a time.
 *
 * @param isOfInterest is called for each event, so that thousands of other files are not collected
 */
export function onFileEvents(
  isOfInterest: (uri: vscode.Uri) => boolean,
  report: (events: FileEvents) => void,
): vscode.Disposable {
  const kinds = ['created', 'changed', 'deleted'] as const;
  const collected = {
    created: new Set<string>(),
    changed: new Set<string>(),
    deleted: new Set<string>(),
  };
  const reportAll = () => {
    const events = { ...collected };
    for (const kind of kinds) {
      collected[kind] = new Set();
    }
    report(events);
  };
  const reporting = delayed(reportAll, PAUSE, LONGEST_PAUSE);
  const collect = (kind: (typeof kinds)[number]) => (uri: vscode.Uri) => {
    if (isOfInterest(uri)) {
      collected[kind].add(uri.toString());
      reporting.soon();
    }
  };
  // Watch more than notes: for a renamed or deleted folder, the editor reports only the folder.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(collect('created')),
    watcher.onDidChange(collect('changed')),
    watcher.onDidDelete(collect('deleted')),
    reporting,
  );
}

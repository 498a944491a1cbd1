import * as vscode from 'vscode';
import { delayed } from '../host/delayed';

/** Milliseconds without an event before what has happened is looked at. */
const PAUSE = 200;
/** Milliseconds after which it is looked at even if more happens. */
const LONGEST_PAUSE = 1500;

/** What happened to files and folders of the workspace. */
export interface FileEvents {
  readonly created: ReadonlySet<string>;
  readonly changed: ReadonlySet<string>;
  /** The editor reports a deleted folder as the folder alone, not its files. */
  readonly deleted: ReadonlySet<string>;
}

/**
 * Tells of files and folders of the workspace that were created, changed and deleted, many at a time.
 *
 * @param isOfInterest is asked of each, so that thousands of others cost nothing
 */
export function onFileEvents(
  isOfInterest: (uri: vscode.Uri) => boolean,
  tell: (events: FileEvents) => void,
): vscode.Disposable {
  const kinds = ['created', 'changed', 'deleted'] as const;
  const collected = {
    created: new Set<string>(),
    changed: new Set<string>(),
    deleted: new Set<string>(),
  };
  const tellAll = () => {
    const events = { ...collected };
    for (const kind of kinds) {
      collected[kind] = new Set();
    }
    tell(events);
  };
  const telling = delayed(tellAll, PAUSE, LONGEST_PAUSE);
  const collect = (kind: (typeof kinds)[number]) => (uri: vscode.Uri) => {
    if (isOfInterest(uri)) {
      collected[kind].add(uri.toString());
      telling.soon();
    }
  };
  // Not notes only: of a renamed or deleted folder, the editor tells the folder's name alone.
  const watcher = vscode.workspace.createFileSystemWatcher('**/*');
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(collect('created')),
    watcher.onDidChange(collect('changed')),
    watcher.onDidDelete(collect('deleted')),
    telling,
  );
}

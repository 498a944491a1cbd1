import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { CitationKey } from '../../core/library/schema';
import type { Recogniser } from '../../core/recognise/recogniser';
import {
  mergeLibraries,
  readWorkspaceLibrary,
  type UserLibrary,
} from '../../core/workspaceLibrary/readWorkspaceLibrary';
import { diagnosticAt } from '../host/diagnostics';
import { runCooperatively } from '../host/runCooperatively';
import type { LoadedLibrary } from './loadLibrary';
import { UserLibraryFiles } from './userLibraryFiles';

/** The current library: the bundled one, with the additions of the workspace folders. */
export class WorkspaceLibrary implements vscode.Disposable {
  /** Resolves when the additions of the folders have been read once; only the index waits for it. */
  readonly ready: Promise<void>;
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly problems = vscode.languages.createDiagnosticCollection('cytonote-library');
  private readonly files = new UserLibraryFiles();
  private current: LoadedLibrary;
  private isDisposed = false;
  private additions: UserLibrary | undefined;
  private following: Promise<void> = Promise.resolve();
  /** The additions of the folders as text, to detect whether they have changed. */
  private print = '';

  /** Fires when the library changes; derived caches must be built again. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly bundled: LoadedLibrary) {
    this.current = bundled;
    this.files.onDidChange(() => this.follow());
    this.ready = this.files.ready.then(() => this.following);
  }

  dispose(): void {
    this.isDisposed = true;
    this.files.dispose();
    this.changed.dispose();
    this.problems.dispose();
  }

  /** The current library. Do not keep it: a change of its files replaces it. */
  get latest(): Library {
    return this.current.library;
  }

  /** The recogniser of the current library's names. */
  get recogniser(): Recogniser {
    return this.current.recogniser;
  }

  /** Call this after writing a file: not every file system reports the change, or reports it at once. */
  follows(uri: vscode.Uri): void {
    this.files.readSoon(uri);
  }

  /** The file of the workspace that contains a source, if one does. */
  fileOf(key: CitationKey): vscode.Uri | undefined {
    const path = this.additions?.pathOf.get(key);
    return path === undefined ? undefined : vscode.Uri.parse(path);
  }

  /** Reads the additions of the folders again, after the current read has ended. */
  private follow(): void {
    this.following = this.following.then(() => this.readAgain());
  }

  private async readAgain(): Promise<void> {
    const { library, recogniser } = this.bundled;
    const named = (text: string) => recogniser.entityNamed(text);
    const additions = await runCooperatively(readWorkspaceLibrary(this.files.all, library, named));
    if (this.isDisposed) {
      return;
    }
    this.additions = additions;
    this.report(additions);
    const print = printOf(additions);
    if (print !== this.print) {
      this.print = print;
      this.current =
        print === ''
          ? this.bundled
          : {
              library: mergeLibraries(library, additions),
              recogniser: recogniser.extendedBy(additions.names),
            };
      this.changed.fire();
    }
  }

  private report({ problems }: UserLibrary): void {
    const byPath = new Map<string, vscode.Diagnostic[]>();
    for (const { path, line, column, message } of problems) {
      // For an empty range, the editor underlines the word there.
      const at = new vscode.Range(line - 1, column - 1, line - 1, column - 1);
      const diagnostic = diagnosticAt(at, message, vscode.DiagnosticSeverity.Warning);
      byPath.set(path, [...(byPath.get(path) ?? []), diagnostic]);
    }
    this.problems.clear();
    byPath.forEach((diagnostics, path) => this.problems.set(vscode.Uri.parse(path), diagnostics));
  }
}

/** The additions of the workspace as text; empty if there are none. */
function printOf({ entities, sources, topics, findings, names }: UserLibrary): string {
  const isNothing = [entities, sources, topics].every(({ length }) => length === 0);
  const forms = names.names.map(({ form }) => form);
  return isNothing ? '' : JSON.stringify([entities, sources, topics, [...findings], forms]);
}

import * as vscode from 'vscode';
import { confirm } from '../host/statusMessage';
import type { AddedSource } from './sourceFiles';

/** The result of an import, in numbers. */
export interface ImportCounts {
  readonly new: number;
  readonly merged: number;
  readonly known: number;
  readonly broken: number;
}

/** Reports the results of imports: numbers in the status bar, and what was left out in an output channel. */
export class ImportReport {
  constructor(private readonly log: vscode.LogOutputChannel) {}

  /**
   * @param problems of the files that were read, as messages for the user
   * @param damaged how many references were left out because of these problems
   */
  show(added: readonly AddedSource[], problems: readonly string[] = [], damaged = 0): ImportCounts {
    const count = (...outcomes: readonly string[]) =>
      added.filter(({ result }) => outcomes.includes(result.outcome)).length;
    const counts = {
      new: count('new'),
      merged: count('merged'),
      known: count('same', 'bundled'),
      broken: count('broken', 'untitled') + damaged,
    };
    const leftOut = [...problems, ...added.flatMap(reasonLeftOut)];
    const message = vscode.l10n.t(
      'Imported: {0} new, {1} extended, {2} already known, {3} left out',
      ...[counts.new, counts.merged, counts.known, counts.broken],
    );
    confirm(message);
    if (leftOut.length > 0) {
      void this.showLeftOut(message, leftOut);
    }
    return counts;
  }

  private async showLeftOut(message: string, leftOut: readonly string[]): Promise<void> {
    this.log.info(message);
    leftOut.forEach((line) => this.log.warn(line));
    const show = vscode.l10n.t('Show');
    if ((await vscode.window.showWarningMessage(message, show)) === show) {
      this.log.show();
    }
  }
}

/** Why a reference was left out, if the user can do something about it. */
function reasonLeftOut({ reference, result }: AddedSource): string[] {
  switch (result.outcome) {
    case 'untitled':
      return [vscode.l10n.t('“{0}” has no title.', reference.id || (reference.DOI ?? ''))];
    case 'broken':
      return [
        vscode.l10n.t(
          '{0} was left as it is: {1}',
          result.name,
          result.message.split('\n')[0] ?? '',
        ),
      ];
    default:
      return [];
  }
}

import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import { summaryOf } from '../../core/literature/summary';
import { BetterBibtex, type BetterBibtexItem } from '../../core/zotero/betterBibtex';
import { IMPORT_FROM_ZOTERO } from '../host/commands';
import { type Delayed, delayed } from '../host/delayed';
import type { RunningTasks } from '../host/runningTasks';
import { zoteroPort } from '../host/settings';
import { webHost } from '../host/webHost';
import { libraryFolder } from '../library/libraryFolders';
import { explainFailure } from './fetchMessages';
import type { ImportCounts, ImportReport } from './importReport';
import type { SourceFiles } from './sourceFiles';
import { mayAskZotero } from './zoteroSetting';

/** Milliseconds without a keystroke before Zotero gets the request. */
const PAUSE = 250;

interface ZoteroPick extends vscode.QuickPickItem {
  readonly item: BetterBibtexItem;
}

/**
 * Imports the items that the user chooses in a running Zotero, through Better BibTeX, into the workspace
 * library.
 */
export function registerZoteroImport(
  sources: SourceFiles,
  tasks: RunningTasks,
  report: ImportReport,
): vscode.Disposable {
  /** @param terms the first search */
  const importFromZotero = async (terms?: string): Promise<ImportCounts | undefined> => {
    if (!(await mayAskZotero())) {
      return undefined;
    }
    const folder = await libraryFolder(vscode.window.activeTextEditor?.document.uri);
    if (!folder) {
      return undefined;
    }
    const zotero = new BetterBibtex(webHost, zoteroPort());
    try {
      const items = await pickItems(zotero, typeof terms === 'string' ? terms : '');
      if (items.length === 0) {
        return undefined;
      }
      return await tasks.run(vscode.l10n.t('Importing from Zotero…'), async (task) => {
        const references = await zotero.export(items, task.signal);
        return report.show(await sources.add(folder, references, task));
      });
    } catch (error) {
      explain(error);
      return undefined;
    }
  };
  return vscode.commands.registerCommand(IMPORT_FROM_ZOTERO, importFromZotero);
}

/** Searches items as the user types; ticked items stay ticked during later searches. */
function pickItems(zotero: BetterBibtex, terms: string): Promise<readonly BetterBibtexItem[]> {
  const picker = vscode.window.createQuickPick<ZoteroPick>();
  picker.title = vscode.l10n.t('Import from Zotero');
  picker.placeholder = vscode.l10n.t('Author, title, year or citation key');
  picker.canSelectMany = true;
  picker.ignoreFocusOut = true;
  picker.value = terms;
  let searching = new AbortController();

  const search = async (words: string, reject: (error: unknown) => void) => {
    searching.abort();
    searching = new AbortController();
    const { signal } = searching;
    picker.busy = true;
    try {
      const found = words.trim() === '' ? [] : await zotero.search(words, signal);
      if (!signal.aborted) {
        const ticked = picker.selectedItems;
        const isTicked = ({ citekey, libraryID }: BetterBibtexItem) =>
          ticked.some(({ item }) => item.citekey === citekey && item.libraryID === libraryID);
        picker.items = [...ticked, ...found.filter((item) => !isTicked(item)).map(pickOf)];
        picker.selectedItems = ticked;
        picker.busy = false;
      }
    } catch (error) {
      if (!signal.aborted) {
        reject(error);
      }
    }
  };
  let searchingSoon: Delayed | undefined;
  const picking = new Promise<readonly BetterBibtexItem[]>((resolve, reject) => {
    searchingSoon = delayed(() => void search(picker.value, reject), PAUSE);
    picker.onDidChangeValue(searchingSoon.soon);
    picker.onDidAccept(() => {
      // If no item is ticked, the user means the one with the focus.
      const { selectedItems: ticked, activeItems } = picker;
      const chosen = ticked.length > 0 ? ticked : activeItems;
      if (chosen.length > 0) {
        resolve(chosen.map(({ item }) => item));
      }
    });
    picker.onDidHide(() => resolve([]));
    picker.show();
    void search(terms, reject);
  });
  return picking.finally(() => {
    searchingSoon?.dispose();
    searching.abort();
    picker.dispose();
  });
}

function pickOf(item: BetterBibtexItem): ZoteroPick {
  const { title = item.citekey, authors, year = '' } = summaryOf(item.reference);
  return {
    item,
    label: title,
    description: `@${item.citekey}`,
    detail: [authors.slice(0, 3).join(', '), year, item.library].filter(Boolean).join(' · '),
    // Zotero has searched other fields too; the filter of the editor would hide items found there.
    alwaysShow: true,
  };
}

function explain(error: unknown): void {
  const isSilent =
    error instanceof FetchError && ['offline', 'timeOut', 'notFound'].includes(error.failure);
  if (!isSilent) {
    explainFailure(error, 'Zotero');
    return;
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t(
      'Zotero does not answer at port {0}. Start it, with Better BibTeX installed. An editor in the browser cannot reach it.',
      zoteroPort(),
    ),
  );
}

import * as vscode from 'vscode';
import { FetchError } from '../../core/fetching/fetchText';
import { readSourceIdentifier, shownIdentifier } from '../../core/identifiers/readIdentifier';
import type { CitationKey } from '../../core/library/schema';
import type { CitedIdentifier, IdentifierCiter } from '../citations/citeIdentifier';
import { ADD_SOURCE } from '../host/commands';
import type { RunningTasks } from '../host/runningTasks';
import { confirm } from '../host/statusMessage';
import { hasLibraryFolder, libraryFolder } from '../library/libraryFolders';
import type { Databases } from './databases';
import { explainFailure } from './fetchMessages';
import type { ImportReport } from './importReport';
import type { SourceFiles } from './sourceFiles';

/** Fetches a source by its identifier when the user asks for it, and adds it to the workspace library. */
export function registerSourceAdding(
  sources: SourceFiles,
  databases: Databases,
  tasks: RunningTasks,
  report: ImportReport,
  citer: IdentifierCiter,
): vscode.Disposable {
  /** @param cited the place of the identifier in a note, if the command is to cite the source there */
  const addSource = async (
    written?: string,
    note?: vscode.Uri,
    cited?: CitedIdentifier,
  ): Promise<CitationKey | undefined> => {
    if (!hasLibraryFolder()) {
      return undefined;
    }
    const identifier = readSourceIdentifier(written ?? (await askForIdentifier()) ?? '');
    const folder = identifier && (await libraryFolder(note ?? activeFile()));
    if (!identifier || !folder) {
      return undefined;
    }
    const name = shownIdentifier(identifier);
    try {
      return await tasks.run(vscode.l10n.t('Fetching {0}…', name), async (task) => {
        const reference = await databases.fetch(identifier, task.signal);
        const [added] = await sources.add(folder, [reference], task);
        if (!added || !('key' in added.result)) {
          report.show(added ? [added] : []);
          return undefined;
        }
        const { key, outcome } = added.result;
        confirm(
          outcome === 'new'
            ? vscode.l10n.t('{0} is now in the library: @{1}', name, key)
            : vscode.l10n.t('{0} is already in the library: @{1}', name, key),
        );
        if (note && cited) {
          await citer.cite(note, cited, key);
        }
        return key;
      });
    } catch (error) {
      explainFailure(error, name);
      if (error instanceof FetchError) {
        return undefined;
      }
      throw error;
    }
  };
  return vscode.commands.registerCommand(ADD_SOURCE, addSource);
}

function askForIdentifier(): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Add Source by Identifier'),
    prompt: vscode.l10n.t('It is fetched from PubMed, Crossref or the agency of the DOI.'),
    placeHolder: vscode.l10n.t('A PMID, PMCID, DOI or arXiv identifier, or its address'),
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || readSourceIdentifier(text)
        ? undefined
        : vscode.l10n.t('This is no PMID, PMCID, DOI or arXiv identifier, nor an address of one.'),
  });
}

function activeFile(): vscode.Uri | undefined {
  return vscode.window.activeTextEditor?.document.uri;
}

import * as vscode from 'vscode';
import { allEntries } from '../../core/bibliography/bibliography';
import { validEntries } from '../../core/bibliography/missingFields';
import type { Reference } from '../../core/literature/reference';
import { type DecodedText, guessMessage } from '../../core/text/fileEncoding';
import type { ReadBibliography } from '../bibliographies/bibliographyFiles';
import { IMPORT_REFERENCES } from '../host/commands';
import { decodeFile } from '../host/fileTexts';
import { rangesIn } from '../host/positions';
import { pauses, runCooperatively } from '../host/runCooperatively';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { hasLibraryFolder, libraryFolder } from '../library/libraryFolders';
import type { ImportCounts, ImportReport } from './importReport';
import type { SourceFiles } from './sourceFiles';

/** The extensions of the files that the dialog offers. */
const endings = ['nbib', 'ris', 'bib', 'json', 'yaml', 'yml', 'xml'];
/** Bytes of a file that is read, at most. */
const LARGEST_FILE = 64 * 2 ** 20;

/** The contents of files of references. */
interface ReadReferences {
  readonly references: readonly Reference[];
  readonly problems: readonly string[];
  /** How many entries were left out because they are damaged. */
  readonly damaged: number;
}

/** Imports files of references into the library of a workspace folder. */
export function registerReferencesImport(
  sources: SourceFiles,
  readBibliography: ReadBibliography,
  tasks: RunningTasks,
  report: ImportReport,
): vscode.Disposable {
  const importReferences = async (
    file?: vscode.Uri,
    files?: readonly vscode.Uri[],
  ): Promise<ImportCounts | undefined> => {
    const chosen = files ?? (file ? [file] : await chooseFiles());
    const folder = chosen && (await libraryFolder(chosen[0]));
    if (!chosen || !folder) {
      return undefined;
    }
    return tasks.run(vscode.l10n.t('Importing references…'), async (task) => {
      const read = await readFiles(chosen, readBibliography, task);
      const added = await sources.add(folder, read.references, task);
      return report.show(added, read.problems, read.damaged);
    });
  };
  return vscode.commands.registerCommand(IMPORT_REFERENCES, importReferences);
}

async function chooseFiles(): Promise<vscode.Uri[] | undefined> {
  if (!hasLibraryFolder()) {
    return undefined;
  }
  return vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t('Import References'),
    openLabel: vscode.l10n.t('Import'),
    filters: { [vscode.l10n.t('References')]: endings },
  });
}

async function readFiles(
  files: readonly vscode.Uri[],
  readBibliography: ReadBibliography,
  { signal, report }: RunningTask,
): Promise<ReadReferences> {
  const references: Reference[] = [];
  const problems: string[] = [];
  let damaged = 0;
  const pause = pauses();
  for (const file of files) {
    const name = file.path.split('/').at(-1) ?? '';
    report(vscode.l10n.t('Reading {0}…', name));
    const read = await readFile(file);
    const reading = read && (await readBibliography(file.path, read.text));
    if (!read || !reading) {
      problems.push(vscode.l10n.t('{0} cannot be read as a file of references.', name));
      continue;
    }
    const bibliography = await runCooperatively(reading, () => !signal.aborted);
    if (!bibliography) {
      break;
    }
    const valid = validEntries(bibliography);
    damaged += allEntries(bibliography).length - valid.length;
    for (const { reference } of valid) {
      references.push(reference);
      await pause();
    }
    if (read.encoding.isGuess) {
      problems.push(`${name}: ${guessMessage(read.encoding)}`);
    }
    const toRange = rangesIn(read.text);
    for (const problem of bibliography.problems) {
      problems.push(`${name}:${toRange(problem).start.line + 1}: ${problem.message}`);
    }
  }
  return { references, problems, damaged };
}

async function readFile(file: vscode.Uri): Promise<DecodedText | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    return size > LARGEST_FILE
      ? undefined
      : decodeFile(file, await vscode.workspace.fs.readFile(file));
  } catch {
    return undefined;
  }
}

import * as vscode from 'vscode';
import type { Eutils } from '../../core/fetching/eutils';
import { fetchMessage } from '../../core/fetching/fetchMessage';
import { FetchError } from '../../core/fetching/fetchText';
import { identifiersToCheck, journalVersionsIn } from '../../core/referenceCheck/checkReferences';
import {
  findingsAtCitations,
  findingsAtPlaces,
  type PlacedFinding,
} from '../../core/referenceCheck/citedReferences';
import { RecordCache } from '../../core/referenceCheck/recordCache';
import { RecordFetcher } from '../../core/referenceCheck/recordFetcher';
import type { FoundRecords } from '../../core/referenceCheck/recordRun';
import { findingLevels } from '../../core/referenceCheck/referenceFinding';
import { messageText } from '../../core/text/escape';
import type { BibliographyFiles } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHECK_REFERENCES } from '../host/commands';
import { resolveCodeAction } from '../host/deferredAction';
import { diagnosticAt, isOurs } from '../host/diagnostics';
import { noteSelector } from '../host/documents';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { affectsSetting, findingSeverity, searchSettings } from '../host/settings';
import { confirm } from '../host/statusMessage';
import { StorageFile } from '../host/storageFile';
import { webHost } from '../host/webHost';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { fixFinding, type ShownFinding } from './fixReferences';
import {
  type CheckedFile,
  type CheckRequest,
  chooseRequest,
  filesToCheck,
} from './referencesToCheck';

const CACHE = 'checkedReferences.json';
/** Bytes of the cache that are read, at most: five thousand records take fewer. */
const LARGEST_CACHE = 32 * 2 ** 20;
const severities = {
  warning: vscode.DiagnosticSeverity.Warning,
  note: vscode.DiagnosticSeverity.Information,
};
/** The documents in which findings are shown and fixed. */
const checkedFiles: vscode.DocumentSelector = [
  ...noteSelector,
  { pattern: '**/*.{bib,json,yaml,yml}' },
];

/** What this feature uses from the app. */
interface App {
  readonly context: Pick<vscode.ExtensionContext, 'globalStorageUri'>;
  readonly library: WorkspaceLibrary;
  readonly literatures: NoteLiteratures;
  readonly bibliographies: BibliographyFiles;
  readonly index: WorkspaceIndex;
  readonly tasks: RunningTasks;
  readonly eutils: Eutils;
}

/** The result of a check in numbers. */
interface CheckCounts {
  readonly checked: number;
  readonly findings: number;
  readonly unchecked: number;
}

/**
 * Checks references against Crossref and PubMed when the user runs the command, and shows the findings until the next
 * run. Sends only DOIs and PMIDs.
 */
export function registerReferenceCheck(app: App): vscode.Disposable {
  const checks = new ReferenceChecks(app);
  return vscode.Disposable.from(
    checks,
    vscode.commands.registerCommand(CHECK_REFERENCES, (request?: CheckRequest) =>
      checks.run(request),
    ),
    vscode.languages.registerCodeActionsProvider(checkedFiles, checks, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
  );
}

/** What was found in a file. */
interface FileFindings {
  readonly file: CheckedFile;
  readonly placed: readonly PlacedFinding[];
}

class ReferenceChecks implements vscode.CodeActionProvider, vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('cytonote-references');
  private readonly findings = new WeakMap<vscode.Diagnostic, ShownFinding>();
  /** What the last check found in each file, by its address. */
  private readonly found = new Map<string, FileFindings>();
  private readonly file: StorageFile;
  private readonly listener: vscode.Disposable;
  private cache: RecordCache | undefined;
  private fetcher: RecordFetcher | undefined;
  readonly resolveCodeAction = resolveCodeAction;

  constructor(private readonly app: App) {
    this.file = new StorageFile(app.context.globalStorageUri, CACHE, LARGEST_CACHE);
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'references.severity')) {
        this.found.forEach((it) => {
          this.show(it);
        });
      }
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.shown.dispose();
  }

  /** @returns undefined if the user cancels, or there is nothing to check */
  async run(given?: CheckRequest): Promise<CheckCounts | undefined> {
    const request = given ?? (await chooseRequest(this.app.literatures));
    if (!request) {
      return undefined;
    }
    const title = vscode.l10n.t('Checking references…');
    try {
      return await this.app.tasks.run(title, (task) => this.check(request, task));
    } catch (error) {
      if (error instanceof FetchError && error.failure === 'cancelled') {
        return undefined;
      }
      throw error;
    }
  }

  private async check(request: CheckRequest, task: RunningTask): Promise<CheckCounts | undefined> {
    const files: CheckedFile[] = [];
    for await (const file of filesToCheck(request, this.app)) {
      files.push(file);
      if (task.signal.aborted) {
        return undefined;
      }
    }
    const references = files.flatMap((file) => file.references);
    const identifiers = identifiersToCheck(references.map(({ publication }) => publication));
    const fetcher = await this.fetcherOfSession();
    const settings = searchSettings();
    let found: FoundRecords;
    let versions: FoundRecords;
    try {
      found = await fetcher.fetch(identifiers, settings, task.signal, (done, all) =>
        task.report(vscode.l10n.t('Checking references: {0} of {1}', done, all)),
      );
      versions = await fetcher.fetch(journalVersionsIn(found), settings, task.signal);
    } finally {
      void this.file.write(this.cache?.save() ?? '');
    }
    if (request.scope === 'workspace') {
      this.shown.clear();
      this.found.clear();
    }
    let [findings, unchecked] = [0, 0];
    for (const file of files) {
      const isNote = file.literature !== undefined;
      const compare = isNote ? findingsAtCitations : findingsAtPlaces;
      const placed = await runCooperatively(compare(file.references, found, versions));
      const missed = placed.filter(({ finding }) => finding.kind === 'notChecked').length;
      unchecked += missed;
      findings += placed.length - missed;
      this.found.set(file.uri.toString(), { file, placed });
      this.show({ file, placed });
    }
    const checked = references.length - unchecked;
    tellFailures([...found.failures.values()]);
    confirm(
      vscode.l10n.t(
        'References checked: {0}; findings: {1}; not checked: {2}',
        checked,
        findings,
        unchecked,
      ),
    );
    return { checked, findings, unchecked };
  }

  private async fetcherOfSession(): Promise<RecordFetcher> {
    this.cache ??= RecordCache.read(await this.file.read());
    this.fetcher ??= new RecordFetcher(webHost, this.cache, undefined, this.app.eutils);
    return this.fetcher;
  }

  private show({ file, placed }: FileFindings): void {
    const diagnostics = placed.flatMap((it) => {
      const severity = findingSeverity(it.finding.kind, file.uri) ?? usualSeverity(it);
      return severity === 'off' ? [] : [this.diagnosticOf(file, it, severity)];
    });
    this.shown.set(file.uri, diagnostics);
  }

  private diagnosticOf(
    file: CheckedFile,
    { finding, publication, ...range }: PlacedFinding,
    severity: vscode.DiagnosticSeverity,
  ) {
    const { kind, message, address } = finding;
    const code = address ? { value: kind, target: vscode.Uri.parse(address) } : kind;
    const diagnostic = diagnosticAt(file.toRange(range), message, severity, code);
    this.findings.set(diagnostic, { finding, publication, literature: file.literature });
    return diagnostic;
  }

  provideCodeActions(
    document: vscode.TextDocument,
    _: vscode.Range,
    { diagnostics }: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    const reported = this.shown.get(document.uri) ?? [];
    return diagnostics
      .filter((it) => isOurs(it))
      .flatMap((diagnostic) => {
        // The editor returns copies of the diagnostics that were reported.
        const known = reported.find(({ message }) => message === diagnostic.message);
        const shown = known && this.findings.get(known);
        const fix = shown && fixFinding(document, diagnostic, shown, this.app.bibliographies);
        if (fix) {
          fix.diagnostics = [diagnostic];
        }
        return fix ?? [];
      });
  }
}

function usualSeverity({ finding: { kind }, publication }: PlacedFinding) {
  const { DOI, PMID } = publication.summary;
  // A web page has no identifier to check, which is not a problem of the note.
  return kind === 'notChecked' && !DOI && !PMID
    ? vscode.DiagnosticSeverity.Hint
    : severities[findingLevels[kind]];
}

/** Shows one message that says why a service did not answer. */
function tellFailures(failures: readonly FetchError[]): void {
  const [failure] = failures.filter((it) => it.failure !== 'notFound');
  if (failure) {
    void vscode.window.showWarningMessage(messageText(fetchMessage(failure, '')));
  }
}

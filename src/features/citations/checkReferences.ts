import * as vscode from 'vscode';
import { isWritable, replaceUnderKey } from '../../core/bibliography/editBibliography';
import { formatOf } from '../../core/bibliography/readBibliography';
import type { NoteLiterature } from '../../core/cite/noteLiterature';
import type { Eutils } from '../../core/fetching/eutils';
import { fetchMessage } from '../../core/fetching/fetchMessage';
import { FetchError } from '../../core/fetching/fetchText';
import { nameOfFile, type Publication } from '../../core/literature/publication';
import { summaryOf } from '../../core/literature/summary';
import {
  findingLevels,
  identifiersToCheck,
  journalVersionsIn,
  type ReferenceFinding,
} from '../../core/referenceCheck/checkReferences';
import {
  findingsAtCitations,
  findingsAtPlaces,
  type PlacedFinding,
} from '../../core/referenceCheck/citedReferences';
import { RecordCache } from '../../core/referenceCheck/recordCache';
import { type FoundRecords, RecordFetcher } from '../../core/referenceCheck/recordFetcher';
import { messageText } from '../../core/text/escape';
import { isUpToDate } from '../bibliographies/bibliographyEdits';
import type { BibliographyFiles } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { CHECK_REFERENCES } from '../host/commands';
import { noteSelector } from '../host/documents';
import { explainRefusal } from '../host/fileTexts';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTask, RunningTasks } from '../host/runningTasks';
import { affectsSetting, findingSeverity, searchSettings } from '../host/settings';
import { confirm } from '../host/statusMessage';
import { StorageFile } from '../host/storageFile';
import { webHost } from '../host/webHost';
import { indexedTexts } from '../index/indexedTexts';
import type { WorkspaceIndex } from '../index/workspaceIndex';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import { addressOf } from '../notes/noteLocations';
import { DeferredFix, resolveCodeAction } from './deferredFix';
import { type CheckedFile, referencesOfBibliography, referencesOfNote } from './referencesToCheck';

const SOURCE = 'Cytonote';
const CACHE = 'checkedReferences.json';
/** Bytes of the cache that are read, at most: five thousand records take fewer. */
const LARGEST_CACHE = 32 * 2 ** 20;
/** What the entry of a preprint gets at the end of its key where its key is for the version in a journal. */
const OF_PREPRINT = '-preprint';
const severities = {
  warning: vscode.DiagnosticSeverity.Warning,
  note: vscode.DiagnosticSeverity.Information,
};
/** Where findings are shown, and fixed. */
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

/** What to check; the command asks the user where nothing is given. */
interface CheckRequest {
  readonly scope: 'note' | 'bibliography' | 'workspace';
  /** The note or the bibliography; by default, the active one. */
  readonly uri?: vscode.Uri;
}

/** What a check has come to. */
interface CheckCounts {
  readonly checked: number;
  readonly findings: number;
  readonly unchecked: number;
}

/**
 * Checks references against Crossref and PubMed when the user asks for it, and shows what is found until it is asked
 * again. Only DOIs and PMIDs are sent.
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

/** A finding as it is shown. */
interface ShownFinding {
  readonly finding: ReferenceFinding;
  readonly publication: Publication;
  readonly literature: NoteLiterature | undefined;
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
    const request = given ?? (await chooseScope(this.app.literatures));
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
    for await (const file of this.filesOf(request)) {
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

  private async *filesOf({ scope, uri }: CheckRequest): AsyncGenerator<CheckedFile, void> {
    const { literatures, library, bibliographies, index } = this.app;
    const document = vscode.window.activeTextEditor?.document;
    if (scope === 'note') {
      const note = uri ? await vscode.workspace.openTextDocument(uri) : document;
      if (note) {
        yield await referencesOfNote(note.uri, note.getText(), literatures, library);
      }
      return;
    }
    if (scope === 'bibliography') {
      const address = uri ?? document?.uri;
      const file = address && (await bibliographies.get(address));
      if (file) {
        yield referencesOfBibliography(file);
      }
      return;
    }
    await index.ready;
    for await (const { name, text } of indexedTexts(index.notes)) {
      const address = await addressOf(name);
      if (address) {
        yield await referencesOfNote(address, text, literatures, library);
      }
    }
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
    const diagnostic = new vscode.Diagnostic(file.toRange(range), message, severity);
    diagnostic.source = SOURCE;
    diagnostic.code = address ? { value: kind, target: vscode.Uri.parse(address) } : kind;
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
      .filter(({ source }) => source === SOURCE)
      .flatMap((diagnostic) => {
        // The editor returns copies of the diagnostics that were reported.
        const known = reported.find(({ message }) => message === diagnostic.message);
        const shown = known && this.findings.get(known);
        const fix = shown && this.fixOf(document, diagnostic, shown);
        if (fix) {
          fix.diagnostics = [diagnostic];
        }
        return fix ?? [];
      });
  }

  private fixOf(
    document: vscode.TextDocument,
    diagnostic: vscode.Diagnostic,
    { finding, publication, literature }: ShownFinding,
  ): vscode.CodeAction | undefined {
    const reference = finding.journalVersion?.reference;
    const known = reference && literature?.sameAs(summaryOf(reference));
    const isOther = known && known.entries.length > 0 && known.key !== publication.key;
    const other = isOther ? known.key : literature && finding.better;
    const isAtKey = document.getText(diagnostic.range) === publication.key;
    if (other !== undefined && isAtKey) {
      const title = vscode.l10n.t('Cite @{0} instead', other);
      const fix = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      fix.edit = new vscode.WorkspaceEdit();
      fix.edit.replace(document.uri, diagnostic.range, other);
      return fix;
    }
    const [place] = publication.entries;
    const canWrite = place && reference && other === undefined;
    return canWrite
      ? new DeferredFix(
          vscode.l10n.t('Cite the version in the journal, keeping @{0}', publication.key),
          () => this.keepKeyFor(vscode.Uri.parse(place.file), place.entry.key, reference),
        )
      : undefined;
  }

  /** The edit by which a key stands for the version in a journal; the entry of the preprint stays, under its own. */
  private async keepKeyFor(
    uri: vscode.Uri,
    key: string,
    reference: NonNullable<NonNullable<ReferenceFinding['journalVersion']>['reference']>,
  ): Promise<vscode.WorkspaceEdit | undefined> {
    const file = await this.app.bibliographies.get(uri);
    const isThere = file?.bibliography.entries.some((entry) => entry.key === key);
    if (!file?.encoding || !isThere || !isWritable(file.bibliography.format) || !isUpToDate(file)) {
      return undefined;
    }
    const { text, bibliography, encoding } = file;
    const added = replaceUnderKey({ text, bibliography, encoding }, key, reference, OF_PREPRINT);
    if ('refusal' in added) {
      explainRefusal(uri, added.refusal);
      return undefined;
    }
    const edit = new vscode.WorkspaceEdit();
    for (const change of added.edits) {
      edit.replace(uri, file.toRange(change), change.text);
    }
    return edit;
  }
}

function usualSeverity({ finding: { kind }, publication }: PlacedFinding) {
  const { DOI, PMID } = publication.summary;
  // A web page has nothing to be checked by: that is no problem of the note.
  return kind === 'notChecked' && !DOI && !PMID
    ? vscode.DiagnosticSeverity.Hint
    : severities[findingLevels[kind]];
}

/** Says once why a service did not answer. */
function tellFailures(failures: readonly FetchError[]): void {
  const [failure] = failures.filter((it) => it.failure !== 'notFound');
  if (failure) {
    void vscode.window.showWarningMessage(messageText(fetchMessage(failure, '')));
  }
}

async function chooseScope(literatures: NoteLiteratures): Promise<CheckRequest | undefined> {
  type Item = vscode.QuickPickItem & { readonly request: CheckRequest };
  const document = vscode.window.activeTextEditor?.document;
  const items: Item[] = [];
  const addBibliography = (uri: vscode.Uri) =>
    items.push({
      label: vscode.l10n.t('The bibliography {0}', nameOfFile(uri.toString())),
      request: { scope: 'bibliography', uri },
    });
  if (document && vscode.languages.match(noteSelector, document) > 0) {
    items.push({ label: vscode.l10n.t('This note'), request: { scope: 'note' } });
    const { files } = await literatures.of(document);
    files.forEach(({ uri }) => addBibliography(uri));
  } else if (document && formatOf(document.uri.path, document.getText())) {
    addBibliography(document.uri);
  }
  const label = vscode.l10n.t('All notes of the workspace');
  items.push({ label, request: { scope: 'workspace' } });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Check References'),
    placeHolder: vscode.l10n.t(
      'It asks Crossref and PubMed by DOI and PMID. No text of a note is sent.',
    ),
  });
  return chosen?.request;
}

import * as vscode from 'vscode';
import type { CitationStyle, StyleProblem } from '../../core/csl/citationStyle';
import { readFrontMatter } from '../../core/note/frontMatter';
import { readNoteStyle } from '../../core/note/noteStyle';
import type { PublishFormat } from '../../core/publish/programArguments';
import type { ProgramHost } from '../../core/publish/programHost';
import type { PublishProblem } from '../../core/publish/programMessages';
import { publishedCopy } from '../../core/publish/publishedCopy';
import { type FoundProgram, type PublishResult, publishNote } from '../../core/publish/publishNote';
import { messageText } from '../../core/text/escape';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { PUBLISH_NOTE } from '../host/commands';
import { CAN_PUBLISH } from '../host/contextKeys';
import { isOurs } from '../host/diagnostics';
import { documentAt } from '../host/documents';
import { isNodeHost, loadNodeModule } from '../host/nodeModule';
import { rangesIn } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import type { RunningTasks } from '../host/runningTasks';
import { pdfEngine } from '../host/settings';
import { confirm } from '../host/statusMessage';
import { activeNote } from '../notes/activeNote';
import type { NoteStyles } from '../references/noteStyles';
import { chooseFormat, chooseOutput, chooseProgram, explainWhyNot } from './choosePublishing';

/** What publishing uses from the app. */
export interface PublishApp {
  readonly context: Pick<vscode.ExtensionContext, 'extensionUri' | 'globalState'>;
  readonly literatures: NoteLiteratures;
  readonly styles: NoteStyles;
  readonly tasks: RunningTasks;
}

/** The document to make; the command asks the user for the parts that are missing. */
interface PublishRequest {
  readonly note?: vscode.Uri;
  readonly to?: PublishFormat;
  /** The file to write; an existing file is replaced. */
  readonly output?: vscode.Uri;
}

/** A note and the document to make of it. */
interface ChosenPublishing {
  readonly document: vscode.TextDocument;
  /** The text of the note in the editor. */
  readonly text: string;
  /** The name of the note's file. */
  readonly name: string;
  readonly program: FoundProgram;
  readonly format: PublishFormat;
  readonly output: vscode.Uri;
}

/**
 * Makes a document of a note with the user's Pandoc or Quarto, from the text in the editor, and reports their messages
 * at the lines of the note. Works only where the editor runs programs, and in trusted workspaces.
 */
export function registerPublishing(app: PublishApp): vscode.Disposable {
  const { context, tasks } = app;
  const problems = vscode.languages.createDiagnosticCollection('cytonote-publishing');
  /** The notes whose code the user lets Quarto run, until the editor is closed. */
  const allowed = new Set<string>();

  /** @returns the kind of the result; undefined if no program ran */
  const publish = async (target?: unknown): Promise<PublishResult['kind'] | undefined> => {
    const request = requestOf(target);
    const document = request.note ? await documentAt(request.note) : activeNote()?.document;
    const host = loadNodeModule<{ programs: ProgramHost }>(context.extensionUri, 'programs.js');
    if (!document || !host || !mayPublish(document)) {
      return explainWhyNot(document, host !== undefined);
    }
    const { programs } = host;
    const program = await chooseProgram(programs, document, allowed);
    const format = program && (request.to ?? (await chooseFormat(context.globalState)));
    const output = format && (request.output ?? (await chooseOutput(document, format)));
    if (!output) {
      return undefined;
    }
    if (output.toString() === document.uri.toString()) {
      return confirm(vscode.l10n.t('The document would replace the note. Nothing was written.'));
    }
    const text = document.getText();
    const name = nameOf(document);
    const result = await tasks.run(vscode.l10n.t('Publishing {0}…', name), ({ signal }) =>
      publishText(app, programs, { document, text, name, program, format, output }, signal),
    );
    const toRange = rangesIn(text);
    const found = 'problems' in result ? result.problems : [];
    problems.set(document.uri, diagnosticsFor(document.uri, found, toRange));
    showResult(result, output, (problem) => toRange(problem).start.line);
    return result.kind;
  };

  const updateContext = () =>
    vscode.commands.executeCommand(
      'setContext',
      CAN_PUBLISH,
      isNodeHost() && vscode.workspace.isTrusted,
    );
  void updateContext();
  return vscode.Disposable.from(
    problems,
    vscode.commands.registerCommand(PUBLISH_NOTE, publish),
    vscode.workspace.onDidGrantWorkspaceTrust(updateContext),
    // Messages about an earlier text do not hold for a changed one.
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) {
        problems.delete(document.uri);
      }
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => problems.delete(uri)),
  );
}

/** Runs the program on a copy of the note in which all citations are in Pandoc's syntax. */
async function publishText(
  { literatures, styles }: PublishApp,
  programs: ProgramHost,
  { document, text, name, program, format, output }: ChosenPublishing,
  signal: AbortSignal,
): Promise<PublishResult> {
  const { literature } = await literatures.of(document);
  const frontMatter = readFrontMatter(text);
  const own = readNoteStyle({ frontMatter });
  const chosen = styles.chosenFor(document.uri, own);
  const style = await styles.read(chosen);
  if (isProblem(style)) {
    return failedStyle(style, own.csl?.range);
  }
  const copy = await runCooperatively(publishedCopy(text, literature, name), () => !signal.aborted);
  if (!copy) {
    return { kind: 'cancelled' };
  }
  const title = frontMatter?.names.title;
  const pageTitle = title ? undefined : name.replace(/\.\w+$/, '');
  const near = document.isUntitled ? output : document.uri;
  const job = {
    program,
    copy,
    literature,
    style,
    options: { format, lang: chosen.locale, pageTitle, pdfEngine: pdfEngine() },
    name,
    output: output.fsPath,
    folder: vscode.Uri.joinPath(near, '..').fsPath,
    isSaved: !document.isDirty && !document.isUntitled,
  };
  return publishNote(programs, job, signal);
}

/** Diagnostics for the problems of a note, without the unknown keys that are reported while the user writes. */
function diagnosticsFor(
  note: vscode.Uri,
  problems: readonly PublishProblem[],
  toRange: (problem: PublishProblem) => vscode.Range,
): vscode.Diagnostic[] {
  const reported = vscode.languages
    .getDiagnostics(note)
    .filter((it) => isOurs(it, 'reportUnknownKeys'));
  const isReported = (range: vscode.Range) => reported.some((it) => it.range.isEqual(range));
  return problems
    .map((it) => ({ it, range: toRange(it) }))
    .filter(({ it, range }) => !it.isUnknownKey || !isReported(range))
    .map(({ it, range }) => diagnosticOf(it, range));
}

/** From a menu, the command gets the address of a file. */
function requestOf(target: unknown): PublishRequest {
  if (target instanceof vscode.Uri) {
    return { note: target };
  }
  return typeof target === 'object' && target !== null ? (target as PublishRequest) : {};
}

function mayPublish({ uri, isUntitled }: vscode.TextDocument): boolean {
  return vscode.workspace.isTrusted && (uri.scheme === 'file' || isUntitled);
}

/** The name of a note's file; that of an untitled note has no ending. */
function nameOf({ uri, isUntitled }: vscode.TextDocument): string {
  const name = uri.path.split('/').at(-1) ?? '';
  return isUntitled && !/\.\w+$/.test(name) ? `${name}.md` : name;
}

function isProblem(style: CitationStyle | StyleProblem): style is StyleProblem {
  return 'message' in style;
}

function failedStyle({ message }: StyleProblem, range = { start: 0, end: 0 }): PublishResult {
  return { kind: 'failed', problems: [{ ...range, message, isError: true }] };
}

function diagnosticOf(
  { message, isError }: PublishProblem,
  range: vscode.Range,
): vscode.Diagnostic {
  const { Error: error, Warning: warning } = vscode.DiagnosticSeverity;
  const diagnostic = new vscode.Diagnostic(range, message, isError ? error : warning);
  diagnostic.source = 'Cytonote';
  diagnostic.code = 'publishing';
  return diagnostic;
}

/**
 * Shows the result with buttons for the next steps. Does not wait for the user’s choice.
 *
 * @param lineOf the line of a problem; the first one, 0, stands for the note as a whole
 */
function showResult(
  result: PublishResult,
  output: vscode.Uri,
  lineOf: (problem: PublishProblem) => number,
): void {
  if (result.kind === 'cancelled') {
    confirm(vscode.l10n.t('Publishing was cancelled. Nothing was written.'));
    return;
  }
  const [first] = result.problems;
  const seeProblems = first ? [{ title: vscode.l10n.t('Show Problems'), run: showProblems }] : [];
  if (result.kind === 'failed') {
    const line = first ? lineOf(first) : 0;
    const why = messageText(first?.message ?? '');
    const message =
      line === 0
        ? vscode.l10n.t('Publishing failed: {0}', why)
        : vscode.l10n.t('Publishing failed at line {0}: {1}', line + 1, why);
    void offer(vscode.window.showErrorMessage(message, ...seeProblems));
    return;
  }
  const name = messageText(vscode.workspace.asRelativePath(output));
  const message = first
    ? vscode.l10n.t('Published as {0}. Warnings: {1}', name, result.problems.length)
    : vscode.l10n.t('Published as {0}.', name);
  void offer(vscode.window.showInformationMessage(message, ...waysTo(output), ...seeProblems));
}

/** A button of a message. */
interface Way extends vscode.MessageItem {
  readonly run: () => Thenable<unknown>;
}

async function offer(answer: Thenable<Way | undefined>): Promise<void> {
  await (await answer)?.run();
}

const showProblems = () => vscode.commands.executeCommand('workbench.actions.view.problems');

/** The buttons that show a file. The system's programs can open it only where the editor runs on their machine. */
function waysTo(file: vscode.Uri): Way[] {
  const { uiKind, remoteName, openExternal } = vscode.env;
  const isHere = uiKind === vscode.UIKind.Desktop && remoteName === undefined;
  const reveal = isHere ? 'revealFileInOS' : 'revealInExplorer';
  return [
    ...(isHere ? [{ title: vscode.l10n.t('Open'), run: () => openExternal(file) }] : []),
    {
      title: vscode.l10n.t('Show in Folder'),
      run: () => vscode.commands.executeCommand(reveal, file),
    },
  ];
}

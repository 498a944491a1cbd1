import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { blockAt } from '../../core/note/analyseNote';
import { NoteSlips } from '../../core/spell/noteSlips';
import { type Slip, SlipFinder } from '../../core/spell/slips';
import { touches } from '../../core/text/range';
import { noteSelector } from '../host/documents';
import { toOffset, toRange, toWorkspaceEdit } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** Milliseconds without a change before a note is checked again. */
const PAUSE = 400;
/** What tells these diagnostics from others. */
const SOURCE = 'Cytonote';
const CODE = 'slip';

/** Hints at names that are one slip off, in open notes, and offers to fix them. Off by default. */
export function registerSlipHints(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
): vscode.Disposable {
  const hints = new SlipHints(library, analyses);
  return vscode.Disposable.from(
    hints,
    vscode.workspace.onDidOpenTextDocument((document) => hints.checkSoon(document)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => hints.checkSoon(document)),
    vscode.workspace.onDidCloseTextDocument((document) => hints.forget(document)),
    analyses.onDidChange(() => hints.checkAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'hintSlips')) {
        hints.checkAll();
      }
    }),
    vscode.languages.registerCodeActionsProvider(
      noteSelector,
      {
        provideCodeActions: (document, range, { diagnostics }, token) =>
          hints.corrections(document, range, diagnostics, token),
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

class SlipHints implements vscode.Disposable {
  private readonly shown = vscode.languages.createDiagnosticCollection('cytonote-slips');
  private readonly pending = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  private slips = new WeakMap<vscode.TextDocument, NoteSlips>();
  private finder: { readonly library: Library; readonly slips: SlipFinder } | undefined;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
  ) {
    this.checkAll();
  }

  dispose(): void {
    this.pending.forEach((timer) => clearTimeout(timer));
    this.pending.clear();
    this.shown.dispose();
  }

  checkAll(): void {
    vscode.workspace.textDocuments.forEach((document) => this.checkSoon(document));
  }

  /** Checks a note when it has not changed for a while; where hints are off, takes them away. */
  checkSoon(document: vscode.TextDocument): void {
    if (vscode.languages.match(noteSelector, document) === 0) {
      return;
    }
    if (isSettingOn('hintSlips', document)) {
      clearTimeout(this.pending.get(document));
      this.pending.set(
        document,
        setTimeout(() => this.check(document), PAUSE),
      );
    } else {
      this.forget(document);
    }
  }

  forget(document: vscode.TextDocument): void {
    clearTimeout(this.pending.get(document));
    this.pending.delete(document);
    this.slips.delete(document);
    // Each deletion is an event for the editor; where hints are off, there is nothing to delete.
    if (this.shown.has(document.uri)) {
      this.shown.delete(document.uri);
    }
  }

  /** The quick fixes for the slip at the beginning of a range. */
  async corrections(
    document: vscode.TextDocument,
    range: vscode.Range,
    diagnostics: readonly vscode.Diagnostic[],
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    if (!isSettingOn('hintSlips', document)) {
      return [];
    }
    const offset = toOffset(document, range.start);
    const analysis = await this.analyses.around(document, offset);
    if (token.isCancellationRequested) {
      return [];
    }
    const block = blockAt(analysis, offset);
    const slip =
      block &&
      this.slipsOf(document)
        .inBlock(analysis, block)
        .find((candidate) => touches(candidate, offset));
    return (slip?.corrections ?? []).map(({ name, word }, _, { length }) => {
      const action = new vscode.CodeAction(
        vscode.l10n.t('Write {0}', name),
        vscode.CodeActionKind.QuickFix,
      );
      action.edit = toWorkspaceEdit(document, { ...(slip as Slip), text: word });
      action.diagnostics = diagnostics.filter(
        ({ code, source }) => code === CODE && source === SOURCE,
      );
      action.isPreferred = length === 1;
      return action;
    });
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const timer = this.pending.get(document);
    // Begins to read the note; a long one is checked once it has been read.
    await this.analyses.around(document, 0);
    const analysis = this.analyses.whole(document);
    // Once the note changes, closes or has its hints turned off, its timer is another or gone.
    const isCurrent = () => this.pending.get(document) === timer;
    const reading = analysis && this.slipsOf(document).inSlices(analysis);
    const slips = reading && (await runCooperatively(reading, isCurrent));
    if (slips) {
      this.pending.delete(document);
      this.shown.set(
        document.uri,
        slips.map((slip) => hintAt(document, slip)),
      );
    }
  }

  private slipsOf(document: vscode.TextDocument): NoteSlips {
    const { latest: library, recogniser } = this.library;
    if (this.finder?.library !== library) {
      this.finder = { library, slips: new SlipFinder(library, recogniser) };
      this.slips = new WeakMap();
    }
    const slips = this.slips.get(document) ?? new NoteSlips(this.finder.slips);
    this.slips.set(document, slips);
    return slips;
  }
}

function hintAt(document: vscode.TextDocument, slip: Slip): vscode.Diagnostic {
  const names = slip.corrections.map(({ name }) => name);
  const choice = new Intl.ListFormat(vscode.env.language, { type: 'disjunction' }).format(names);
  const hint = new vscode.Diagnostic(
    toRange(document, slip),
    vscode.l10n.t('Did you mean {0}?', choice),
    vscode.DiagnosticSeverity.Hint,
  );
  hint.source = SOURCE;
  hint.code = CODE;
  return hint;
}

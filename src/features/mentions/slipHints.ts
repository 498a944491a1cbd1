import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { blockAt } from '../../core/note/noteAnalysis';
import { NoteSlips } from '../../core/spell/noteSlips';
import { type Slip, SlipFinder } from '../../core/spell/slips';
import { touches } from '../../core/text/range';
import type { BackgroundWork } from '../host/backgroundWork';
import { diagnosticAt, isOurs } from '../host/diagnostics';
import { noteSelector } from '../host/documents';
import { toOffset, toRange, toWorkspaceEdit } from '../host/positions';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';

/** The code of these diagnostics. */
const CODE = 'slip';

/** Adds hints to names that are one slip off, in open notes, and offers to fix them. Off by default. */
export function registerSlipHints(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  background: BackgroundWork,
): vscode.Disposable {
  const hints = new SlipHints(library, analyses, background);
  const notes = onNoteIdle(
    (document) => hints.check(document),
    (document) => hints.forget(document),
  );
  return vscode.Disposable.from(
    hints,
    notes,
    analyses.onDidChange(() => notes.checkAll()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'hintSlips')) {
        notes.checkAll();
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
  /** The last check of each note; a later check replaces it, and its absence cancels a running one. */
  private readonly checks = new WeakMap<vscode.TextDocument, symbol>();
  private slips = new WeakMap<vscode.TextDocument, NoteSlips>();
  private finder: { readonly library: Library; readonly slips: SlipFinder } | undefined;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly background: BackgroundWork,
  ) {}

  dispose(): void {
    this.shown.dispose();
  }

  /** Removes the hints of a note. */
  forget(document: vscode.TextDocument): void {
    this.checks.delete(document);
    this.slips.delete(document);
    // Each deletion raises an event in the editor, so it is skipped if there is nothing to delete.
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
      action.diagnostics = diagnostics.filter((it) => isOurs(it, CODE));
      action.isPreferred = length === 1;
      return action;
    });
  }

  /** Checks a note; if hints are off, removes them. */
  async check(document: vscode.TextDocument): Promise<void> {
    if (!isSettingOn('hintSlips', document)) {
      this.forget(document);
      return;
    }
    const check = Symbol();
    this.checks.set(document, check);
    const { version } = document;
    const isCurrent = () => this.checks.get(document) === check && document.version === version;
    // Starts to read the note; a long note is checked once it has been read.
    await this.analyses.around(document, 0);
    const analysis = this.analyses.whole(document);
    const reading = analysis && this.slipsOf(document).inSlices(analysis);
    const slips = reading && (await this.background.run(reading, { isWanted: isCurrent }));
    if (slips && isCurrent()) {
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
  const message = vscode.l10n.t('Did you mean {0}?', choice);
  return diagnosticAt(toRange(document, slip), message, vscode.DiagnosticSeverity.Hint, CODE);
}

import * as vscode from 'vscode';
import { countSections, type SectionCounts } from '../../core/cite/uncitedClaims';
import type { Range } from '../../core/text/range';
import type { LiteratureIndexes } from '../bibliographies/literatureIndexes';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { noteSelector } from '../host/documents';
import { toRange } from '../host/positions';
import { runCooperatively } from '../host/runCooperatively';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/**
 * Milliseconds that the counts wait for bibliographies that are still being read, and again for the index of their
 * contents.
 */
const WAIT = 200;

/** Shows above each heading how many entities, citations and claims without a source its section has. */
export function registerSectionCounts(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
  indexes: LiteratureIndexes,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  /**
   * The index of what the note can cite, as far as it is known soon: the library alone, or what was there before a
   * change. Once all is read, the counts are shown again.
   */
  const indexOf = async (document: vscode.TextDocument) => {
    const { literature } = await literatures.soon(document, WAIT);
    const index = await indexes.soon(literature, WAIT);
    void literatures
      .of(document)
      .then((whole) => indexes.of(whole.literature))
      .then((last) => last && last !== index && changed.fire());
    return index;
  };
  const provideCodeLenses = async (
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ) => {
    if (!isSettingOn('showCounts', document)) {
      return [];
    }
    await analyses.around(document, 0);
    const index = await indexOf(document);
    if (token.isCancellationRequested) {
      return [];
    }
    // The editor asks again as soon as a long note has been read.
    const whole = analyses.whole(document);
    const sections = whole
      ? await runCooperatively(
          countSections(library.latest, whole, index),
          () => !token.isCancellationRequested,
        )
      : [];
    return sections?.flatMap((counts) => lensesOf(document, counts));
  };
  return vscode.Disposable.from(
    changed,
    analyses.onDidChange(() => changed.fire()),
    literatures.onDidChange(() => changed.fire()),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'showCounts')) {
        changed.fire();
      }
    }),
    vscode.languages.registerCodeLensProvider(noteSelector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses,
    }),
  );
}

function lensesOf(
  document: vscode.TextDocument,
  { heading, entities, citations, claims }: SectionCounts,
): vscode.CodeLens[] {
  const range = toRange(document, heading);
  const shown = [
    entities === 1 ? vscode.l10n.t('1 entity') : vscode.l10n.t('{0} entities', entities),
    citations === 1 ? vscode.l10n.t('1 citation') : vscode.l10n.t('{0} citations', citations),
  ].join(' · ');
  return [
    // Without a command: there is no single place that it could open.
    new vscode.CodeLens(range, { title: shown, command: '' }),
    ...(claims.length > 0
      ? [new vscode.CodeLens(range, claimsCommand(document, range.start, claims))]
      : []),
  ];
}

function claimsCommand(
  document: vscode.TextDocument,
  from: vscode.Position,
  claims: readonly Range[],
): vscode.Command {
  const { length } = claims;
  const places = claims.map((claim) => new vscode.Location(document.uri, toRange(document, claim)));
  return {
    title:
      length === 1
        ? vscode.l10n.t('1 claim without a source')
        : vscode.l10n.t('{0} claims without a source', length),
    command: 'editor.action.peekLocations',
    arguments: [document.uri, from, places, 'peek'],
  };
}

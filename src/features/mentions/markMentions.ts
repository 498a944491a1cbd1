import * as vscode from 'vscode';
import type { EntityKind } from '../../core/library/schema';
import { noteSelector } from '../host/documents';
import { toOffsets, toRange } from '../host/positions';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** The semantic token type of each kind. `class` alone would be the token type of programming languages. */
const tokenTypes: Readonly<Record<EntityKind, string>> = {
  cytokine: 'cytokine',
  receptor: 'receptor',
  drug: 'drug',
  protein: 'protein',
  class: 'entityClass',
  term: 'term',
};
const legend = new vscode.SemanticTokensLegend(Object.values(tokenTypes));

/** Colours mentions by their kind, with semantic tokens. */
export function registerMentionMarks(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
): vscode.Disposable {
  const register = () =>
    vscode.languages.registerDocumentRangeSemanticTokensProvider(
      noteSelector,
      {
        provideDocumentRangeSemanticTokens: (document, range, token) =>
          markMentions(document, range, token, library, analyses),
      },
      legend,
    );
  // Registers a provider of tokens for ranges only. So the editor asks for what is on the screen, and a keystroke takes
  // no longer in a long note than in a short one. Registering the provider again makes the editor ask again.
  let provider = register();
  const registerAgain = () => {
    provider.dispose();
    provider = register();
  };
  return vscode.Disposable.from(
    new vscode.Disposable(() => provider.dispose()),
    analyses.onDidChange(registerAgain),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'markMentions')) {
        registerAgain();
      }
    }),
  );
}

async function markMentions(
  document: vscode.TextDocument,
  visible: vscode.Range,
  token: vscode.CancellationToken,
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
): Promise<vscode.SemanticTokens | undefined> {
  const tokens = new vscode.SemanticTokensBuilder(legend);
  if (isSettingOn('markMentions', document)) {
    const place = toOffsets(document, visible);
    const analysis = await analyses.around(document, place);
    if (token.isCancellationRequested) {
      return undefined;
    }
    for (const { entity, parts } of analysis.blocksAt(place).flatMap(({ mentions }) => mentions)) {
      const kind = library.latest.entity(entity)?.kind;
      for (const range of kind
        ? parts.flatMap((part) => linesOf(document, toRange(document, part)))
        : []) {
        tokens.push(range, tokenTypes[kind as EntityKind]);
      }
    }
  }
  return tokens.build();
}

/** Splits a range at line ends, since a token must not span lines. */
function linesOf(document: vscode.TextDocument, range: vscode.Range): vscode.Range[] {
  const lines: vscode.Range[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const onLine = range.intersection(document.lineAt(line).range);
    if (onLine && !onLine.isEmpty) {
      lines.push(onLine);
    }
  }
  return lines;
}

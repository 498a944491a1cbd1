import * as vscode from 'vscode';
import type { Library } from '../core/library/library';
import type { EntityKind } from '../core/library/schema';
import { type NoteAnalyses, noteSelector } from './noteAnalyses';
import { toRange } from './positions';
import { affectsSetting, isSettingOn } from './settings';

/** The semantic token type of each kind; `class` alone would be the one of programming languages. */
const tokenTypes: Readonly<Record<EntityKind, string>> = {
  cytokine: 'cytokine',
  receptor: 'receptor',
  drug: 'drug',
  protein: 'protein',
  class: 'entityClass',
};
const legend = new vscode.SemanticTokensLegend(Object.values(tokenTypes));

/** Colours mentions by their kind, through semantic tokens. */
export function registerMentionMarks(library: Library, analyses: NoteAnalyses): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'markMentions')) {
        changed.fire();
      }
    }),
    vscode.languages.registerDocumentSemanticTokensProvider(
      noteSelector,
      {
        onDidChangeSemanticTokens: changed.event,
        provideDocumentSemanticTokens: (document) => markMentions(document, library, analyses),
      },
      legend,
    ),
  );
}

async function markMentions(
  document: vscode.TextDocument,
  library: Library,
  analyses: NoteAnalyses,
): Promise<vscode.SemanticTokens> {
  const tokens = new vscode.SemanticTokensBuilder(legend);
  if (isSettingOn('markMentions', document)) {
    const { blocks } = await analyses.ready(document);
    for (const { entity, parts } of blocks.flatMap(({ mentions }) => mentions)) {
      const kind = library.entity(entity)?.kind;
      for (const range of kind
        ? parts.flatMap((part) => linesOf(document, toRange(document, part)))
        : []) {
        tokens.push(range, tokenTypes[kind as EntityKind]);
      }
    }
  }
  return tokens.build();
}

/** Divides a range by lines, since a token may not go over the end of one. */
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

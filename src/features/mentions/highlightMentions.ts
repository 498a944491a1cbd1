import * as vscode from 'vscode';
import { mentionAt } from '../../core/note/noteAnalysis';
import { type NoteAnalyses, noteSelector } from '../notes/noteAnalyses';
import { toOffset, toRange } from '../notes/positions';

/** Highlights the other mentions of the entity at the cursor, however they are spelled. */
export function registerMentionHighlights(analyses: NoteAnalyses): vscode.Disposable {
  const provideDocumentHighlights = async (
    document: vscode.TextDocument,
    position: vscode.Position,
  ) => {
    const offset = toOffset(document, position);
    const around = await analyses.around(document, offset);
    const here = mentionAt(around, offset);
    const analysis = analyses.whole(document) ?? around;
    return here
      ? analysis.blocks
          .flatMap(({ mentions }) => mentions.filter(({ entity }) => entity === here.entity))
          .map((mention) => new vscode.DocumentHighlight(toRange(document, mention)))
      : undefined;
  };
  return vscode.languages.registerDocumentHighlightProvider(noteSelector, {
    provideDocumentHighlights,
  });
}

import * as vscode from 'vscode';
import type { EntityKind } from '../../core/library/schema';
import { isNote } from '../host/documents';
import { toOffsets, toRange } from '../host/positions';
import { affectsSetting, isSettingOn } from '../host/settings';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';

/** The line under each kind. The lines differ in form, since they have the colour of the text. */
const lines: Readonly<Record<EntityKind, string>> = {
  cytokine: 'solid',
  receptor: 'dotted',
  drug: 'dashed',
  protein: 'double',
  class: 'wavy',
  term: 'solid 3px',
};
const kinds = Object.keys(lines) as EntityKind[];

/** Underlines the mentions on the screen, with a different line for each kind. Off by default. */
export function registerMentionUnderlines(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
): vscode.Disposable {
  const underlines = new MentionUnderlines(library, analyses);
  const drawAll = () => vscode.window.visibleTextEditors.forEach((it) => underlines.draw(it));
  drawAll();
  return vscode.Disposable.from(
    underlines,
    analyses.onDidChange(drawAll),
    vscode.window.onDidChangeVisibleTextEditors(drawAll),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) =>
      underlines.draw(textEditor),
    ),
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      vscode.window.visibleTextEditors
        .filter((editor) => editor.document === document)
        .forEach((editor) => underlines.draw(editor)),
    ),
    vscode.workspace.onDidOpenTextDocument(drawAll),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (affectsSetting(event, 'underlineMentions')) {
        drawAll();
      }
    }),
  );
}

class MentionUnderlines implements vscode.Disposable {
  private readonly types = new Map(
    kinds.map((kind) => [
      kind,
      vscode.window.createTextEditorDecorationType({ textDecoration: `underline ${lines[kind]}` }),
    ]),
  );
  /** The last request for each editor that has underlines. */
  private readonly asked = new WeakMap<vscode.TextEditor, object>();

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
  ) {}

  dispose(): void {
    this.types.forEach((type) => type.dispose());
  }

  /** Underlines what an editor shows now; if the setting is off, removes the lines. */
  async draw(editor: vscode.TextEditor): Promise<void> {
    const { document } = editor;
    if (isNote(document) && isSettingOn('underlineMentions', document)) {
      const ask = {};
      this.asked.set(editor, ask);
      const { version } = document;
      const found = await Promise.all(
        editor.visibleRanges.map((visible) => this.rangesIn(document, visible)),
      );
      // If the note was edited or scrolled in the meantime, another request follows.
      if (this.asked.get(editor) === ask && document.version === version) {
        this.types.forEach((type, kind) =>
          editor.setDecorations(
            type,
            found.flatMap((ranges) => ranges.get(kind) ?? []),
          ),
        );
      }
    } else if (this.asked.delete(editor)) {
      this.types.forEach((type) => editor.setDecorations(type, []));
    }
  }

  private async rangesIn(
    document: vscode.TextDocument,
    visible: vscode.Range,
  ): Promise<Map<EntityKind, vscode.Range[]>> {
    const place = toOffsets(document, visible);
    const analysis = await this.analyses.around(document, place);
    const ranges = new Map<EntityKind, vscode.Range[]>();
    for (const { entity, parts } of analysis.blocksAt(place).flatMap(({ mentions }) => mentions)) {
      const kind = this.library.latest.entity(entity)?.kind;
      if (kind) {
        const ofKind = ranges.get(kind) ?? [];
        ranges.set(kind, ofKind);
        ofKind.push(...parts.map((part) => toRange(document, part)));
      }
    }
    return ranges;
  }
}

import * as vscode from 'vscode';
import { explainNote, type ReadBibliographyFile } from '../../core/card/explanations';
import type { ReadFile } from '../bibliographies/bibliographyFiles';
import type { NoteLiteratures } from '../bibliographies/noteLiteratures';
import { EXPLAIN_NOTE } from '../host/commands';
import { isNote } from '../host/documents';
import { rangesIn, toOffset } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { showRendered } from '../pages/sourcePages';

const scheme = 'cytonote-explanation';

/** Explains by command what is recognised at the cursor, and which bibliographies were read. */
export function registerNoteExplanation(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  literatures: NoteLiteratures,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri>();
  let page = '';
  const explain = async () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor || !isNote(editor.document)) {
      return;
    }
    const { document, selection } = editor;
    const offset = toOffset(document, selection.active);
    const { literature, files, found, collection } = await literatures.of(document);
    const around = await analyses.around(document, offset);
    const whole = analyses.whole(document);
    page = explainNote(library.latest, {
      analysis: whole ?? around,
      isWhole: whole !== undefined,
      offset,
      literature,
      foundBy: found.by,
      files: files.map(described),
      missing: found.missing,
      collection,
    });
    const uri = vscode.Uri.from({ scheme, path: `/${vscode.l10n.t('What Cytonote sees')}.md` });
    changed.fire(uri);
    await showRendered(uri);
  };
  return vscode.Disposable.from(
    changed,
    vscode.commands.registerCommand(EXPLAIN_NOTE, explain),
    vscode.workspace.registerTextDocumentContentProvider(scheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: () => page,
    }),
  );
}

function described({ uri, text, bibliography, time }: ReadFile): ReadBibliographyFile {
  const toRange = rangesIn(text);
  return {
    name: vscode.workspace.asRelativePath(uri),
    format: bibliography.format,
    entries: bibliography.entries.length,
    problems: bibliography.problems.map((problem) => ({
      line: toRange(problem).start.line + 1,
      message: problem.message,
    })),
    time,
  };
}

import * as vscode from 'vscode';
import { type MentionNode, mentionNow, type OutlineNode } from '../../core/views/noteOutline';
import { isNode } from '../../core/views/treeNodes';
import { CHOOSE_SOURCES, CITE_MENTION, REVEAL_MENTION } from '../host/commands';
import { HAS_ACTIVE_NOTE, NOTE_OUTLINE } from '../host/contextKeys';
import { delayed } from '../host/delayed';
import { toRange } from '../host/positions';
import { NOTE_VIEW } from '../host/viewIds';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ActiveNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { NoteTreeProvider } from './noteTree';

/** Milliseconds that the cursor must rest before the tree follows it. */
const PAUSE = 200;

/** Shows what the active note mentions, follows its cursor, and opens or cites a mention. */
export function registerNoteTree(
  library: WorkspaceLibrary,
  analyses: NoteAnalyses,
  active: ActiveNote,
): vscode.Disposable {
  const provider = new NoteTreeProvider(library, analyses, active);
  const view = vscode.window.createTreeView<OutlineNode>(NOTE_VIEW, {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const placeNow = async (node: unknown) => {
    if (!isNode<MentionNode>(node, 'mention')) {
      return undefined;
    }
    const document = active.documents.find(({ uri }) => uri.toString() === node.part.name);
    const analysis = document && analyses.whole(document);
    const mention = analysis && mentionNow(node, analysis);
    return document && mention ? { document, mention } : undefined;
  };
  const revealMention = async (node?: unknown) => {
    const place = await placeNow(node);
    if (place) {
      const selection = toRange(place.document, place.mention);
      const options: vscode.TextDocumentShowOptions = { selection };
      await vscode.commands.executeCommand('vscode.open', place.document.uri, options);
    }
  };
  const citeMention = async (node?: unknown) => {
    const place = await placeNow(node);
    if (place) {
      const { document, mention } = place;
      await vscode.commands.executeCommand(CHOOSE_SOURCES, document.uri, mention.start);
    }
  };
  const tellWelcome = () => {
    const isActive = active.documents.length > 0;
    void vscode.commands.executeCommand('setContext', HAS_ACTIVE_NOTE, isActive);
  };
  tellWelcome();
  return vscode.Disposable.from(
    view,
    provider,
    active.onDidChange(tellWelcome),
    provider.onDidChangeState((state) =>
      vscode.commands.executeCommand('setContext', NOTE_OUTLINE, state),
    ),
    followCursor(view, provider, active),
    vscode.commands.registerCommand(REVEAL_MENTION, revealMention),
    vscode.commands.registerCommand(CITE_MENTION, citeMention),
  );
}

/** Selects the mention at the cursor while the tree can be seen; the editor keeps the focus. */
function followCursor(
  view: vscode.TreeView<OutlineNode>,
  provider: NoteTreeProvider,
  active: ActiveNote,
): vscode.Disposable {
  const follow = async () => {
    const editor = vscode.window.activeTextEditor;
    const isShown = editor && view.visible && active.documents.includes(editor.document);
    const node = isShown ? provider.at(editor.document, editor.selection.active) : undefined;
    if (node && !view.selection.some((selected) => provider.isSame(selected, node))) {
      await view.reveal(node, { select: true, focus: false });
    }
  };
  const following = delayed(() => {
    // The editor rejects a node that no longer exists when it looks for it.
    follow().then(undefined, () => undefined);
  }, PAUSE);
  return vscode.Disposable.from(
    following,
    vscode.window.onDidChangeTextEditorSelection(following.soon),
    view.onDidChangeVisibility(following.soon),
    provider.onDidRead(following.soon),
  );
}

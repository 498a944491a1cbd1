import * as vscode from 'vscode';
import { type MentionNode, NoteOutline, type OutlineNode } from '../../core/views/noteOutline';
import type { OutlineState } from '../host/conditionValues';
import { notebookOf } from '../host/documents';
import { toOffset, toRange } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { ActiveNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { onNoteIdle } from '../notes/onNoteIdle';
import { isTooLong } from '../notes/openNote';
import { idOfNode, noteItem, type ShownPlace } from './noteItems';

/** The entities of the active note with their mentions, as of the last pause in typing. */
export class NoteTreeProvider implements vscode.TreeDataProvider<OutlineNode>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly stateChanged = new vscode.EventEmitter<OutlineState>();
  private readonly read = new vscode.EventEmitter<void>();
  /** Fires when the tree has its content: the editor asks for it some time after a change. */
  readonly onDidRead = this.read.event;
  private outline: NoteOutline | undefined;
  private state: OutlineState = 'whole';
  private readonly listeners: vscode.Disposable;

  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly active: ActiveNote,
  ) {
    const look = () => this.drawAgain();
    this.listeners = vscode.Disposable.from(
      this.changed,
      this.stateChanged,
      this.read,
      active.onDidChange(look),
      analyses.onDidChange(look),
      onNoteIdle(
        (document) => active.documents.includes(document) && look(),
        () => undefined,
      ),
    );
  }

  dispose(): void {
    this.listeners.dispose();
  }

  /** Fires when the tree begins or stops to show the whole note. */
  readonly onDidChangeState = this.stateChanged.event;

  async getChildren(node?: OutlineNode): Promise<OutlineNode[]> {
    if (!node) {
      this.outline = await this.readOutline();
      this.read.fire();
    }
    return [...(this.outline?.children(node) ?? [])];
  }

  getParent(node: OutlineNode): OutlineNode | undefined {
    return this.outline?.parent(node);
  }

  getTreeItem(node: OutlineNode): vscode.TreeItem {
    return noteItem(node, (mention) => this.placeOf(mention));
  }

  /** The mention at a position, if the tree shows it. */
  at(document: vscode.TextDocument, position: vscode.Position): MentionNode | undefined {
    return this.outline?.at(document.uri.toString(), toOffset(document, position));
  }

  /** Whether two nodes represent the same thing in two versions of the note. */
  isSame(one: OutlineNode | undefined, other: OutlineNode): boolean {
    return one !== undefined && idOfNode(one) === idOfNode(other);
  }

  private async readOutline(): Promise<NoteOutline | undefined> {
    const parts = [];
    let state: OutlineState = 'whole';
    for (const document of this.active.documents) {
      await this.analyses.around(document, 0);
      // No analysis of the whole note exists until the note has been read; an event follows then.
      const analysis = this.analyses.whole(document);
      if (analysis) {
        parts.push({ name: document.uri.toString(), analysis });
      } else {
        state = isTooLong(document) ? 'tooLong' : 'reading';
      }
    }
    if (state !== this.state) {
      this.state = state;
      this.stateChanged.fire(state);
    }
    return new NoteOutline(this.library.latest, parts);
  }

  private drawAgain(): void {
    this.changed.fire();
  }

  private placeOf({ part, mention }: MentionNode): ShownPlace {
    const document = this.active.documents.find(({ uri }) => uri.toString() === part.name);
    if (!document) {
      return { label: '', isWritable: false };
    }
    const line = toRange(document, mention).start.line + 1;
    const cells = notebookOf(document.uri)?.getCells() ?? [];
    const cell = cells.findIndex((it) => it.document === document) + 1;
    return {
      label:
        cell > 0
          ? vscode.l10n.t('cell {0}, line {1}', cell, line)
          : vscode.l10n.t('line {0}', line),
      isWritable: isWritable(document.uri),
    };
  }
}

/** Whether documents of this scheme can be edited. */
function isWritable({ scheme }: vscode.Uri): boolean {
  const isOpenOnly = scheme === 'untitled' || scheme === 'vscode-notebook-cell';
  return isOpenOnly || vscode.workspace.fs.isWritableFileSystem(scheme) === true;
}

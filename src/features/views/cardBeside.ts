import * as vscode from 'vscode';
import { type CardRow, cardRows } from '../../core/card/cardRows';
import { blockAt } from '../../core/note/noteAnalysis';
import { contextOf } from '../../core/note/noteContext';
import { touches } from '../../core/text/range';
import { type CardLiteratureParts, cardLiterature } from '../bibliographies/cardLiterature';
import { delayed } from '../host/delayed';
import { toOffset } from '../host/positions';
import { CARD_VIEW } from '../host/viewIds';
import type { WorkspaceLiterature } from '../index/workspaceLiterature';
import { activeNote } from '../notes/activeNote';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import type { NoteMentions } from '../pages/noteMentions';
import { cardItem } from './cardItems';

/** Milliseconds that the cursor must rest before the card follows it. */
const PAUSE = 200;

/** What *Card Beside* reads. */
export interface CardBesideParts extends CardLiteratureParts {
  readonly analyses: NoteAnalyses;
  readonly mentions: NoteMentions;
  readonly workspaceLiterature: WorkspaceLiterature;
}

/** Shows the card of the name at the cursor in a tree, for users who do not hover. */
export function registerCardBeside(parts: CardBesideParts): vscode.Disposable {
  const provider = new CardRowsProvider(parts);
  const view = vscode.window.createTreeView<CardRow>(CARD_VIEW, { treeDataProvider: provider });
  const following = delayed(() => {
    if (view.visible) {
      void provider.follow(activeNote());
    }
  }, PAUSE);
  const { library, literatures, analyses, mentions, workspaceLiterature } = parts;
  return vscode.Disposable.from(
    view,
    provider,
    following,
    view.onDidChangeVisibility(following.soon),
    vscode.window.onDidChangeTextEditorSelection(following.soon),
    vscode.window.onDidChangeActiveTextEditor(following.soon),
    vscode.workspace.onDidCloseTextDocument(following.soon),
    analyses.onDidChange(following.soon),
    library.onDidChange(following.soon),
    literatures.onDidChange(following.soon),
    workspaceLiterature.onDidRead(following.soon),
    mentions.onDidChange(following.soon),
  );
}

/** The rows of the card of one name. */
class CardRowsProvider implements vscode.TreeDataProvider<CardRow>, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.changed.event;
  private shown: readonly CardRow[] = [];
  private note: vscode.TextDocument | undefined;
  /** The number of the last request: if two requests overlap, the later one counts. */
  private last = 0;

  constructor(private readonly parts: CardBesideParts) {}

  dispose(): void {
    this.changed.dispose();
  }

  getChildren(row?: CardRow): CardRow[] {
    return [...(row?.children ?? this.shown)];
  }

  getTreeItem(row: CardRow): vscode.TreeItem {
    return cardItem(row);
  }

  /**
   * Shows the card of the name at the cursor of a note, or no card where there is no name. Without an editor of a note,
   * the card stays as long as its note is open: a page that the user opened from it covers the note.
   *
   * @param isAgain the card is made once more, since all has been read that it may be made of
   */
  async follow(editor: vscode.TextEditor | undefined, isAgain = false): Promise<void> {
    if (!editor && this.note && !this.note.isClosed) {
      return;
    }
    const request = ++this.last;
    this.note = editor?.document;
    const card = editor ? await this.cardAt(editor, isAgain) : [];
    // The same card stays unchanged, so that folded rows stay folded.
    if (request === this.last && !isSameCard(card, this.shown)) {
      this.shown = card;
      this.changed.fire();
    }
  }

  private async cardAt(
    { document, selection }: vscode.TextEditor,
    isAgain: boolean,
  ): Promise<readonly CardRow[]> {
    const { library, analyses, mentions } = this.parts;
    const offset = toOffset(document, selection.active);
    // A long note is read in part at first, as for a hover; an event follows once the whole note has been read.
    const analysis = await analyses.around(document, offset);
    const block = blockAt(analysis, offset);
    const mention = block?.mentions.find((range) => touches(range, offset));
    const entity = mention && library.latest.entity(mention.entity);
    if (!block || !entity) {
      return [];
    }
    const context = contextOf(analysis, block, library.recogniser);
    const literature = await cardLiterature(this.parts, document, context);
    if (literature.isPartial && !isAgain) {
      void this.followOnceRead(document);
    }
    const note = mentions.conceptNote(entity.id);
    return cardRows(library.latest, entity, literature, note, mention.species);
  }

  /** Makes the card again when all that the note can cite has been read. */
  private async followOnceRead(document: vscode.TextDocument): Promise<void> {
    const { literatures, indexes } = this.parts;
    const request = this.last;
    const { literature } = await literatures.of(document);
    if ((await indexes.of(literature)) && request === this.last) {
      await this.follow(activeNote(), true);
    }
  }
}

/** Whether two cards say the same. */
function isSameCard(one: readonly CardRow[], other: readonly CardRow[]): boolean {
  return JSON.stringify(one.map(textsOf)) === JSON.stringify(other.map(textsOf));
}

function textsOf({ label, description, children }: CardRow): unknown {
  return [label, description, children.map(textsOf)];
}

import * as vscode from 'vscode';
import { kindLabel } from '../../core/card/labels';
import type { Entity } from '../../core/library/schema';
import { mentionAt } from '../../core/note/noteAnalysis';
import { isNote } from '../host/documents';
import { toOffset } from '../host/positions';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { NoteAnalyses } from '../notes/noteAnalyses';
import { kindIconInLabel } from './kindIcons';
import type { PageDocuments } from './pageDocuments';

interface EntityItem extends vscode.QuickPickItem {
  readonly entity: Entity;
}

/** Finds out which entity a command is about. */
export class EntityPicker {
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly analyses: NoteAnalyses,
    private readonly pages: PageDocuments,
  ) {}

  /**
   * The entity that the command was called with; else that of the page in the active tab; else that at
   * the cursor in a note; else the one that the user chooses.
   *
   * @param target the argument of the command: an entity's id, or whatever a menu passes
   */
  async entityFor(target: unknown, title: string): Promise<Entity | undefined> {
    if (typeof target === 'string') {
      return this.library.latest.entity(target);
    }
    return this.entityOfPage() ?? (await this.entityAtCursor()) ?? (await this.pick(title));
  }

  /**
   * Several entities that the user ticks; the one that the command is about is ticked at first.
   * @param target as in {@link entityFor}
   * @param most the number of ticks that the title allows
   */
  async pickSome(target: unknown, title: string, most: number): Promise<readonly Entity[]> {
    const known =
      typeof target === 'string'
        ? this.library.latest.entity(target)
        : (this.entityOfPage() ?? (await this.entityAtCursor()));
    const items = this.library.latest.entities.map(itemOf);
    const first = items.filter(({ entity }) => entity === known);
    const others = items.filter(({ entity }) => entity !== known);
    const chosen = await vscode.window.showQuickPick(
      [...first.map((it) => ({ ...it, picked: true })), ...others],
      {
        title,
        placeHolder: vscode.l10n.t('Tick up to {0} entities. Search by any of their names', most),
        canPickMany: true,
        matchOnDescription: true,
        matchOnDetail: true,
      },
    );
    return chosen?.map(({ entity }) => entity) ?? [];
  }

  private entityOfPage(): Entity | undefined {
    const page = this.pages.active;
    return page?.sort === 'entities' ? this.library.latest.entity(page.id) : undefined;
  }

  private async entityAtCursor(): Promise<Entity | undefined> {
    const { document, selection } = vscode.window.activeTextEditor ?? {};
    if (!document || !selection || !isNote(document)) {
      return undefined;
    }
    const offset = toOffset(document, selection.active);
    const mention = mentionAt(await this.analyses.around(document, offset), offset);
    return mention && this.library.latest.entity(mention.entity);
  }

  /** The entity that the user chooses. */
  async pick(title: string): Promise<Entity | undefined> {
    const item = await vscode.window.showQuickPick(this.library.latest.entities.map(itemOf), {
      title,
      placeHolder: vscode.l10n.t('Search by any name of a cytokine, receptor or drug'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return item?.entity;
  }
}

function itemOf(entity: Entity): EntityItem {
  const { kind, label, name, synonyms } = entity;
  const others = synonyms.map(({ text }) => text).filter((text) => text !== label && text !== name);
  return {
    entity,
    label: `${kindIconInLabel(kind)} ${label}`,
    description: `${name} (${kindLabel(kind)})`,
    detail: others.join(' · '),
  };
}

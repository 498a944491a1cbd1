import * as vscode from 'vscode';
import { type NoteContext, rankSources } from '../../core/library/rankSources';
import { entitiesOfSource } from '../../core/library/relations';
import type { CitationKey, EntityId, Source } from '../../core/library/schema';
import { shortReference } from '../../core/literature/formatReference';
import type { WorkspaceLibrary } from '../library/workspaceLibrary';
import type { PageDocuments } from './pageDocuments';

/** What the place in the note is about; the list begins with the sources that fit it. */
interface PickingContext {
  readonly context: NoteContext;
  readonly entity: EntityId | undefined;
  /** Keys that the place already cites. */
  readonly cited: ReadonlySet<CitationKey>;
}

interface SourceItem extends vscode.QuickPickItem {
  readonly source: Source;
}

const nowhere: PickingContext = {
  context: { entities: new Map(), topics: new Map() },
  entity: undefined,
  cited: new Set(),
};

/** Lets the user choose sources by author, year, title, entity or topic. */
export class SourcePicker {
  constructor(
    private readonly library: WorkspaceLibrary,
    private readonly pages: PageDocuments,
  ) {}

  /** Lets the user choose any number of sources. */
  async pickMany(place: PickingContext): Promise<readonly Source[]> {
    const items = await vscode.window.showQuickPick(this.items(place), {
      title: vscode.l10n.t('Cite sources'),
      placeHolder: vscode.l10n.t('Search by author, title, year, entity or topic'),
      canPickMany: true,
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return items?.map(({ source }) => source) ?? [];
  }

  /** The source whose page is in the active tab; or else one that the user chooses. */
  async shownOrPicked(): Promise<Source | undefined> {
    const page = this.pages.active;
    const shown = page?.sort === 'sources' ? this.library.latest.source(page.id) : undefined;
    return shown ?? this.pickOne();
  }

  /** Lets the user choose one source. */
  async pickOne(): Promise<Source | undefined> {
    const item = await vscode.window.showQuickPick(this.items(nowhere), {
      title: vscode.l10n.t('Choose a source'),
      placeHolder: vscode.l10n.t('Search by author, title, year, entity or topic'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
    return item?.source;
  }

  private items({ context, entity, cited }: PickingContext): SourceItem[] {
    return rankSources(this.library.latest, context, entity).map(({ source }) => ({
      source,
      label: shortReference(source),
      description: describe(source, cited.has(source.key)),
      detail: this.subjects(source),
    }));
  }

  private subjects(source: Source): string {
    const labels = [...entitiesOfSource(source)].map(
      (id) => this.library.latest.entity(id)?.label ?? id,
    );
    const topicLabels = source.topics.map((id) => this.library.latest.topic(id)?.label ?? id);
    return `${labels.join(', ')} · ${topicLabels.join(', ')}`;
  }
}

/** The title; empty for a source without authors, whose label is its title. */
function describe({ author, title }: Source, isCited: boolean): string {
  const shown = author.length > 0 ? title : '';
  return isCited ? vscode.l10n.t('{0} (cited here)', shown).trim() : shown;
}

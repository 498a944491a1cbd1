import type { Backlinks, CitingPlace } from './backlinks';
import { groupSources, type SourceGroup, type SourceOrder, sortSources } from './sortSources';
import { filterList, type SourceFacts, type SourceFilter } from './sourceFilter';
import type { ListedSource, SourceList } from './sourceList';

export interface GroupNode extends SourceGroup {
  readonly is: 'group';
}

export interface ListedNode {
  readonly is: 'listed';
  readonly listed: ListedSource;
  /** In how many notes it is cited. */
  readonly noteCount: number;
}

export interface PlaceNode {
  readonly is: 'place';
  readonly place: CitingPlace;
  readonly of: ListedSource;
}

/** Something that the list of all sources is browsed by: groups hold sources, and these who cites them. */
export type LibraryNode = GroupNode | ListedNode | PlaceNode;

/** How the list of all sources is shown. */
export interface LibraryArrangement {
  readonly filter: SourceFilter;
  readonly order: SourceOrder;
}

/** The sources that fit a filter, in an order, as a tree whose nodes are made when they are asked for. */
export class LibraryTree {
  private readonly groups: readonly GroupNode[] | undefined;

  private constructor(
    private readonly shown: readonly ListedSource[],
    order: SourceOrder,
    private readonly backlinks: Backlinks,
    facts: SourceFacts,
  ) {
    this.groups = groupSources(shown, order, facts)?.map((group) => ({ ...group, is: 'group' }));
  }

  /** Arranges a list; pauses every few milliseconds but for sorting. */
  static *arrange(
    list: SourceList,
    { filter, order }: LibraryArrangement,
    backlinks: Backlinks,
    facts: SourceFacts,
  ): Generator<void, LibraryTree> {
    const found = yield* filterList(list.all, filter, facts);
    return new LibraryTree(sortSources(found, order, facts), order, backlinks, facts);
  }

  /** How many sources are shown. */
  get size(): number {
    return this.shown.length;
  }

  /** What stands directly below a node, or at the top. */
  children(node?: LibraryNode): readonly LibraryNode[] {
    switch (node?.is) {
      case undefined:
        return this.groups ?? this.shown.map((listed) => this.listedNode(listed));
      case 'group':
        return node.sources.map((listed) => this.listedNode(listed));
      case 'listed':
        return this.backlinks
          .placesOf(node.listed)
          .map((place) => ({ is: 'place', place, of: node.listed }));
      case 'place':
        return [];
    }
  }

  private listedNode(listed: ListedSource): ListedNode {
    return { is: 'listed', listed, noteCount: this.backlinks.notesOf(listed).size };
  }
}

import type { Backlinks, CitingPlace } from './backlinks';
import { groupSources, type SourceGroup } from './groupSources';
import { type SourceOrder, sortSources } from './sortSources';
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

/** Something that the list of all sources is browsed by: groups hold sources or parts of them, and sources who cites them. */
export type LibraryNode = GroupNode | ListedNode | PlaceNode;

/** How the list of all sources is shown. */
export interface LibraryArrangement {
  readonly filter: SourceFilter;
  readonly order: SourceOrder;
}

/** The sources that fit a filter, in an order, as a tree whose nodes are made when they are asked for. */
export class LibraryTree {
  private constructor(
    private readonly shown: readonly ListedSource[],
    private readonly groups: readonly SourceGroup[] | undefined,
    private readonly backlinks: Backlinks,
  ) {}

  /** Arranges a list; pauses every few milliseconds. */
  static *arrange(
    list: SourceList,
    { filter, order }: LibraryArrangement,
    backlinks: Backlinks,
    facts: SourceFacts,
  ): Generator<void, LibraryTree> {
    const found = yield* filterList(list.all, filter, facts);
    const sorted = yield* sortSources(found, order, facts);
    return new LibraryTree(sorted, yield* groupSources(sorted, order, facts), backlinks);
  }

  /** How many sources are shown. */
  get size(): number {
    return this.shown.length;
  }

  /** What stands directly below a node, or at the top. */
  children(node?: LibraryNode): readonly LibraryNode[] {
    switch (node?.is) {
      case undefined:
        return this.groups?.map(groupNode) ?? this.listedNodes(this.shown);
      case 'group':
        return node.parts.length > 0 ? node.parts.map(groupNode) : this.listedNodes(node.sources);
      case 'listed':
        return this.backlinks
          .placesOf(node.listed)
          .map((place) => ({ is: 'place', place, of: node.listed }));
      case 'place':
        return [];
    }
  }

  private listedNodes(sources: readonly ListedSource[]): ListedNode[] {
    return sources.map((listed) => {
      const noteCount = this.backlinks.notesOf(listed).size;
      return { is: 'listed', listed, noteCount };
    });
  }
}

function groupNode(group: SourceGroup): GroupNode {
  return { ...group, is: 'group' };
}

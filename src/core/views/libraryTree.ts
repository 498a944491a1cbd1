import type { Publication } from '../literature/publication';
import type { Backlinks, CitingPlace } from './backlinks';
import { groupSources, type SourceGroup } from './groupSources';
import type { PublicationList } from './publicationList';
import { type SourceOrder, sortSources } from './sortSources';
import { filterList, type SourceFacts, type SourceFilter } from './sourceFilter';

export interface GroupNode extends SourceGroup {
  readonly is: 'group';
}

export interface PublicationNode {
  readonly is: 'publication';
  readonly publication: Publication;
  /** How many notes cite it. */
  readonly noteCount: number;
}

export interface PlaceNode {
  readonly is: 'place';
  readonly place: CitingPlace;
  readonly of: Publication;
}

/**
 * A node of the tree of all sources: groups contain sources or parts, and sources contain the places that
 * cite them.
 */
export type LibraryNode = GroupNode | PublicationNode | PlaceNode;

/** How to show the list of all sources. */
interface LibraryArrangement {
  readonly filter: SourceFilter;
  readonly order: SourceOrder;
}

/** The sources that match a filter, sorted, as a tree that creates nodes on demand. */
export class LibraryTree {
  private constructor(
    private readonly shown: readonly Publication[],
    private readonly groups: readonly SourceGroup[] | undefined,
    private readonly backlinks: Backlinks,
  ) {}

  /** Arranges a list; pauses every few milliseconds. */
  static *arrange(
    list: PublicationList,
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

  /** The nodes directly below a node, or at the top. */
  children(node?: LibraryNode): readonly LibraryNode[] {
    switch (node?.is) {
      case undefined:
        return this.groups?.map(groupNode) ?? this.listedNodes(this.shown);
      case 'group':
        return node.parts.length > 0 ? node.parts.map(groupNode) : this.listedNodes(node.sources);
      case 'publication':
        return this.backlinks
          .placesOf(node.publication)
          .map((place) => ({ is: 'place', place, of: node.publication }));
      case 'place':
        return [];
    }
  }

  private listedNodes(sources: readonly Publication[]): PublicationNode[] {
    return sources.map((publication) => {
      const noteCount = this.backlinks.notesOf(publication).size;
      return { is: 'publication', publication, noteCount };
    });
  }
}

function groupNode(group: SourceGroup): GroupNode {
  return { ...group, is: 'group' };
}

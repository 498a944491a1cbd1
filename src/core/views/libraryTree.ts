import type { Publication } from '../literature/publication';
import type { Backlinks, CitingPlace } from './backlinks';
import { groupPublications, type PublicationGroup } from './groupPublications';
import { filterList, type PublicationFacts, type PublicationFilter } from './publicationFilter';
import type { PublicationList } from './publicationList';
import { type PublicationOrder, sortPublications } from './sortPublications';

export interface GroupNode extends PublicationGroup {
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
 * A node of the tree of all publications: groups contain publications or parts, and publications contain the places that
 * cite them.
 */
export type LibraryNode = GroupNode | PublicationNode | PlaceNode;

/** How to show the list of all publications. */
interface LibraryArrangement {
  readonly filter: PublicationFilter;
  readonly order: PublicationOrder;
}

/** The publications that match a filter, sorted, as a tree that creates nodes on demand. */
export class LibraryTree {
  private constructor(
    private readonly shown: readonly Publication[],
    private readonly groups: readonly PublicationGroup[] | undefined,
    private readonly backlinks: Backlinks,
  ) {}

  /** Arranges a list; pauses every few milliseconds. */
  static *arrange(
    list: PublicationList,
    { filter, order }: LibraryArrangement,
    backlinks: Backlinks,
    facts: PublicationFacts,
  ): Generator<void, LibraryTree> {
    const found = yield* filterList(list.all, filter, facts);
    const sorted = yield* sortPublications(found, order, facts);
    return new LibraryTree(sorted, yield* groupPublications(sorted, order, facts), backlinks);
  }

  /** How many publications are shown. */
  get size(): number {
    return this.shown.length;
  }

  /** The nodes directly below a node, or at the top. */
  children(node?: LibraryNode): readonly LibraryNode[] {
    switch (node?.is) {
      case undefined:
        return this.groups?.map(groupNode) ?? this.listedNodes(this.shown);
      case 'group':
        return node.parts.length > 0
          ? node.parts.map(groupNode)
          : this.listedNodes(node.publications);
      case 'publication':
        return this.backlinks
          .placesOf(node.publication)
          .map((place) => ({ is: 'place', place, of: node.publication }));
      case 'place':
        return [];
    }
  }

  private listedNodes(publications: readonly Publication[]): PublicationNode[] {
    return publications.map((publication) => {
      const noteCount = this.backlinks.notesOf(publication).size;
      return { is: 'publication', publication, noteCount };
    });
  }
}

function groupNode(group: PublicationGroup): GroupNode {
  return { ...group, is: 'group' };
}

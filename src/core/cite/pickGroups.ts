/**
 * The list from which the user chooses what to cite, before anything is typed:
 *
 *     Fits best               a few for the sentence, of any origin
 *     Cited in this note
 *     Your bibliography
 *     Zotero
 *     Your library
 *     Cytonote’s dataset
 *
 * Each group is best first, and each publication is in one group.
 */
import type { Library } from '../library/library';
import type { CitationKey } from '../library/schema';
import { type Origin, originOf, origins } from '../literature/origin';
import type { Publication, PublicationId } from '../literature/publication';

/** The most publications in the first group. */
const FITTING = 5;

export type PickGroupName = 'fitting' | 'cited' | Origin;

export interface PickGroup {
  readonly name: PickGroupName;
  readonly publications: readonly Publication[];
}

/** The input of a list. */
export interface Pickable {
  readonly library: Library;
  /** All that can be cited. */
  readonly all: readonly Publication[];
  /** Best first for the sentence, without chance fits. */
  readonly fitting: readonly Publication[];
  /** Best first, as many as are ranked. */
  readonly ranked: readonly Publication[];
  /** The keys that the note cites. */
  readonly cited: ReadonlySet<CitationKey>;
}

/** The groups that are not empty, in their order; together at most `limit` publications. */
export function pickGroups(
  { library, all, fitting, ranked, cited }: Pickable,
  limit: number,
): PickGroup[] {
  const groups = new Map<PickGroupName, Publication[]>();
  for (const name of ['fitting', 'cited', ...origins] as const) {
    groups.set(name, []);
  }
  const listed = new Set<PublicationId>();
  const list = (publication: Publication, name: PickGroupName) => {
    if (listed.size < limit && !listed.has(publication.id)) {
      listed.add(publication.id);
      groups.get(name)?.push(publication);
    }
  };
  const groupOf = (publication: Publication) =>
    cited.has(publication.key) ? 'cited' : originOf(publication, library);
  fitting
    .filter(({ key }) => !cited.has(key))
    .slice(0, FITTING)
    .forEach((publication) => list(publication, 'fitting'));
  ranked.forEach((publication) => list(publication, groupOf(publication)));
  for (const publication of all) {
    if (listed.size >= limit) {
      break;
    }
    list(publication, groupOf(publication));
  }
  return [...groups]
    .map(([name, publications]) => ({ name, publications }))
    .filter(({ publications }) => publications.length > 0);
}

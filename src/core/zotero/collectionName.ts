/**
 * The name by which a note or a setting calls a collection:
 *
 *     Psoriasis             a collection of the user's library, wherever it is
 *     Reviews/Psoriasis     one in another
 *     My group: Psoriasis   one of a group
 */
import type { ZoteroCollection, ZoteroGroup } from './zoteroAnswers';

/** The name of a group and that of its collection, for each place at which a colon may divide them. */
export function groupNames(
  name: string,
): { readonly group: string; readonly collection: string }[] {
  return [...name.matchAll(/:/g)].map(({ index }) => ({
    group: name.slice(0, index).trim(),
    collection: name.slice(index + 1).trim(),
  }));
}

/** The groups that a name may speak of, with what it calls the collection in each. */
export function groupsNamed(
  name: string,
  groups: readonly ZoteroGroup[],
): { readonly group: ZoteroGroup; readonly collection: string }[] {
  return groupNames(name).flatMap(({ group: called, collection }) =>
    groups
      .filter((group) => isSameName(group.name, called))
      .map((group) => ({ group, collection })),
  );
}

/**
 * The collection that a name means: the whole name first, since names have slashes in them, too; then the collection at
 * the end of a path. Of several, the one that is in fewest others.
 */
export function collectionNamed(
  name: string,
  collections: readonly ZoteroCollection[],
): ZoteroCollection | undefined {
  const byKey = new Map(collections.map((collection) => [collection.key, collection]));
  const parentOf = ({ parent }: ZoteroCollection) =>
    parent === undefined ? undefined : byKey.get(parent);
  const depthOf = (collection: ZoteroCollection): number => {
    let depth = 0;
    for (let at = parentOf(collection); at && depth < collections.length; at = parentOf(at)) {
      depth++;
    }
    return depth;
  };
  const isMeant = (collection: ZoteroCollection, path: string): boolean =>
    isSameName(collection.name, path) ||
    [...path.matchAll(/\//g)].some(({ index }) => {
      const parent = parentOf(collection);
      return (
        parent !== undefined &&
        isSameName(collection.name, path.slice(index + 1)) &&
        isMeant(parent, path.slice(0, index))
      );
    });
  return collections
    .filter((collection) => isMeant(collection, name))
    .sort((a, b) => depthOf(a) - depthOf(b))[0];
}

/** Whether two names are one for a reader. */
function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

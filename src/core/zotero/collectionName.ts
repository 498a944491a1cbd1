/**
 * The name of a collection in a note or a setting:
 *
 *     Psoriasis             a collection of the user's library, at any level
 *     Reviews/Psoriasis     a collection in another one
 *     My group: Psoriasis   a collection of a group
 */
import type { ZoteroCollection, ZoteroGroup } from './zoteroAnswers';

/** The names of a group and of its collection, for each colon that may separate them. */
function groupNames(name: string): { readonly group: string; readonly collection: string }[] {
  return [...name.matchAll(/:/g)].map(({ index }) => ({
    group: name.slice(0, index).trim(),
    collection: name.slice(index + 1).trim(),
  }));
}

/** The groups that a name may mean, each with the rest of the name. */
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
 * The collection with a name: first by the whole name, which may contain slashes; then by the path. Of several, the one
 * at the highest level.
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

/** Whether two names look the same to readers. */
function isSameName(one: string, other: string): boolean {
  return folded(one) === folded(other);
}

function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLowerCase();
}

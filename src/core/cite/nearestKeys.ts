/**
 * Keys that are written much like an unknown one: "emilie98" is near "emilie1998".
 *
 * By the Damerau–Levenshtein distance in its restricted form (optimal string alignment), letter case
 * aside; a key that begins with it is near too.
 */

/** Edits between two keys, as a part of the longer one, that still make them near. */
const FARTHEST = 0.34;
/** UTF-16 units of a key that say which others may be meant that begin with it. */
const SHORTEST_BEGINNING = 4;

/**
 * The known keys nearest to an unknown one, nearest first.
 *
 * @param known is looked through once
 */
export function nearestKeys(key: string, known: Iterable<string>, limit = 3): string[] {
  const wanted = key.toLowerCase();
  const near: { readonly key: string; readonly distance: number }[] = [];
  for (const candidate of known) {
    const other = candidate.toLowerCase();
    if (wanted.length >= SHORTEST_BEGINNING && other.startsWith(wanted)) {
      near.push({ key: candidate, distance: 0 });
      continue;
    }
    const most = Math.floor(FARTHEST * Math.max(wanted.length, other.length));
    if (Math.abs(wanted.length - other.length) <= most) {
      const distance = distanceOf(wanted, other, most);
      if (distance <= most) {
        near.push({ key: candidate, distance });
      }
    }
  }
  return near
    .sort((a, b) => a.distance - b.distance || (a.key < b.key ? -1 : 1))
    .slice(0, limit)
    .map((it) => it.key);
}

/** Insertions, deletions, replacements and swaps of neighbours; more than `most` is not counted out. */
function distanceOf(a: string, b: string, most: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] as number) + 1);
      }
      row.push(least);
    }
    if (Math.min(...row) > most) {
      return most + 1;
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] as number;
}

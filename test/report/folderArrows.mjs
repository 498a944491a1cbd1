/**
 * From each folder to those that it imports, with the number of imports: one file imports another.
 *
 * @typedef {Map<string, Map<string, number>>} Arrows
 */

/**
 * The arrows between the folders right in a folder. The files beside them count as one more folder, `.`.
 *
 * @param {{ path: string, imports: string[] }[]} files
 * @param {string} parent such as `src/core`
 * @returns {Arrows}
 */
export function arrowsBetween(files, parent) {
  /** @param {string} path */
  const folderOf = (path) => (path.startsWith(`${parent}/`) ? folderIn(parent, path) : undefined);
  /** @type {Arrows} */
  const arrows = new Map();
  for (const { path } of files) {
    const folder = folderOf(path);
    if (folder) arrows.set(folder, new Map());
  }
  for (const { path, imports } of files) {
    const from = arrows.get(folderOf(path) ?? '');
    if (!from) continue;
    for (const to of imports.map(folderOf)) {
      if (to && to !== folderOf(path)) from.set(to, (from.get(to) ?? 0) + 1);
    }
  }
  return arrows;
}

/**
 * @param {string} parent
 * @param {string} path of a file in it
 */
export function folderIn(parent, path) {
  const [first = '', ...rest] = path.slice(parent.length + 1).split('/');
  return rest.length > 0 ? first : '.';
}

/**
 * The groups of folders in which each imports each other one, directly or through others.
 *
 * @param {Arrows} arrows
 * @returns {string[][]}
 */
export function findCircles(arrows) {
  const reached = new Map([...arrows.keys()].map((folder) => [folder, reach(folder, arrows)]));
  /** @type {string[][]} */
  const circles = [];
  const done = new Set();
  for (const folder of arrows.keys()) {
    const circle = [...arrows.keys()].filter(
      (other) => reached.get(folder)?.has(other) && reached.get(other)?.has(folder),
    );
    if (circle.length > 1 && !done.has(folder)) circles.push(circle);
    for (const member of circle) done.add(member);
  }
  return circles;
}

/**
 * @param {string} start
 * @param {Arrows} arrows
 */
function reach(start, arrows) {
  /** @type {Set<string>} */
  const reached = new Set();
  const waiting = [start];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const next of arrows.get(folder)?.keys() ?? []) {
      if (!reached.has(next)) waiting.push(next);
      reached.add(next);
    }
  }
  return reached;
}

/**
 * The arrows that point up when the folders of each circle are put into the order with the fewest such
 * arrows, and among those into one with the fewest imports in them. Without a circle there is none.
 *
 * @param {Arrows} arrows
 * @returns {{ from: string, to: string, imports: number }[]}
 */
export function upwardArrows(arrows) {
  return findCircles(arrows).flatMap((circle) => {
    const order = bestOrder(circle, arrows);
    return circle.flatMap((from) =>
      [...(arrows.get(from) ?? [])]
        .filter(([to]) => circle.includes(to) && order.indexOf(to) > order.indexOf(from))
        .map(([to, imports]) => ({ from, to, imports })),
    );
  });
}

/**
 * A folder should import only folders before it. For each set of folders that come first, the cheapest
 * order of the set is that of a smaller set, followed by one more folder.
 *
 * @param {string[]} circle
 * @param {Arrows} arrows
 */
function bestOrder(circle, arrows) {
  if (circle.length > 20) throw new Error(`A circle of ${circle.length} folders is too large.`);
  /** One arrow outweighs all imports of it. */
  const arrowCost = 1_000_000;
  const sets = 2 ** circle.length;
  const costs = new Float64Array(sets).fill(Number.POSITIVE_INFINITY);
  const lasts = new Int8Array(sets);
  costs[0] = 0;
  for (let set = 1; set < sets; set += 1) {
    for (const [last, folder] of circle.entries()) {
      if (!(set & (1 << last))) continue;
      let cost = costs[set ^ (1 << last)] ?? 0;
      for (const [later, other] of circle.entries()) {
        const imports = arrows.get(folder)?.get(other) ?? 0;
        if (imports > 0 && !(set & (1 << later))) cost += arrowCost + imports;
      }
      if (cost < (costs[set] ?? 0)) {
        costs[set] = cost;
        lasts[set] = last;
      }
    }
  }
  const order = [];
  for (let set = sets - 1; set > 0; set ^= 1 << (lasts[set] ?? 0)) {
    order.unshift(circle[lasts[set] ?? 0] ?? '');
  }
  return order;
}

/**
 * Computes the places of everything on a map: the entity in the middle, and its neighbours on an ellipse around it,
 * kind by kind, each kind under its heading. The ellipse is the smallest on which nothing touches.
 */

import { labelLines, textWidth } from './labelLines';
import {
  type MapKind,
  mapKindHeading,
  mapKinds,
  type Neighbour,
  type Neighbourhood,
} from './neighbourhood';
import { areClose, type Box, isCrossed, tenths } from './shapes';

/** Sizes of text and lines on a map, in units of its SVG. */
export const LABEL_SIZE = 13;
export const HEADING_SIZE = 11;
export const LINE_HEIGHT = 16;

export interface PlacedLabel extends Box {
  readonly lines: readonly string[];
}
interface PlacedNeighbour extends PlacedLabel {
  readonly neighbour: Neighbour;
}
interface PlacedHeading extends PlacedLabel {
  readonly kind: MapKind;
}

/** All boxes, with the middle of the map at the origin. */
export interface MapLayout {
  readonly centre: PlacedLabel;
  readonly neighbours: readonly PlacedNeighbour[];
  readonly headings: readonly PlacedHeading[];
}

/** A neighbour or heading on the ellipse. */
type Item = (Omit<PlacedNeighbour, 'x' | 'y'> | Omit<PlacedHeading, 'x' | 'y'>) & {
  readonly kind: MapKind;
  readonly startsKind: boolean;
};

/** Half the axes of the smallest ellipse. */
const RADII = { x: 190, y: 150 };
const GROWTH = 1.06;
/** The smallest and largest gaps between neighbours; and the gap between a heading and the neighbours below it. */
const GAP = 9;
const WIDE_GAP = 26;
const HEADING_GAP = 3;
/** The smallest and largest additional gap between kinds. */
const KIND_GAP = 12;
const WIDE_KIND_GAP = 400;
const EDGE_GAP = 2;
const ANGLE_STEP = Math.PI / 180;
/** Halvings in the search for the widest gap that fits. */
const HALVINGS = 6;
/** The space between a label and the outline of its shape. */
const PADDING = { x: 15, y: 7 };

/** Lays out a neighbourhood; the same one always gets the same layout. */
export function layOutMap({ centre, neighbours }: Neighbourhood): MapLayout {
  const lines = labelLines(centre.label);
  const middle = { x: 0, y: 0, lines, ...sizeOf(lines, LABEL_SIZE * 1.25, 10) };
  const first = layAround(itemsOf(neighbours, new Set()));
  const onTheLeft = kindsOnTheLeft(first);
  const placed = onTheLeft.size === 0 ? first : layAround(itemsOf(neighbours, onTheLeft));
  return {
    centre: middle,
    neighbours: placed.filter((it): it is Item & PlacedNeighbour => 'neighbour' in it),
    headings: placed.filter((it): it is Item & PlacedHeading => !('neighbour' in it)),
  };
}

/** The order of the items around the ellipse. On the left, the order goes upwards, so a heading comes last. */
function itemsOf(neighbours: readonly Neighbour[], headedLast: ReadonlySet<MapKind>): Item[] {
  return mapKinds.flatMap((kind) => {
    const ofKind = neighbours.filter((it) => it.kind === kind);
    const isLast = headedLast.has(kind);
    const nodes = ofKind.map((neighbour) => {
      const lines = labelLines(neighbour.label);
      return { kind, neighbour, lines, ...sizeOf(lines, LABEL_SIZE), startsKind: false };
    });
    const lines = [mapKindHeading(kind)];
    const heading = { kind, lines, ...sizeOf(lines, HEADING_SIZE * 1.12, -12), startsKind: false };
    const items = isLast ? [...nodes.reverse(), heading] : [heading, ...nodes];
    return nodes.length === 0 ? [] : items.map((it, at) => ({ ...it, startsKind: at === 0 }));
  });
}

function sizeOf(lines: readonly string[], fontSize: number, more = 0) {
  const width = Math.max(...lines.map((line) => textWidth(line, fontSize)));
  return {
    width: Math.ceil(width + 2 * PADDING.x + more),
    height: Math.ceil(lines.length * LINE_HEIGHT + 2 * PADDING.y + Math.min(more, 4)),
  };
}

function kindsOnTheLeft(placed: readonly (Item & Box)[]): ReadonlySet<MapKind> {
  return new Set(
    mapKinds.filter((kind) => {
      const xs = placed.filter((it) => it.kind === kind).map(({ x }) => x);
      return xs.reduce((sum, x) => sum + x, 0) < 0;
    }),
  );
}

function layAround(items: readonly Item[]): (Item & Box)[] {
  for (let scale = 1; ; scale *= GROWTH) {
    const tight = walkAround(items, scale, 0);
    if (tight) {
      return loosen(items, scale) ?? tight;
    }
  }
}

/** Uses the space on an ellipse: finds the widest gaps with which everything still fits. */
function loosen(items: readonly Item[], scale: number): (Item & Box)[] | undefined {
  let best: (Item & Box)[] | undefined;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    const placed = walkAround(items, scale, middle);
    best = placed ?? best;
    [low, high] = placed ? [middle, high] : [low, middle];
  }
  return best;
}

/**
 * Places items clockwise from the top, each as near to the previous one as possible.
 *
 * @param looseness the width of gaps, from 0 to 1
 * @returns undefined if the items do not fit into one round
 */
function walkAround(
  items: readonly Item[],
  scale: number,
  looseness: number,
): (Item & Box)[] | undefined {
  const gap = GAP + (WIDE_GAP - GAP) * Math.min(1, looseness * 8);
  const kindGap = gap + KIND_GAP + (WIDE_KIND_GAP - KIND_GAP) * looseness ** 2;
  const placed: (Item & Box)[] = [];
  let angle = -Math.PI / 2;
  const end = angle + 2 * Math.PI;
  for (const item of items) {
    const before = placed.at(-1);
    const isUnderHeading = before?.kind === item.kind && isHeading(before) !== isHeading(item);
    const toBefore = item.startsKind ? kindGap : isUnderHeading ? HEADING_GAP : gap;
    let box = boxAt(item, angle, scale);
    const isFree = () =>
      placed.every((other) => {
        const isApart = !areClose(other, box, other === before ? toBefore : gap / 2);
        return isApart && !isUnderLine(other, item, box);
      });
    while (!isFree()) {
      angle += ANGLE_STEP;
      if (angle >= end) {
        return undefined;
      }
      box = boxAt(item, angle, scale);
    }
    placed.push({ ...item, ...box });
  }
  const [first] = placed;
  const last = placed.at(-1);
  const isWholeRound = angle > Math.PI / 2 && first !== undefined && last !== undefined;
  return isWholeRound && areClose(first, last, kindGap) ? undefined : placed;
}

function isHeading(item: Item): boolean {
  return !('neighbour' in item);
}

/** Whether the line to one box crosses the other box. No lines lead to headings. */
function isUnderLine(other: Item & Box, item: Item, box: Box): boolean {
  return (
    (!isHeading(item) && isCrossed(other, box, EDGE_GAP)) ||
    (!isHeading(other) && isCrossed(box, other, EDGE_GAP))
  );
}

/** A box outside the ellipse that touches it: so wide boxes at its sides form a column. */
function boxAt({ width, height }: Item, angle: number, scale: number): Box {
  const x = (RADII.x * scale + width / 2) * Math.cos(angle);
  const y = (RADII.y * scale + height / 2) * Math.sin(angle);
  return { x: tenths(x), y: tenths(y), width, height };
}

import type { MapKind } from './neighbourhood';

/** A point, in units of the drawing; y goes down. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around its centre. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether the distance between two boxes is smaller than a gap. */
export function areClose(a: Box, b: Box, gap: number): boolean {
  return (
    Math.abs(a.x - b.x) < (a.width + b.width) / 2 + gap &&
    Math.abs(a.y - b.y) < (a.height + b.height) / 2 + gap
  );
}

/** Whether the straight line from the origin to a point runs through a box (Liang & Barsky 1984). */
export function isCrossed(box: Box, to: Point, gap: number): boolean {
  let [from, until] = [0, 1];
  for (const [middle, size, step] of [
    [box.x, box.width, to.x],
    [box.y, box.height, to.y],
  ] as const) {
    const [low, high] = [middle - size / 2 - gap, middle + size / 2 + gap];
    if (step === 0 && (low > 0 || high < 0)) {
      return false;
    }
    if (step !== 0) {
      from = Math.max(from, Math.min(low / step, high / step));
      until = Math.min(until, Math.max(low / step, high / step));
    }
  }
  return from < until;
}

/** How far the ends of a shape extend into it, in units of the drawing. */
const END = 9;

/**
 * The outline of a box as the data of an SVG path. Each kind has a different shape, so that readers can distinguish
 * kinds without colour. Cytokines are round; receptors have notches at both ends, and drugs have points that fit them;
 * diseases have cut corners, proteins are plain, groups have a tab.
 */
export function nodeShape(kind: MapKind, { x, y, width, height }: Box): string {
  const [left, right] = [x - width / 2, x + width / 2];
  const [top, bottom] = [y - height / 2, y + height / 2];
  switch (kind) {
    case 'cytokine': {
      const radius = Math.min(height / 2, 16);
      return rounded(left, top, right, bottom, radius);
    }
    case 'protein':
      return rounded(left, top, right, bottom, 2);
    case 'receptor':
      return polygon([
        [left, top],
        [right, top],
        [right - END, y],
        [right, bottom],
        [left, bottom],
        [left + END, y],
      ]);
    case 'drug':
      return polygon([
        [left + END, top],
        [right - END, top],
        [right, y],
        [right - END, bottom],
        [left + END, bottom],
        [left, y],
      ]);
    case 'disease':
      return polygon([
        [left + END, top],
        [right - END, top],
        [right, top + END],
        [right, bottom - END],
        [right - END, bottom],
        [left + END, bottom],
        [left, bottom - END],
        [left, top + END],
      ]);
    case 'class':
      return `${rounded(left, top, right, bottom, 2)}M${n(left + 5)} ${n(top)}V${n(bottom)}M${n(right - 5)} ${n(top)}V${n(bottom)}`;
    case 'term':
      return `${rounded(left, top, right, bottom, 2)}M${n(left)} ${n(bottom - 3)}H${n(right)}`;
  }
}

function polygon(points: readonly (readonly [number, number])[]): string {
  return `M${points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;
}

function rounded(left: number, top: number, right: number, bottom: number, radius: number): string {
  const arc = (x: number, y: number) => `A${radius} ${radius} 0 0 1 ${n(x)} ${n(y)}`;
  return [
    `M${n(left + radius)} ${n(top)}H${n(right - radius)}${arc(right, top + radius)}`,
    `V${n(bottom - radius)}${arc(right - radius, bottom)}`,
    `H${n(left + radius)}${arc(left, bottom - radius)}`,
    `V${n(top + radius)}${arc(left + radius, top)}Z`,
  ].join('');
}

function n(value: number): string {
  return String(tenths(value));
}

/** A number rounded to tenths: smaller parts of a pixel are not visible. */
export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

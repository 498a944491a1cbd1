/** A point, in units of the drawing; y goes down. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle around its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes come nearer to each other than a gap. */
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

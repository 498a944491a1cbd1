/** A stretch of a text in UTF-16 offsets: `start` is part of it, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether an offset lies in a range or at one of its edges. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether an offset lies between two units of a range, where an insertion would split it. */
export function splits(range: Range, offset: number): boolean {
  return range.start < offset && offset < range.end;
}

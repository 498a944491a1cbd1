/** A stretch of a text in UTF-16 offsets: `start` is part of it, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether a range contains an offset or has it at one of its edges. */
export function touches(range: Range, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether an offset is between two units of a range, so that an insertion there would split the range. */
export function splits(range: Range, offset: number): boolean {
  return range.start < offset && offset < range.end;
}

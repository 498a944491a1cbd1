/** The offset at which each line of a text begins, the first one's 0; lines end as the editor ends them. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n?|\n/g)) {
    starts.push(index + lineEnd.length);
  }
  return starts;
}

/** The line end that a text uses. */
export function lineEndOf(text: string): string {
  return /\r\n|\n/.exec(text)?.[0] ?? '\n';
}

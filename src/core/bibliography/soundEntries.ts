import type { Bibliography } from './bibliography';

/** Entries without a mistake but for their key: what was damaged may not say what it said. */
export function soundEntries({ entries, problems }: Bibliography): Bibliography['entries'] {
  const mistakes = problems.filter(({ isOfKey }) => !isOfKey);
  let at = 0;
  return entries.filter((entry) => {
    while (at < mistakes.length && (mistakes[at] as { end: number }).end <= entry.start) {
      at++;
    }
    const mistake = mistakes[at];
    return !mistake || mistake.start >= entry.end;
  });
}

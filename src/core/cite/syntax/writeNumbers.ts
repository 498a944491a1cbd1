import type { Cited } from './cited';

/**
 * `[1, 4–6]`: three numbers in a row and more become a range.
 *
 * @returns undefined where a source has no number
 */
export function writeNumbers(
  { items }: Cited,
  numberOf: (key: string) => number | undefined,
): string | undefined {
  const numbers = items.map(({ key }) => numberOf(key));
  return numbers.every((number) => number !== undefined) ? `[${ranges(numbers)}]` : undefined;
}

function ranges(numbers: readonly number[]): string {
  const parts: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at] as number;
    let length = 1;
    while (numbers[at + length] === first + length) {
      length++;
    }
    const isRange = length > 2;
    parts.push(isRange ? `${first}–${first + length - 1}` : String(first));
    at += isRange ? length : 1;
  }
  return parts.join(', ');
}

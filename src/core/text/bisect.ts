/**
 * The first index from which on a condition holds, by bisection.
 *
 * @param length of the list; the condition is evaluated for 1 + log₂ of it indices
 * @param holds false up to some index, true from there on
 * @returns `length` if it holds for none
 */
export function firstIndexWhere(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

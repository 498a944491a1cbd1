import type { EntityName } from './entityNames';
import type { NameFinder, Occurrence } from './nameMatcher';

/**
 * Suffixes that may be attached to a symbol: the plural -s (TNFs), the level in a cell (IL-17hi, CCR7lo), and changes
 * of the gene (IL-10KO, Il6fl/fl, Il6tm1Kopf).
 */
const ending =
  /(?<=[A-Z\d\p{Script=Greek}])(?:s|hi(?:gh)?|lo(?:w)?|int|dim|bright|neg|pos|null|KO|fl|tm\d\w*)(?![\p{L}\p{Nd}])/uy;
/** A name with its plural -s, if it has one. */
export interface EndedOccurrence extends Occurrence<EntityName> {
  readonly endOfName: number;
}

/** The most UTF-16 units of a symbol. */
const LONGEST_SYMBOL = 24;

/**
 * Finds symbols with such a suffix, which is part of the mention only if it is the plural -s. Leaves out ambiguous
 * symbols: KCs are keratinocytes, and MDCs are cells.
 *
 * @param triggers offsets at which a suffix may begin
 * @returns occurrences in order; offsets in UTF-16 units of the text
 */
export function findWithEndings(
  text: string,
  triggers: readonly number[],
  matcher: NameFinder<EntityName>,
): EndedOccurrence[] {
  const found: EndedOccurrence[] = [];
  let after = 0;
  for (const at of triggers) {
    ending.lastIndex = at;
    if (at < after || !ending.test(text)) {
      continue;
    }
    after = ending.lastIndex;
    const symbol = symbolBefore(text, at, matcher);
    if (symbol) {
      const isPlural = after === at + 1;
      found.push({ ...symbol, end: isPlural ? after : at, endOfName: at });
    }
  }
  return found;
}

/** The symbol that ends at an offset. */
function symbolBefore(
  text: string,
  end: number,
  matcher: NameFinder<EntityName>,
): Occurrence<EntityName> | undefined {
  const from = Math.max(0, end - LONGEST_SYMBOL);
  const last = matcher.find(text.slice(from, end)).at(-1);
  if (!last || from + last.end !== end || last.name.value.form.needs) {
    return undefined;
  }
  const start = from + last.start;
  const isSymbol = ['cytokine', 'receptor', 'protein'].includes(last.name.value.entity.kind);
  return isSymbol && isWordStart(text, start) ? { start, end, name: last.name } : undefined;
}

/** Whether a name can begin at the offset at which a text was cut. */
function isWordStart(text: string, offset: number): boolean {
  return !/[\p{L}\p{Nd}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
}

import type { EntityName } from './entityNames';
import type { NameMatcher, Occurrence } from './nameMatcher';

/**
 * What may be glued to a symbol: the plural -s (TNFs), how much of it a cell has (IL-17hi, CCR7lo), and
 * what was done to its gene (IL-10KO, Il6fl/fl, Il6tm1Kopf).
 */
const ending =
  /(?<=[A-Z\d\p{Script=Greek}])(?:s|hi(?:gh)?|lo(?:w)?|int|dim|bright|neg|pos|null|KO|fl|tm\d\w*)(?![\p{L}\p{Nd}])/gu;
/** A name with its plural -s, if it has one. */
export interface EndedOccurrence extends Occurrence<EntityName> {
  readonly endOfName: number;
}

/** UTF-16 units of a symbol. */
const LONGEST_SYMBOL = 24;

/**
 * Finds symbols with such an ending, which is part of the mention only if it is the plural -s. Ambiguous
 * ones are left out: KCs are keratinocytes, and MDCs cells.
 *
 * @returns occurrences in order; offsets in UTF-16 units of the text
 */
export function findWithEndings(text: string, matcher: NameMatcher<EntityName>): EndedOccurrence[] {
  return [...text.matchAll(ending)].flatMap(({ index, 0: glued }) => {
    const from = Math.max(0, index - LONGEST_SYMBOL);
    const found = matcher.find(text.slice(from, index)).at(-1);
    const isSymbol =
      found &&
      from + found.end === index &&
      isWordStart(text, from + found.start) &&
      !found.name.value.form.needs &&
      ['cytokine', 'receptor', 'protein'].includes(found.name.value.entity.kind);
    return isSymbol
      ? [
          {
            start: from + found.start,
            end: index + (glued === 's' ? 1 : 0),
            endOfName: index,
            name: found.name,
          },
        ]
      : [];
  });
}

/** Whether a name can begin at an offset that the text before was cut off at. */
function isWordStart(text: string, offset: number): boolean {
  return !/[\p{L}\p{Nd}]$/u.test(text.slice(Math.max(0, offset - 2), offset));
}

import type { Entity } from '../library/schema';
import { partnersAfter } from './coordination';
import type { EntityName } from './entityNames';
import type { FindingRule, FoundName } from './foundName';
import { findAroundAcronyms } from './insertedAcronym';
import type { NameMatcher, Occurrence } from './nameMatcher';
import { isJoinedTo, isPartOfLongerName } from './surroundings';

/**
 * Finds the names of entities in a text, with all rules that look no further than the text around a
 * name. What the rest of the note says of ambiguous ones is for {@link settleSenses}.
 *
 * @returns names in order, none overlapping; offsets in UTF-16 units
 */
export function findNames(text: string, matcher: NameMatcher<EntityName>): FoundName[] {
  const found: FoundName[] = [];
  let behind = 0;
  const add = (name: FoundName) => {
    if (name.start >= behind) {
      found.push(name);
      behind = name.end;
    }
  };
  for (const occurrence of meant(occurrencesIn(text, matcher), text)) {
    const { start, end, rule, name, isPart } = occurrence;
    const surface = text.slice(start, end);
    if (isPart) {
      continue;
    }
    add({ start, end, entity: name.value.entity, form: name.value.form, rule });
    for (const partner of partnersAfter(text, end, surface)) {
      const whole = lookUp(partner.name, matcher);
      if (whole) {
        add({ start: partner.start, end: partner.end, ...whole, rule: 'partner' });
      }
    }
  }
  return found;
}

interface RuledOccurrence extends Occurrence<EntityName> {
  readonly rule: FindingRule;
}

/** UTF-16 units of a symbol with what may be glued to it. */
const LONGEST_SYMBOL = 40;

/** Species and production: human, mouse, rat, porcine; recombinant. */
const prefix = /(?<![\p{L}\p{N}])(?:r(?:ec)?(?:hu?|mu?|r)?|hu?|mu?|p)(?=[A-Z]{2})/gu;

/** All names in a text by their start, the longest first: also around an acronym and behind a prefix. */
function occurrencesIn(text: string, matcher: NameMatcher<EntityName>): RuledOccurrence[] {
  const plain = matcher
    .find(text)
    .map((it): RuledOccurrence => ({ ...it, rule: it.name.value.isLatin ? 'latin' : 'name' }));
  const split = findAroundAcronyms(text, matcher).map(
    (it): RuledOccurrence => ({ ...it, rule: 'acronym' }),
  );
  const prefixed = [...text.matchAll(prefix)].flatMap(({ index, 0: glued }) => {
    const from = index + glued.length;
    const [first] = matcher.find(text.slice(from, from + LONGEST_SYMBOL));
    const isName = first?.start === 0 && first.name.value.entity.kind === 'cytokine';
    return isName
      ? [{ ...first, start: index, end: from + first.end, rule: 'prefix' as const }]
      : [];
  });
  return [...plain, ...split, ...prefixed].sort((a, b) => a.start - b.start || b.end - a.end);
}

/**
 * Drops articles taken for Greek letters, and tells which names are part of longer ones. From the end,
 * since a receptor lends its last word to what stands before it: GM-CSF/IL-3/IL-5 receptor.
 */
function meant(
  occurrences: readonly RuledOccurrence[],
  text: string,
): (RuledOccurrence & { readonly isPart: boolean })[] {
  let next: { readonly start: number; readonly isPart: boolean } | undefined;
  return occurrences
    .filter(({ name, start, end }) => !name.value.isLatin || !isArticle(text.slice(start, end)))
    .reverse()
    .map((occurrence) => {
      const { start, end, name } = occurrence;
      const { kind } = name.value.entity;
      const sharesHead = next?.isPart === true && isJoinedTo(text, end, next.start);
      const isPart = sharesHead || isPartOfLongerName(kind, text, start, end);
      // Only the word is lent: in "CCL5/CCR3" a ligand stands before its receptor.
      const lendsHead = kind === 'receptor' && /receptors?$/i.test(text.slice(start, end));
      next = { start, isPart: isPart || lendsHead };
      return { ...occurrence, isPart };
    })
    .reverse();
}

/** Whether the Latin letter of a name stands apart: in "TNF a cytokine" it is the article. */
function isArticle(surface: string): boolean {
  return /\s[abg](?:-?\d)?$/.test(surface);
}

function lookUp(
  name: string,
  matcher: NameMatcher<EntityName>,
): { entity: Entity; form: EntityName['form'] } | undefined {
  const [occurrence] = matcher.find(name);
  const isWhole = occurrence?.start === 0 && occurrence.end === name.length;
  return isWhole ? occurrence.name.value : undefined;
}

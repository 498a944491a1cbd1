import type { Entity } from '../library/schema';
import { partnersAfter } from './coordination';
import { endOfDrug } from './drugEndings';
import type { EntityName } from './entityNames';
import type { FindingRule, FoundName } from './foundName';
import { findWithEndings } from './gluedEndings';
import { gluedPrefixes } from './gluedPrefix';
import { findAroundAcronyms } from './insertedAcronym';
import type { NameMatcher, Occurrence } from './nameMatcher';
import { narrowGaps } from './narrowGaps';
import { findPluralHeads } from './pluralHeads';
import { isPartOfLongerName, lendsReceptor } from './surroundings';

/**
 * Finds the names of entities in a text, with all rules that look no further than the text around a
 * name. What the rest of the note says of ambiguous ones is for {@link settleSenses}.
 *
 * @returns names in order, none overlapping; offsets in UTF-16 units
 */
export function findNames(source: string, matcher: NameMatcher<EntityName>): FoundName[] {
  const text = narrowGaps(source);
  const found: FoundName[] = [];
  let behind = 0;
  const add = (name: FoundName) => {
    if (name.start >= behind) {
      found.push(name);
      behind = name.end;
    }
  };
  for (const occurrence of meant(occurrencesIn(text, matcher), text)) {
    const { start, name, isPart, isPlural } = occurrence;
    if (isPart) {
      continue;
    }
    const { entity, form } = name.value;
    const surface = text.slice(start, occurrence.end);
    const end = endOfDrug(entity, text, occurrence.end, surface);
    const rule = end > occurrence.end ? 'ending' : occurrence.rule;
    const partners = partnersAfter(source, end, occurrence.whole ?? surface, isPlural)
      .map((partner) => ({ ...partner, known: lookUp(partner.name, matcher) }))
      .filter(({ known }) => known);
    // A plural has more than one: "interleukins 10 times a day" has none.
    if (isPlural && partners.length === 0 && /\d[A-Z]?$/.test(surface)) {
      continue;
    }
    const last = partners.at(-1);
    // The last one of them lends its "receptor" to all: IL-4/13 receptor.
    if (last?.known && isPartOfLongerName(last.known.entity.kind, text, last.start, last.end)) {
      continue;
    }
    add({ start, end, entity, form, rule });
    for (const { start, end, known } of partners) {
      if (known) {
        add({ start, end, ...known, rule: 'partner' });
      }
    }
  }
  return found;
}

interface RuledOccurrence extends Occurrence<EntityName> {
  readonly rule: FindingRule;
  /** The name without what is glued to it or stands in the middle, where that is not what is written. */
  readonly whole?: string;
  /** Whether its head is in the plural, so that it has partners: interleukins 4 and 13. */
  readonly isPlural?: boolean;
}

/** UTF-16 units of a symbol with what may be glued to it. */
const LONGEST_SYMBOL = 40;

/** All names in a text by their start, the longest first: also around an acronym and behind a prefix. */
function occurrencesIn(text: string, matcher: NameMatcher<EntityName>): RuledOccurrence[] {
  const plain = matcher.find(text).map(({ start, end, name }): RuledOccurrence => {
    return { start, end, name, rule: name.value.isLatin ? 'latin' : 'name' };
  });
  const split = findAroundAcronyms(text, matcher).map(
    (it): RuledOccurrence => ({ ...it, rule: 'acronym' }),
  );
  const plural = findPluralHeads(text, matcher).map(
    (it): RuledOccurrence => ({ ...it, rule: 'partner', isPlural: true }),
  );
  const ended = findWithEndings(text, matcher).map(
    (it): RuledOccurrence => ({ ...it, rule: it.end > it.endOfName ? 'ending' : 'name' }),
  );
  const prefixed = gluedPrefixes(text).flatMap(
    ({ start, end: from, isAgainst }): RuledOccurrence[] => {
      const [first] = matcher.find(text.slice(from, from + LONGEST_SYMBOL));
      if (first?.start !== 0 || first.name.value.entity.kind !== 'cytokine') {
        return [];
      }
      const end = from + first.end;
      const whole = text.slice(from, end);
      return [
        isAgainst
          ? { start: from, end, name: first.name, whole, rule: 'name' }
          : { start, end, name: first.name, whole, rule: 'prefix' },
      ];
    },
  );
  return [...plain, ...split, ...plural, ...ended, ...prefixed].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
}

/**
 * Drops articles taken for Greek letters, and tells which names are part of longer ones. From the end,
 * since a receptor lends its last word to what stands before it: GM-CSF/IL-3/IL-5 receptor.
 */
function meant(
  occurrences: readonly RuledOccurrence[],
  text: string,
): (RuledOccurrence & { readonly isPart: boolean })[] {
  let next: { readonly start: number; readonly end: number; readonly isPart: boolean } | undefined;
  return occurrences
    .filter(({ name, start, end }) => !name.value.isLatin || !isArticle(text, start, end))
    .reverse()
    .map((occurrence) => {
      const { start, end, name } = occurrence;
      const { kind } = name.value.entity;
      const sharesHead =
        kind !== 'receptor' && next?.isPart === true && lendsReceptor(text, start, end, next);
      const isPart = sharesHead || isPartOfLongerName(kind, text, start, end);
      // Only the word is lent: in "CCL5/CCR3" a ligand stands before its receptor.
      const lendsHead = kind === 'receptor' && /receptors?$/i.test(text.slice(start, end));
      next = { start, end, isPart: isPart || lendsHead };
      return { ...occurrence, isPart };
    })
    .reverse();
}

/**
 * Whether the Latin letter of a name stands apart: in "TNF a cytokine" it is the article, which no sign
 * follows, unlike the letter in "tumor necrosis factor a (TNF-a)".
 */
function isArticle(text: string, start: number, end: number): boolean {
  const isApart = /\s\u200B*[abg](?:[- ]\d)?$/.test(text.slice(start, end));
  return isApart && !/^\s?[(),;.]/.test(text.slice(end, end + 2));
}

function lookUp(
  name: string,
  matcher: NameMatcher<EntityName>,
): { entity: Entity; form: EntityName['form'] } | undefined {
  const [occurrence] = matcher.find(name);
  const isWhole = occurrence?.start === 0 && occurrence.end === name.length;
  return isWhole ? occurrence.name.value : undefined;
}

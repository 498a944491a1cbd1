import type { Entity, NameForm } from '../library/schema';
import type { Range } from '../text/range';
import { isAdjective } from './adjectives';
import { withAnalytes } from './analytes';
import { attachedPrefixes } from './attachedPrefixes';
import { findWithEndings } from './attachedSuffixes';
import { isInitials } from './authorInitials';
import { mayHavePartners, partnersAfter } from './coordination';
import { mayBeDoubtful } from './doubtfulSymbols';
import { endOfDrug } from './drugEndings';
import { beforeTarget, type EntityName } from './entityNames';
import { isInFilePath } from './filePaths';
import { findAroundAcronyms } from './insertedAcronym';
import { isPartOfLongerName, lendsReceptor } from './longerNames';
import type { FindingRule, NameMatch } from './nameMatch';
import type { NameFinder, Occurrence } from './nameMatcher';
import { narrowGaps } from './narrowGaps';
import { isNumberApart, mayBeConcentration } from './numbersApart';
import { isOfOtherField } from './otherFields';
import { findPluralHeads } from './pluralHeads';
import { type RuleTriggers, triggersIn } from './ruleTriggers';
import { withSuspendedHeads } from './suspendedHeads';
import { spellTags, tagsIn } from './tags';

/**
 * Finds the names of entities in a text by all rules that only need the text around a name. {@link NoteDisambiguation}
 * decides about ambiguous names from the rest of the note.
 *
 * @returns names in order, without overlaps; offsets in UTF-16 units
 */
export function findNames(source: string, matcher: NameFinder<EntityName>): NameMatch[] {
  const tags = tagsIn(source);
  const spelled = tags.length > 0 ? spellTags(source, tags, matcher) : source;
  const ofSpelled = triggersIn(spelled);
  const text = narrowGaps(spelled, ofSpelled.gaps);
  const triggers = text === spelled ? ofSpelled : triggersIn(text);
  const isInTag = inRanges(tags);
  const found: NameMatch[] = [];
  let after = 0;
  const add = (name: NameMatch) => {
    if (name.start >= after) {
      found.push(name);
      after = name.end;
    }
  };
  const occurrences = withSuspendedHeads(
    withoutWords(occurrencesIn(text, triggers, matcher), text, matcher),
    text,
    matcher,
  );
  const areParts = whichAreParts(occurrences, text);
  occurrences.forEach((occurrence, index) => {
    if (areParts[index]) {
      return;
    }
    const { start, name, whole, isPlural, within } = occurrence;
    if (isOfOtherField(occurrence, text) || isInFilePath(text, occurrence)) {
      return;
    }
    const { entity, form } = name.value;
    if (isAdjective(form, text, start)) {
      return;
    }
    const end = endOfDrug(entity, text, start, occurrence.end);
    const isTag = isInTag(start);
    const ofName = end > occurrence.end ? 'ending' : occurrence.rule;
    const rule = isTag && ofName !== 'prefix' ? 'tag' : ofName;
    const partners =
      !isTag && mayHavePartners(source, end)
        ? partnersAfter(source, end, whole ?? text.slice(start, occurrence.end), isPlural)
            .map((partner) => ({ ...partner, known: lookUp(partner.name, matcher) }))
            .filter(({ known }) => known)
        : [];
    // A plural has several members: "interleukins 10 times a day" has none.
    if (isPlural && partners.length === 0 && endsInNumber.test(text.slice(start, occurrence.end))) {
      return;
    }
    const last = partners.at(-1);
    // The last partner's "receptor" applies to all: IL-4/13 receptor.
    if (last?.known && isPartOfLongerName(last.known.entity.kind, text, last.start, last.end)) {
      return;
    }
    add({
      start,
      end,
      entity,
      form,
      rule,
      ...(within ? { within } : {}),
      ...(!isTag && mayBeDoubtful(text.slice(start, end)) ? { mayBeDoubtful: true } : {}),
    });
    for (const { start, end, known } of partners) {
      if (known) {
        add({ start, end, ...known, rule: 'partner' });
      }
    }
  });
  return withAnalytes(found, text, (name) => lookUp(name, matcher));
}

const endsInNumber = /\d[A-Z]?$/;

/** Returns a function that says whether an offset is in one of the ranges; ask it in ascending order. */
function inRanges(ranges: readonly Range[]): (offset: number) => boolean {
  let next = 0;
  return (offset) => {
    while (next < ranges.length && (ranges[next] as Range).end <= offset) {
      next++;
    }
    return next < ranges.length && (ranges[next] as Range).start <= offset;
  };
}

interface RuledOccurrence extends Occurrence<EntityName> {
  readonly rule: FindingRule;
  /** The name without attached or inserted text, if that differs from the written form. */
  readonly whole?: string;
  /** The target of a bare "anti-TNF". */
  readonly within?: NameMatch;
  /** Whether its head is in the plural, so that partners follow: interleukins 4 and 13. */
  readonly isPlural?: boolean;
}

/** The most UTF-16 units of a symbol with attached text. */
const LONGEST_SYMBOL = 40;

/** All names in a text by their start, the longest first, including those around an acronym and after a prefix. */
function occurrencesIn(
  text: string,
  { prefixes, endings, pluralHeads }: RuleTriggers,
  matcher: NameFinder<EntityName>,
): RuledOccurrence[] {
  const all = matcher
    .find(text)
    .map(({ start, end, name }): RuledOccurrence => {
      return { start, end, name, rule: name.value.isLatin ? 'latin' : 'name' };
    })
    .map((occurrence) => withPhospho(occurrence, text))
    .map((occurrence) => withTarget(occurrence, text, matcher));
  const plain = all.length;
  for (const split of findAroundAcronyms(text, matcher)) {
    all.push({ ...split, rule: 'acronym' });
  }
  for (const plural of findPluralHeads(text, pluralHeads, matcher)) {
    all.push({ ...plural, rule: 'partner', isPlural: true });
  }
  for (const ended of findWithEndings(text, endings, matcher)) {
    all.push({ ...ended, rule: ended.end > ended.endOfName ? 'ending' : 'name' });
  }
  for (const { start, end: from, isAgainst, isPhospho } of attachedPrefixes(text, prefixes)) {
    const [first] = matcher.find(text.slice(from, from + LONGEST_SYMBOL));
    const kind = first?.start === 0 ? first.name.value.entity.kind : undefined;
    const takesPrefix =
      kind === 'cytokine' ||
      (kind === 'receptor' && !isAgainst && !isPhospho) ||
      (kind === 'protein' && isPhospho);
    if (first && takesPrefix) {
      const end = from + first.end;
      const whole = text.slice(from, end);
      all.push(
        isAgainst
          ? { start: from, end, name: first.name, whole, rule: 'name' }
          : { start, end, name: first.name, whole, rule: 'prefix' },
      );
    }
  }
  return all.length === plain ? all : all.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** A protein with the sign of phosphorylation before it: p-STAT3, phospho-STAT5. */
function withPhospho(occurrence: RuledOccurrence, text: string): RuledOccurrence {
  const { start, end, name } = occurrence;
  if (name.value.entity.kind !== 'protein' || !phosphoEnds.has(text.charAt(start - 2))) {
    return occurrence;
  }
  const before = text.slice(Math.max(0, start - LONGEST_PHOSPHO), start);
  const [sign = ''] = /(?<![\p{L}\p{N}-])(?:p|[Pp]hospho)[-‐‑]$/u.exec(before) ?? [];
  return sign === ''
    ? occurrence
    : { ...occurrence, start: start - sign.length, whole: text.slice(start, end), rule: 'prefix' };
}

/** The last letters of p- and phospho-. */
const phosphoEnds: ReadonlySet<string> = new Set(['p', 'o']);
/** The most UTF-16 units of "phospho-" with the unit before it. */
const LONGEST_PHOSPHO = 10;

/**
 * A bare "anti-TNF" with the TNF in it, which counts if no treatment is meant; for "anti-IL-6 receptor", the receptor.
 */
function withTarget(
  occurrence: RuledOccurrence,
  text: string,
  matcher: NameFinder<EntityName>,
): RuledOccurrence {
  const prefix = beforeTarget(occurrence.name.value.form);
  if (prefix === undefined) {
    return occurrence;
  }
  const from = occurrence.start + prefix.length;
  const noun = antibodyNoun.exec(text.slice(from, occurrence.end));
  const [target] = matcher.find(text.slice(from, from + (noun?.index ?? LONGEST_TARGET)));
  if (target?.start !== 0) {
    return occurrence;
  }
  const { entity, form: ofTarget } = target.name.value;
  const end = from + target.end;
  if (end > occurrence.end) {
    return { start: from, end, name: target.name, rule: 'name' };
  }
  return isPartOfLongerName(entity.kind, text, from, end)
    ? occurrence
    : { ...occurrence, within: { start: from, end, entity, form: ofTarget, rule: 'name' } };
}

/** The noun after the target in German: Anti-IL-6-Antikörper. */
const antibodyNoun = /[-‐‑\s]Antik(?:ö|oe|o)rper\p{L}*$/iu;
/** The most UTF-16 units of an antibody's target. */
const LONGEST_TARGET = 60;

/**
 * The names without initials of authors, and without words and quantities that look like a Greek letter or a number of
 * the name; the rest of such a name is kept.
 */
function withoutWords(
  occurrences: readonly RuledOccurrence[],
  text: string,
  matcher: NameFinder<EntityName>,
): RuledOccurrence[] {
  return occurrences.flatMap((occurrence): RuledOccurrence[] => {
    const { start, end, name } = occurrence;
    if (isInitials(text, occurrence)) {
      return [];
    }
    const isOther =
      (name.value.isLatin ? isArticle(text, start, end) : isPronoun(name.form, text, start, end)) ||
      isNumberApart(name.form, text, start, end);
    const isUnclear = !isOther && mayBeConcentration(text, start, end);
    if (!isOther && !isUnclear) {
      return [occurrence];
    }
    const head = text.slice(start, end).replace(/\s\S+$/, '');
    const [first] = matcher.find(head);
    const isWhole = first?.start === 0 && first.end === head.length;
    // A class is never measured: "interleukin 6 pg/ml" is a column of IL-6.
    if (isUnclear && (!isWhole || first.name.value.entity.kind === 'class')) {
      return [occurrence];
    }
    return isWhole ? [{ ...first, start, end: start + head.length, rule: 'name' }] : [];
  });
}

/**
 * Decides for each name whether it is part of a longer one. Starts at the end, since a receptor shares its last word
 * with the names before it: GM-CSF/IL-3/IL-5 receptor.
 */
function whichAreParts(occurrences: readonly RuledOccurrence[], text: string): boolean[] {
  const areParts: boolean[] = [];
  let next: RuledOccurrence | undefined;
  /** Whether the next name is part of a longer one or shares its head with the name before it. */
  let isPartNext = false;
  for (let index = occurrences.length - 1; index >= 0; index--) {
    const occurrence = occurrences[index] as RuledOccurrence;
    const { start, end, name } = occurrence;
    const { kind } = name.value.entity;
    const sharesHead: boolean =
      kind !== 'receptor' &&
      next !== undefined &&
      isPartNext &&
      lendsReceptor(text, start, end, next);
    const isPart: boolean = sharesHead || isPartOfLongerName(kind, text, start, end);
    // Only the word is shared: in "CCL5/CCR3", a ligand comes before its receptor.
    const lendsHead = kind === 'receptor' && /receptors?$/i.test(text.slice(start, end));
    areParts[index] = isPart;
    next = occurrence;
    isPartNext = isPart || lendsHead;
  }
  return areParts;
}

/**
 * Whether the Latin letter of a name is a separate word: in "TNF a cytokine" it is the article, after which no
 * punctuation comes, unlike the letter in "tumor necrosis factor a (TNF-a)". In Spanish, the y of "IFN y" means "and".
 */
function isArticle(text: string, start: number, end: number): boolean {
  const [, letter] = /\s\u200B*([abgyABGY])(?:[- ]\d)?$/.exec(text.slice(start, end)) ?? [];
  return (
    letter !== undefined && (/y/i.test(letter) || !/^\s?[(),;.]/.test(text.slice(end, end + 2)))
  );
}

/** Whether the numeral of a symbol is a word: in "IFN I measured", but not in IFN-I; in "TNF i", but not in TNF-i. */
function isPronoun({ text: symbol }: NameForm, text: string, start: number, end: number): boolean {
  return /-[Ii]$/.test(symbol) && /\s\u200B*[Ii]$/.test(text.slice(start, end));
}

/** The name that a whole text is. */
export function lookUp(
  name: string,
  matcher: NameFinder<EntityName>,
): { entity: Entity; form: EntityName['form'] } | undefined {
  const [occurrence] = matcher.find(name);
  const isWhole = occurrence?.start === 0 && occurrence.end === name.length;
  return isWhole ? occurrence.name.value : undefined;
}

/**
 * The senses of names in a whole note: one for each name, unless the note defines it for two things. Then the nearest
 * definition above counts; before the first definition, the first one counts.
 *
 *     "Tocilizumab (TCZ) … TCZ"                    the second TCZ is learnt from the first
 *     "cerebrospinal fluid (CSF) … CSF"            CSF is no colony-stimulating factor in this note
 *     "CSF" alone                                  needs evidence, and there is none
 *     "colony-stimulating factor … CSF"            there is
 */

import type { Entity, EntityId } from '../library/schema';
import { firstIndexWhere } from '../text/bisect';
import { foldText } from '../text/fold';
import type { Range } from '../text/range';
import { type Definition, definitionsIn, withoutPlural } from './abbreviations';
import { isInitials } from './authorInitials';
import { isDoubtful } from './doubtfulSymbols';
import { isGiven, isOfOtherKind } from './givenDrugs';
import { supportedIn } from './listEvidence';
import { isPartOfLongerName } from './longerNames';
import type { NameMatch } from './nameMatch';
import { NameMatcher } from './nameMatcher';
import type { Treatments } from './treatments';

/** A text of the note, with the names found in it. */
export interface NamedText {
  readonly text: string;
  readonly names: readonly NameMatch[];
}

/** The evidence of one text for the names in its note. */
export interface Evidence {
  readonly definitions: readonly DefinedName[];
  /** Entities with a name that needs no evidence, or that is in a list with such names. */
  readonly supported: ReadonlySet<EntityId>;
}

/** For one text, the definitions that count of abbreviations that its note defines for two things. */
export type Senses = ReadonlyMap<string, DefinedName>;

/** An abbreviation that a text defines, and the name that it abbreviates, if that is known. */
interface DefinedName {
  /** The short form without a plural -s: a definition of "JKIs" defines "JKI", too, and the reverse. */
  readonly short: string;
  /** The long form, folded. */
  readonly long: string;
  readonly name: NameMatch | undefined;
}

/** The evidence in one text: the abbreviations that it defines, and the entities that it supports. */
export function evidenceIn({ text, names }: NamedText, treatments: Treatments): Evidence {
  return {
    definitions: definitionsIn(text).map((definition) => ({
      short: withoutPlural(definition.short),
      long: foldText(text.slice(definition.longRange.start, definition.longRange.end)),
      name: nameDefined(definition, names),
    })),
    supported: supportedIn(text, names, treatments),
  };
}

/** The senses of the names of a note, from the evidence of all its texts. */
export class NoteDisambiguation {
  private readonly definitions: readonly DefinedName[];
  private readonly supported: ReadonlySet<EntityId>;
  private readonly senses: ReadonlyMap<string, DefinedName>;
  private learntNames: NameMatcher<string> | undefined;
  /** The first definition of each abbreviation of a known name. */
  private readonly namesByShort = new Map<string, NameMatch>();
  /** The first definition of each abbreviation that the note defines for two things: see {@link NearestSenses}. */
  readonly ambivalent: Senses;

  /** @param evidence of all texts of the note, in order */
  constructor(evidence: readonly Evidence[]) {
    this.definitions = evidence.flatMap(({ definitions }) => definitions);
    const shown = new Set<EntityId>();
    for (const { supported } of evidence) {
      for (const id of supported) {
        shown.add(id);
      }
    }
    this.supported = shown;
    for (const { short, name } of this.definitions) {
      if (name && !this.namesByShort.has(short)) {
        this.namesByShort.set(short, name);
      }
    }
    this.senses = new Map(this.definitions.map((definition) => [definition.short, definition]));
    this.ambivalent = ambivalentOf(this.definitions);
  }

  /**
   * Drops the names of a text that mean something else in this note, and adds those that it defines.
   *
   * @param nearest the definitions that count in this text, of abbreviations with more than one
   */
  disambiguate({ text, names }: NamedText, nearest: Senses = this.ambivalent): NameMatch[] {
    const senseOf = (short: string) => nearest.get(short) ?? this.senses.get(short);
    const kept =
      names.length === 0
        ? []
        : names.flatMap((name) => {
            const isNameMeant = (it: NameMatch) => isMeant(it, text, senseOf, this.supported);
            const meant = isNameMeant(name) ? name : name.within;
            return meant && (meant === name || isNameMeant(meant)) ? [meant] : [];
          });
    if (this.namesByShort.size === 0) {
      return kept;
    }
    const isTaken = overlapWith(kept);
    const defined = this.learnt()
      .find(text)
      .flatMap(({ start, end, name: { value: short } }) => {
        const sense = nearest.get(short);
        const name = sense ? sense.name : this.namesByShort.get(short);
        return name
          ? [{ start, end, entity: name.entity, form: name.form, rule: 'defined' as const }]
          : [];
      })
      .filter(({ entity, start, end }) => !isPartOfLongerName(entity.kind, text, start, end))
      .filter((name) => !isInitials(text, name) && !isTaken(name));
    return [...kept, ...defined].sort((a, b) => a.start - b.start);
  }

  /** Whether names have the same senses in another note, so that nothing needs to be disambiguated again. */
  equals(other: NoteDisambiguation): boolean {
    return (
      this.supported.size === other.supported.size &&
      this.definitions.length === other.definitions.length &&
      this.definitions.every((definition, index) =>
        isSame(definition, other.definitions[index] as DefinedName),
      ) &&
      [...this.supported].every((id) => other.supported.has(id))
    );
  }

  private learnt(): NameMatcher<string> {
    this.learntNames ??= new NameMatcher(
      [...this.namesByShort.keys()].map((text) => ({
        form: { text, case: 'exact' as const },
        plural: takesPlural.test(text),
        value: text,
      })),
    );
    return this.learntNames;
  }
}

/** A short form that may be followed by a plural -s: JKI, but not tcz. */
const takesPlural = /[\p{Lu}\p{N}]$/u;

/** Abbreviations that are defined for two things, each with its first definition. */
function ambivalentOf(definitions: readonly DefinedName[]): Senses {
  const firsts = new Map<string, DefinedName>();
  const ambivalent = new Map<string, DefinedName>();
  for (const definition of definitions) {
    const first = firsts.get(definition.short);
    if (!first) {
      firsts.set(definition.short, definition);
    } else if (!isSameThing(first, definition)) {
      ambivalent.set(definition.short, first);
    }
  }
  return ambivalent;
}

/** Whether two definitions give an abbreviation the same sense: the same entity, or the same long form. */
function isSameThing({ name: a, long: longA }: DefinedName, { name: b, long: longB }: DefinedName) {
  return a && b ? a.entity === b.entity : longA === longB;
}

/**
 * The definitions that count in each text, one after the other, of abbreviations that a note defines for two things:
 *
 *     cerebrospinal fluid (CSF) … CSF         the fluid
 *     colony-stimulating factor (CSF) … CSF   the factor, from its definition on
 */
export class NearestSenses {
  private senses: Senses;

  constructor({ ambivalent }: NoteDisambiguation) {
    this.senses = ambivalent;
  }

  /** The senses in the next text of the note. */
  next({ definitions }: Evidence): Senses {
    const defined = definitions.filter(({ short }) => this.senses.has(short));
    if (defined.length > 0) {
      this.senses = new Map([
        ...this.senses,
        ...defined.map((definition) => [definition.short, definition] as const),
      ]);
    }
    return this.senses;
  }
}

/** Whether the same definitions count in two texts. */
export function areSameSenses(a: Senses, b: Senses): boolean {
  return a.size === b.size && [...a].every(([short, definition]) => b.get(short) === definition);
}

/** Returns a function that tests ranges in order: whether one of the others, also in order, overlaps the range. */
function overlapWith(others: readonly Range[]): (range: Range) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while (next < others.length && (others[next] as Range).end <= start) {
      next++;
    }
    return next < others.length && (others[next] as Range).start < end;
  };
}

function isSame(a: DefinedName, b: DefinedName): boolean {
  const isSameName = a.name?.entity === b.name?.entity && a.name?.form === b.name?.form;
  return a.short === b.short && a.long === b.long && isSameName;
}

/** The name that a definition abbreviates: one that covers the whole long form. */
function nameDefined(
  { longRange }: Definition,
  names: readonly NameMatch[],
): NameMatch | undefined {
  const name = lastBefore(names, longRange.end);
  const isWhole = name && name.start <= longRange.start && name.end === longRange.end;
  return isWhole && !name.form.needs ? name : undefined;
}

/** The last name that begins before an offset; names are in order and do not overlap. */
function lastBefore(names: readonly NameMatch[], offset: number): NameMatch | undefined {
  const next = firstIndexWhere(names.length, (at) => (names[at] as NameMatch).start >= offset);
  return names[next - 1];
}

const acronym = /^[A-Z]{2,4}s?$/;
/** The most UTF-16 units of an acronym. */
const LONGEST_ACRONYM = 5;

function isMeant(
  { start, end, entity, form, mayBeDoubtful }: NameMatch,
  text: string,
  senseOf: (short: string) => DefinedName | undefined,
  supported: ReadonlySet<EntityId>,
): boolean {
  if (mayBeDoubtful && supported.size === 0 && isDoubtful(text, start, end)) {
    return false;
  }
  if (form.needs === 'dose') {
    return isGiven(text, start, end, true);
  }
  const mayBeAmbiguous = form.needs !== undefined || end - start <= LONGEST_ACRONYM;
  const surface = mayBeAmbiguous ? text.slice(start, end) : '';
  const definition = senseOf(withoutPlural(surface));
  if (definition && (form.needs || acronym.test(surface))) {
    return definition.name?.entity.id === entity.id || holdsNameOf(entity, definition.long);
  }
  if (form.needs === 'therapy' && isOfOtherKind(text, start, end)) {
    return false;
  }
  return !form.needs || isSupported(entity, supported);
}

/**
 * Whether a note has evidence for an entity: the entity itself, a complex of which it is a part (p40 beside IL-12), or
 * a receptor of it (LIGHT beside HVEM).
 */
function isSupported(
  { id, partOf = [], receptors = [] }: Entity,
  supported: ReadonlySet<EntityId>,
): boolean {
  return [id, ...partOf, ...receptors].some((shown) => supported.has(shown));
}

/**
 * Whether a long form is about an entity although it contains more than its name: "anti-tumour necrosis factor (TNF)",
 * "tumour necrosis factor levels (TNF)". Ignores short names, which occur within other words.
 */
function holdsNameOf({ synonyms }: Entity, long: string): boolean {
  return synonyms.some(({ text }) => text.length > 4 && long.includes(foldText(text)));
}

/** The evidence of all texts of a note, updated when texts are added or removed. */
export class EvidenceCounts {
  private readonly supported = new Map<EntityId, number>();
  private hasChanged = false;

  /** Adds the evidence of new texts. */
  add(evidence: readonly Evidence[]): void {
    this.count(evidence, 1);
  }

  /** Subtracts the evidence of removed texts. */
  remove(evidence: readonly Evidence[]): void {
    this.count(evidence, -1);
  }

  /**
   * The total evidence, if it may have changed since the last call.
   *
   * @param all gives the evidence of all texts in their order, which decides between definitions
   */
  takeChanges(all: () => readonly Evidence[]): Evidence | undefined {
    if (!this.hasChanged) {
      return undefined;
    }
    this.hasChanged = false;
    return {
      definitions: all().flatMap(({ definitions }) => definitions),
      supported: new Set(this.supported.keys()),
    };
  }

  private count(evidence: readonly Evidence[], by: number): void {
    for (const { definitions, supported } of evidence) {
      this.hasChanged ||= definitions.length > 0;
      for (const id of supported) {
        const before = this.supported.get(id) ?? 0;
        if (before + by === 0) {
          this.supported.delete(id);
        } else {
          this.supported.set(id, before + by);
        }
        this.hasChanged ||= before === 0 || before + by === 0;
      }
    }
  }
}

import type { Entity, NameForm } from '../library/schema';
import type { Range } from '../text/range';

/**
 * The rule by which a name was found:
 *
 *     name      as in the data, in one of its spellings
 *     latin     with a Latin letter for a Greek one: TNF-a
 *     prefix    after a species, "recombinant", "soluble" or the like: rhIL-2, sTNF
 *     ending    with a plural -s, or a suffix or salt of a drug: TNFs, infliximab-dyyb
 *     acronym   around its own acronym: interleukin (IL)-6
 *     partner   sharing its head with others: IL-4 and -13, interleukins 4 and 13
 *     tag       in a tag: #il6, #cytokines/TNF-α
 *     defined   as an abbreviation that the note defines: tocilizumab (TCZ)
 */
export type FindingRule =
  | 'name'
  | 'latin'
  | 'prefix'
  | 'ending'
  | 'acronym'
  | 'partner'
  | 'tag'
  | 'defined';

/** A name in a text, with its entity. Its range is in UTF-16 offsets of that text. */
export interface NameMatch extends Range {
  readonly entity: Entity;
  /** The name in the data from which it is derived. */
  readonly form: NameForm;
  readonly rule: FindingRule;
  /** The name in it that counts if the whole name is not meant: TNF in "anti-TNF". */
  readonly within?: NameMatch;
  /** Whether it may only count in a note with other names: see `doubtfulSymbols.ts`. */
  readonly mayBeDoubtful?: true;
}

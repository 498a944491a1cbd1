/**
 * The species of a name, as far as the text shows it: by how the name is written, or by a word directly beside it.
 *
 *     Il6, Il10-/-                        mouse   the symbol of the mouse's gene
 *     mIL-6, rmTNF, rm IL-4               mouse   a prefix
 *     murine TNF, Maus-IL-6, IL-6 murine  mouse   an adjective
 *     IL-10-/- mice, IL-6-deficient mice  mouse   the gene of the animal
 *     rhIL-2, human IL-6, TNF (human)     human
 *     rat IL-1β, rrIL-10                  rat
 *     murine IL-4, -5 and TNF             mouse   all that share the word
 *     IL-4-, IL-5- and IL-13-/- mice      mouse   all that share the animal
 *     rIL-6                               -       "r" is recombinant or rat
 *     mouse and human IL-6                -       two of them
 *
 * A paragraph about mice is no evidence for a name in it; it only decides if a written form has two meanings. A wrong
 * species is worse than none.
 */
import { type Entity, type Species, speciesKinds } from '../library/schema';
import { isWordUnit } from '../text/fold';
import type { NameMatch } from './nameMatch';
import {
  actsOn,
  afterNames,
  LETTERS,
  otherRodents,
  qualifiers,
  sharesName,
  speciesNamedIn,
  speciesOfWord,
} from './speciesWords';

/** Kinds of entities that have a species. */
const kinds: ReadonlySet<string> = new Set(['cytokine', 'receptor', 'protein']);

/** UTF-16 units beside a name that are examined. */
const BESIDE = 60;
/** The most UTF-16 units of a word that is examined. */
const LONGEST = 16;

/** UTF-16 units after a name in which a list ends that is looked at. */
const LIST = 160;
const nothing = { species: undefined, isShared: false };

/** The blanks, line ends and hyphens that may join a word to the next one. */
const gaps: ReadonlySet<number> = new Set([0x20, 0x0a, 0xa0, 0x2d, 0x2010, 0x2011, 0x202f]);

/** A name that was asked for. */
interface NameBefore {
  readonly match: NameMatch;
  readonly species: Species | undefined;
  /** Whether a word before it says so, which those that it is listed with share. */
  readonly isShared: boolean;
}

/** The result of one rule: nothing, one species, or several, so that none is known. */
type Found = Species | 'several' | undefined;

/** The species of the names in one text. Searches the whole text at most once for each question. */
export class SpeciesOfNames {
  private named: ReadonlySet<Species> | undefined;
  /** The symbols with a soluble or transmembrane form in the text; "any" if it mentions membranes. */
  private unbound: ReadonlySet<string> | undefined;
  /** The name before, which one in brackets stands for, and one in a list shares a word with. */
  private before: NameBefore | undefined;

  constructor(private readonly text: string) {}

  /**
   * The species of a name; undefined if the text does not show it.
   *
   * @param match must be called in the order of the text
   */
  of(match: NameMatch): Species | undefined {
    const { species, isShared } = kinds.has(match.entity.kind) ? this.find(match) : nothing;
    this.before = { match, species, isShared };
    return species;
  }

  private find(match: NameMatch): Omit<NameBefore, 'match'> {
    const after = this.text.slice(match.end, match.end + BESIDE);
    const surface = this.text.slice(match.start, match.end);
    const ofWord = actsOn.test(after) ? undefined : this.ofWordBefore(match.start);
    let found = ofWord;
    if (match.rule === 'prefix') {
      found = both(found, this.ofPrefix(surface, match));
    }
    found = both(found, named(afterName, after));
    found = both(found, named(animalAfter, after) ?? named(animalAfterList, after));
    if (found) {
      const species = found === 'several' ? undefined : found;
      const goesOn = this.before?.isShared === true && this.ofNameInBrackets(match) === species;
      return { species, isShared: species !== undefined && (species === ofWord || goesOn) };
    }
    const inBrackets = this.ofNameInBrackets(match);
    const inList = inBrackets ?? this.ofNameInList(match, after);
    return inList
      ? { species: inList, isShared: this.before?.isShared === true }
      : { species: this.ofGeneSymbol(surface, after, match), isShared: false };
  }

  private ofWordBefore(start: number): Found {
    const [marks = ''] = this.text.slice(Math.max(0, start - 8), start).match(marksBefore) ?? [];
    let word = this.wordBefore(start - marks.length);
    while (word && qualifiers.has(word.text.toLowerCase())) {
      word = this.wordBefore(word.start);
    }
    const species = word && speciesOfWord.get(word.text);
    if (!word || !species) {
      return undefined;
    }
    const head = this.text.slice(Math.max(0, word.start - BESIDE), word.start);
    const other = this.wordBefore(word.start)?.text.toLowerCase() ?? '';
    // "Rat" means advice in German: it only counts at the beginning of a sentence or cell.
    const isOther = other === 'non' || (species !== 'human' && otherRodents.has(other));
    if (isOther || (word.text === 'Rat' && !/(?:^|[.:;(|]\s*)$/.test(head))) {
      return undefined;
    }
    return sharesName.test(head) ? 'several' : species;
  }

  /** The word that ends one blank or hyphen before an offset. */
  private wordBefore(
    offset: number,
  ): { readonly text: string; readonly start: number } | undefined {
    const end = offset - 1;
    let start = end;
    if (gaps.has(this.text.charCodeAt(end))) {
      while (start > 0 && isWordUnit(this.text.charCodeAt(start - 1)) && end - start < LONGEST) {
        start--;
      }
    }
    return start < end ? { text: this.text.slice(start, end), start } : undefined;
  }

  /**
   * The species of a prefix. "m" may also mean "membrane-bound", if the text mentions membrane-bound or soluble forms.
   */
  private ofPrefix(surface: string, { start, end }: NameMatch): Species | undefined {
    const { made, of = '', soluble } = attached.exec(surface)?.groups ?? {};
    if (soluble && !made) {
      // In "hsIL-6", the prefix means a measurement of high sensitivity.
      return undefined;
    }
    if (of === 'r') {
      return made ? 'rat' : undefined;
    }
    const species = /^h/i.test(of) ? 'human' : /^m/i.test(of) ? 'mouse' : undefined;
    const isBareM = of === 'm' && !made;
    return isBareM && this.speaksOfMembrane(this.text.slice(start + 1, end)) ? undefined : species;
  }

  private speaksOfMembrane(name: string): boolean {
    this.unbound ??= new Set(
      membrane.test(this.text) ? ['any'] : (this.text.match(soluble) ?? []).map(withoutForm),
    );
    return this.unbound.has('any') || this.unbound.has(name);
  }

  private ofNameInBrackets({ start, end, entity }: NameMatch): Species | undefined {
    const { match, species } = this.before ?? {};
    const isSame = match?.entity === entity && /^\s?\($/.test(this.text.slice(match.end, start));
    return isSame && this.text[end] === ')' ? species : undefined;
  }

  /** What shares its head with the name before shares its species; what is listed with it shares a word before the list. */
  private ofNameInList({ start, end, rule }: NameMatch, after: string): Species | undefined {
    const { match, species, isShared } = this.before ?? {};
    if (!match || !species || start - match.end > BESIDE || actsOn.test(after)) {
      return undefined;
    }
    if (rule === 'partner') {
      return species;
    }
    const gap = this.text.slice(match.end, start).replace(wikiMarks, '');
    const joins = isShared && listGap.test(gap);
    // After a comma, a list goes on to its "and"; else another clause may begin: "unlike mouse IL-4, IL-13 binds".
    return joins &&
      (!/^[^(]*,\s$/.test(gap) ||
        listEnd.test(this.text.slice(end, end + LIST).replace(wikiMarks, '')))
      ? species
      : undefined;
  }

  /**
   * The species of the symbol of a mouse's gene. The rat's symbol is the same, so the rest of the paragraph decides;
   * and in a paragraph about people only, the letter case may be a mistake.
   */
  private ofGeneSymbol(surface: string, after: string, { entity }: NameMatch): Species | undefined {
    const isGenotype = showsGenotype(after);
    if (surface !== entity.mouse?.symbol || !(isGenotype || isGeneSymbol(surface, entity))) {
      return undefined;
    }
    this.named ??= speciesNamedIn(this.text);
    const [only, ...others] = this.named;
    const rodents = [...this.named].filter((it) => it !== 'human');
    if (rodents.length > 1) {
      return undefined;
    }
    if (only === 'human' && others.length === 0) {
      return isGenotype ? 'mouse' : undefined;
    }
    return rodents[0] ?? 'mouse';
  }
}

/** What a link of a wiki has around a name: [[IL-4]]. */
const wikiMarks = /\[\[|\]\]/g;
/** Marks right before a name, after the word that tells its species: murine [[IL-4]], murine (m)IL-4, murine (rm) IL-4. */
const marksBefore = /(?:\[\[|\(r?[hmr]u?\)\s?)$/;

/** Production, species and "soluble" as one prefix of a symbol: rhIL-2, HuIFN-α2, rmsCD40L, hrIL-2. */
const attached = /^(?<made>rec|r)?(?<of>hr|[Hh]u?|[Mm]u?|r)(?<soluble>s)?(?=\p{Lu})/u;
const membrane = /membran|solubl|löslich|cell[- ]surface/i;
/** sTNF-α, tmTNF. */
const soluble = /(?<![\p{L}\p{N}])(?:s|tm)(?=\p{Lu})[\p{L}\p{N}-]+/gu;

function withoutForm(word: string): string {
  return word.replace(/^(?:s|tm)/, '');
}

/**
 * Whether the letter case of a symbol shows that the gene of a rodent is meant. It does not if the data has the
 * protein's name in this form (Fas), or if a symbol without a number can be spoken and written like a word: Epo, Lif.
 */
export function isGeneSymbol(symbol: string, { synonyms }: Pick<Entity, 'synonyms'>): boolean {
  const isLikeWord = !/\d/.test(symbol) && /[aeiouy]/.test(symbol);
  return geneCase.test(symbol) && !isLikeWord && synonyms.every(({ text }) => text !== symbol);
}

/** The symbol of a rodent's gene: Il6, Tnfsf11. */
const geneCase = /^[A-Z](?=[a-z\d]*[a-z])[a-z\d]+$/;

/** Whether the text after a name gives the alleles of its gene in an animal: -/-, fl/fl. */
export function showsGenotype(after: string): boolean {
  return genotype.test(after);
}

const HYPHEN = '[-‐‑–−]';
const GENOTYPE = `\\s?(?:${HYPHEN}|\\+)/(?:${HYPHEN}|\\+)|\\s?\\(${HYPHEN}/${HYPHEN}\\)|\\s?fl(?:ox)?/(?:fl(?:ox)?|\\+)|tm\\d`;
const genotype = new RegExp(`^(?:${GENOTYPE}|${HYPHEN}Cre(?![\\p{L}\\p{N}]))`, 'u');

const GONE = '(?:KO|knock-?outs?|null|deficient)';
/** Both genes of a pair are changed: "IL-4 and IL-13 double-knockout mice". */
const TWICE = `(?:(?:\\s?/\\s?|\\sand\\s)[${LETTERS}\\d][${LETTERS}\\d-]{1,14})?[-‐‑ ]?double[-‐‑ ]?${GONE}`;

/** An animal whose own gene is changed: "-/- mice", "knockout mice", "-deficient C57BL/6 mice". */
const animalAfter = new RegExp(
  `^(?:${GENOTYPE}|[-‐‑ ]?(?:KO|knock-?outs?|null|deficient|defizienten?)|${TWICE})\\s+` +
    '(?:[A-Z][\\w/]*\\s|(?:fe)?male\\s|adult\\s)?' +
    '(?:(?<mouse>mice|mouse|Mäusen?)|(?<rat>rats?|Ratten?))(?![\\p{L}\\p{N}])',
  'u',
);

/** Animals that share several genes: "IL-4-, IL-5- and IL-13-deficient mice", "IL-6-/- and IL-10-/- mice". */
const animalAfterList = new RegExp(
  `^(?:(?:${GENOTYPE})|[-‐‑](?=,|\\s(?:and|or|und|oder)\\s))` +
    `(?:(?:/|,\\s(?:(?:and|or|und|oder)\\s)?|\\s(?:and|or|und|oder)\\s)[${LETTERS}\\d][${LETTERS}\\d/+−–-]{1,24}){1,4}?` +
    `(?:(?<=/[-‐‑–−+]|deficient|defizienten?|null|KO|fl|wild-type|WT)|\\s${GONE})\\s` +
    '(?:[A-Z][\\w/]*\\s|(?:fe)?male\\s|adult\\s)?' +
    '(?:(?<mouse>mice|mouse|Mäusen?)|(?<rat>rats?|Ratten?))(?![\\p{L}\\p{N}])',
  'u',
);

/** What stands between two names of a list; in brackets a dose or the acronym of the first. */
const listGap =
  /^(?:\)|\s\([^()\n]{1,30}\))?(?:\s?[/&+,]\s?|,?\s(?:and\/or|and|or|plus|as well as|und|oder|sowie|et|ou|y|o)\s)$/;
/** The rest of a list, up to its "and", or to its end where that is one of a sentence, a bracket or a cell. */
const listEnd =
  /^(?:\s\([^()\n]{1,30}\))?(?:,\s(?=[^\s,]*[\p{Lu}\d])[\p{L}\d][^\s,]{0,24}(?:\s\([^()\n]{1,30}\))?){0,8}(?:,?\s(?:and\/or|and|or|plus|as well as|und|oder|sowie|et|ou|y|o)\s|\s?(?:[;:)|]|[.](?:\s|$)|$))/u;

const afterName = new RegExp(
  `^(?:\\s|(?:,\\s(?:l[ae]s?\\s|l[’']|el\\s)?[${LETTERS}\\d][${LETTERS}\\d-]{1,14}){1,4}\\s(?=(?:et|ou|y|o)\\s))(?:recombinante?s?\\s)?(?:(?<human>${afterNames.human})|(?<mouse>${afterNames.mouse})|` +
    `(?<rat>${afterNames.rat}))(?![\\p{L}\\p{N}])`,
  'u',
);

/** The species whose group of a pattern matches a text. */
function named(pattern: RegExp, text: string): Species | undefined {
  const groups = pattern.exec(text)?.groups;
  return groups && speciesKinds.find((species) => groups[species] !== undefined);
}

/** The result of two rules together. */
function both(one: Found, other: Found): Found {
  return one === undefined || other === undefined || one === other ? (one ?? other) : 'several';
}

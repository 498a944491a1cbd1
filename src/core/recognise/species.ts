/**
 * The species of a name, as far as the text shows it: by how the name is written, or by a word directly beside it.
 *
 *     Il6, Il10-/-                        mouse   the symbol of the mouse's gene
 *     mIL-6, rmTNF, rm IL-4               mouse   a prefix
 *     murine TNF, Maus-IL-6, IL-6 murine  mouse   an adjective
 *     IL-10-/- mice, IL-6-deficient mice  mouse   the gene of the animal
 *     rhIL-2, human IL-6, TNF (human)     human
 *     rat IL-1β, rrIL-10                  rat
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
  qualifiers,
  sharesName,
  speciesOfWord,
  speciesSpokenOf,
  wild,
} from './speciesWords';

/** Kinds of entities that have a species. */
const kinds: ReadonlySet<string> = new Set(['cytokine', 'receptor', 'protein']);

/** UTF-16 units beside a name that are examined. */
const BESIDE = 60;
/** The most UTF-16 units of a word that is examined. */
const LONGEST = 16;

/** The blanks, line ends and hyphens that may join a word to the next one. */
const gaps: ReadonlySet<number> = new Set([0x20, 0x0a, 0xa0, 0x2d, 0x2010, 0x2011, 0x202f]);

/** The result of one rule: nothing, one species, or several, so that none is known. */
type Found = Species | 'several' | undefined;

/** The species of the names in one text. Searches the whole text at most once for each question. */
export class SpeciesOfNames {
  private spoken: ReadonlySet<Species> | undefined;
  /** The symbols with a soluble or transmembrane form in the text; "any" if it mentions membranes. */
  private unbound: ReadonlySet<string> | undefined;
  /** The name before, which one in brackets repeats: murine interleukin-6 (IL-6). */
  private before: { readonly match: NameMatch; readonly species: Species | undefined } | undefined;

  constructor(private readonly text: string) {}

  /**
   * The species of a name; undefined if the text does not show it.
   *
   * @param match must be called in the order of the text
   */
  of(match: NameMatch): Species | undefined {
    const species = kinds.has(match.entity.kind) ? this.find(match) : undefined;
    this.before = { match, species };
    return species;
  }

  private find(match: NameMatch): Species | undefined {
    const after = this.text.slice(match.end, match.end + BESIDE);
    const surface = this.text.slice(match.start, match.end);
    let found = this.ofWordBefore(match.start);
    if (found && actsOn.test(after)) {
      found = undefined;
    }
    if (match.rule === 'prefix') {
      found = both(found, this.ofPrefix(surface, match));
    }
    found = both(found, named(afterName, after));
    found = both(found, named(animalAfter, after));
    if (found) {
      return found === 'several' ? undefined : found;
    }
    return this.ofNameInBrackets(match) ?? this.ofGeneSymbol(surface, after, match);
  }

  private ofWordBefore(start: number): Found {
    let word = this.wordBefore(start);
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
    const isOther = other === 'non' || (species !== 'human' && wild.has(other));
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

  /**
   * The species of the symbol of a mouse's gene. The rat's symbol is the same, so the rest of the paragraph decides;
   * and in a paragraph about people only, the letter case may be a mistake.
   */
  private ofGeneSymbol(surface: string, after: string, { entity }: NameMatch): Species | undefined {
    const isGenotype = showsGenotype(after);
    if (surface !== entity.mouse?.symbol || !(isGenotype || isGeneSymbol(surface, entity))) {
      return undefined;
    }
    this.spoken ??= speciesSpokenOf(this.text);
    const [only, ...others] = this.spoken;
    const rodents = [...this.spoken].filter((it) => it !== 'human');
    if (rodents.length > 1) {
      return undefined;
    }
    if (only === 'human' && others.length === 0) {
      return isGenotype ? 'mouse' : undefined;
    }
    return rodents[0] ?? 'mouse';
  }
}

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
  const isLikeWord = !/\d/.test(symbol) && /[aeiouy]/.test(symbol.slice(1));
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

/** An animal whose own gene is changed: "-/- mice", "knockout mice", "-deficient C57BL/6 mice". */
const animalAfter = new RegExp(
  `^(?:${GENOTYPE}|[-‐‑ ]?(?:KO|knock-?outs?|null|deficient|defizienten?))\\s+` +
    '(?:[A-Z][\\w/]*\\s|(?:fe)?male\\s|adult\\s)?' +
    '(?:(?<mouse>mice|mouse|Mäusen?)|(?<rat>rats?|Ratten?))(?![\\p{L}\\p{N}])',
  'u',
);

const afterName = new RegExp(
  `^\\s(?:recombinante?s?\\s)?(?:(?<human>${afterNames.human})|(?<mouse>${afterNames.mouse})|` +
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

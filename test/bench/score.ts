import type { GoldDocument, GoldMention } from './goldCorpus';

/** A mention that the recogniser found. */
export interface FoundMention {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly ids: readonly string[];
}

/** Precision and recall, counted over found and over gold mentions. */
export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The results for the gold mentions of immunology drugs, as shares. */
export interface ImmunologyScore {
  /** Found as drugs. */
  readonly recall: number;
  /** Found as drugs or, with the right identifier, as classes of drugs: "statins". */
  readonly recallWithClasses: number;
  /** Of those found, the ones with the right identifier. */
  readonly identified: number;
}

export interface Scores {
  readonly type: string;
  readonly gold: number;
  readonly found: number;
  /** Same span. */
  readonly exact: Score;
  /** Spans that share a unit. */
  readonly overlap: Score;
  /** Overlapping spans with an identifier in common. */
  readonly normalised: Score;
  /** Of the gold mentions of immunology drugs, where the corpus marks those. */
  readonly immunology: ImmunologyScore | undefined;
  /** The commonest surfaces that were missed, and that were found wrongly, with their counts. */
  readonly missed: readonly (readonly [surface: string, count: number])[];
  readonly wrong: readonly (readonly [surface: string, count: number])[];
}

/**
 * Scores what was found of one type in a corpus.
 *
 * A found mention that touches only an ignored span is neither right nor wrong. With `core`, gold
 * mentions of the tier "extended" are ignored.
 */
export function score(
  corpus: readonly GoldDocument[],
  foundById: ReadonlyMap<string, readonly FoundMention[]>,
  type: string,
  core: boolean,
): Scores {
  const tally = new Tally();
  for (const document of corpus) {
    const isExtended = ({ tier }: GoldMention) => core && tier === 'extended';
    const ofType = document.mentions.filter((mention) => mention.type === type);
    const gold = ofType.filter((mention) => !isExtended(mention));
    const ignored = [
      ...(document.ignore ?? []).filter((span) => !span.type || span.type === type),
      ...ofType.filter(isExtended),
    ];
    const all = foundById.get(document.id) ?? [];
    const ofKind = (wanted: string) => all.filter(({ kind }) => kind === wanted);
    tally.add(gold, ofKind(type), ignored, ofKind('class'));
  }
  return tally.scores(type);
}

class Tally {
  private gold = 0;
  private found = 0;
  private exact = 0;
  private readonly overlap = { found: 0, gold: 0 };
  private readonly normalised = { found: 0, gold: 0, ofFound: 0, ofGold: 0 };
  private readonly immunology = { gold: 0, found: 0, ofClass: 0, identified: 0 };
  private readonly missed = new Map<string, number>();
  private readonly wrong = new Map<string, number>();

  add(
    gold: readonly GoldMention[],
    found: readonly FoundMention[],
    ignored: readonly { readonly start: number; readonly end: number }[],
    classes: readonly FoundMention[],
  ): void {
    this.gold += gold.length;
    for (const mention of found) {
      const hits = gold.filter((other) => overlaps(other, mention));
      if (hits.length > 0 || !ignored.some((span) => overlaps(span, mention))) {
        this.addFound(mention, hits);
      }
    }
    for (const mention of gold) {
      this.addGold(
        mention,
        found.filter((other) => overlaps(other, mention)),
        classes.filter((other) => overlaps(other, mention)),
      );
    }
  }

  scores(type: string): Scores {
    const { overlap, normalised, immunology } = this;
    return {
      type,
      gold: this.gold,
      found: this.found,
      exact: rate(this.exact, this.found, this.exact, this.gold),
      overlap: rate(overlap.found, this.found, overlap.gold, this.gold),
      normalised: rate(normalised.found, normalised.ofFound, normalised.gold, normalised.ofGold),
      immunology:
        immunology.gold === 0
          ? undefined
          : {
              recall: immunology.found / immunology.gold,
              recallWithClasses: (immunology.found + immunology.ofClass) / immunology.gold,
              identified:
                immunology.identified / Math.max(1, immunology.found + immunology.ofClass),
            },
      missed: commonest(this.missed),
      wrong: commonest(this.wrong),
    };
  }

  private addFound(mention: FoundMention, hits: readonly GoldMention[]): void {
    this.found++;
    if (hits.some(({ start, end }) => start === mention.start && end === mention.end)) {
      this.exact++;
    }
    const identified = hits.filter(({ ids }) => ids.length > 0);
    if (hits.length > 0) {
      this.overlap.found++;
    } else {
      count(this.wrong, mention.text);
    }
    if (hits.length === 0 || identified.length > 0) {
      this.normalised.ofFound++;
      this.normalised.found += identified.some((hit) => sharesId(hit, mention)) ? 1 : 0;
    }
  }

  private addGold(
    mention: GoldMention,
    hits: readonly FoundMention[],
    classes: readonly FoundMention[],
  ): void {
    if (hits.length > 0) {
      this.overlap.gold++;
    } else {
      count(this.missed, mention.text);
    }
    if (mention.ids.length > 0) {
      this.normalised.ofGold++;
      this.normalised.gold += hits.some((hit) => sharesId(mention, hit)) ? 1 : 0;
    }
    if (mention.immuno) {
      this.addImmunologyDrug(mention, hits, classes);
    }
  }

  private addImmunologyDrug(
    mention: GoldMention,
    hits: readonly FoundMention[],
    classes: readonly FoundMention[],
  ): void {
    const { immunology } = this;
    const isNamed = hits.some((hit) => sharesId(mention, hit));
    const isClass = hits.length === 0 && classes.some((hit) => sharesId(mention, hit));
    immunology.gold++;
    immunology.found += hits.length > 0 ? 1 : 0;
    immunology.ofClass += isClass ? 1 : 0;
    immunology.identified += isNamed || isClass ? 1 : 0;
  }
}

function overlaps(
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean {
  return a.start < b.end && b.start < a.end;
}

function sharesId(gold: GoldMention, found: FoundMention): boolean {
  const wanted = new Set([...gold.ids, ...(gold.xref ?? [])].map(canonicalId));
  return found.ids.some((id) => wanted.has(canonicalId(id)));
}

/** `NCBI Gene:3569`, `3569` → `ncbigene:3569`; `CHEBI:CHEBI:1` → `chebi:1`; `D015850` → `mesh:d015850`. */
function canonicalId(id: string): string {
  const bare = id.trim().toLowerCase().replace(/\s/g, '');
  if (/^\d+$/.test(bare)) {
    return `ncbigene:${bare}`;
  }
  if (/^[cd]\d{6,9}$/.test(bare)) {
    return `mesh:${bare}`;
  }
  return bare.replace(/^(\w+:)\1/, '$1');
}

function rate(hits: number, found: number, hitsOfGold: number, gold: number): Score {
  const precision = found > 0 ? hits / found : 0;
  const recall = gold > 0 ? hitsOfGold / gold : 0;
  const sum = precision + recall;
  return { precision, recall, f1: sum > 0 ? (2 * precision * recall) / sum : 0 };
}

function count(counts: Map<string, number>, surface: string): void {
  counts.set(surface, (counts.get(surface) ?? 0) + 1);
}

function commonest(counts: ReadonlyMap<string, number>): (readonly [string, number])[] {
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 20);
}

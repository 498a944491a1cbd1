/**
 * Words that are not names, but one slip from one: "tocilizumb", "interluekin-6", "tumour necrosis facter".
 *
 * Applies to full names only. A symbol with another letter is another symbol (IL-6, IL-8), and trade names
 * are made to sound like words (Crestor, creator).
 */

import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import type { NameMatch } from '../recognise/nameMatch';
import type { Recogniser } from '../recognise/recogniser';
import { foldText } from '../text/fold';
import type { Range } from '../text/range';
import { NAME_LENGTH, wordsOfNames, wordsUsed } from './libraryWords';
import { NearWords } from './nearWords';

/** A word with a slip, in UTF-16 offsets of its text. */
export interface Slip extends Range {
  /** What the word may mean: one name for each entity. */
  readonly corrections: readonly Correction[];
}

interface Correction {
  readonly entity: EntityId;
  /** The word without the slip. */
  readonly word: string;
  /** The name that the text has there after the correction: "interleukin-6". */
  readonly name: string;
}

/** UTF-16 units on each side of a word that are searched for the rest of a name. */
const WINDOW = 80;
/** Words that contain no combining mark or soft hyphen. */
const words = /(?<![\p{M}\p{Cf}])\p{L}{4,}(?![\p{L}\p{M}\p{Cf}])/gu;
/** What addresses, tags, keys, wiki links and file names contain, but words do not. */
const notProse = /[@#_\\]|:\/\/|\[\[|\]\]|[\p{L}\p{N}]\.[\p{L}\p{N}]/u;

/** Finds slips in prose. Creating a finder is slow: create one only if slips are wanted. */
export class SlipFinder {
  private readonly near: NearWords;
  private readonly known: ReadonlySet<string>;

  constructor(
    library: Library,
    private readonly recogniser: Recogniser,
  ) {
    const { all, slippable } = wordsOfNames(library);
    this.near = new NearWords(slippable);
    this.known = new Set([...all, ...wordsUsed(library), ...otherWords]);
  }

  /** The slips in a text of prose, in order. */
  slipsIn(text: string): Slip[] {
    const slips: Slip[] = [];
    for (const { index: start, 0: written } of text.matchAll(words)) {
      const folded = foldText(written);
      if (!this.known.has(folded) && !this.known.has(folded.replace(/s$/, ''))) {
        const range = { start, end: start + written.length };
        const corrections = this.near
          .slippedInto(folded)
          .flatMap((word) => this.correct(text, range, word));
        if (corrections.length > 0) {
          slips.push({ ...range, corrections: firstOfEach(corrections) });
        }
      }
    }
    return slips;
  }

  /** The correction of a stretch of text, if it makes a name there. */
  private correct(text: string, { start, end }: Range, meant: string): Correction[] {
    if (notProse.test(runAround(text, start, end))) {
      return [];
    }
    const word = inCaseOf(text.slice(start, end), meant);
    const before = text.slice(Math.max(0, start - WINDOW), start);
    const corrected = before + word + text.slice(end, end + WINDOW);
    const wordEnd = before.length + word.length;
    const name = this.namesIn(corrected).find(
      (found) => found.start <= before.length && found.end >= wordEnd,
    );
    return name && isLong(name, corrected)
      ? [{ entity: name.entity.id, word, name: corrected.slice(name.start, name.end) }]
      : [];
  }

  private namesIn(text: string): readonly NameMatch[] {
    const block = { kind: 'paragraph', depth: 0, start: 0, end: text.length, text } as const;
    return this.recogniser.namesIn(
      { ...block, pieces: [], excluded: [], closed: [], dressed: [] },
      [],
    ).names;
  }
}

/** Whether a slip in a name can be recognised. */
function isLong({ start, end, form }: NameMatch, text: string): boolean {
  const letters = text.slice(start, end).match(/\p{L}/gu)?.length ?? 0;
  return !form.needs && letters >= NAME_LENGTH;
}

/** One correction for each entity: two spellings of one name need only one. */
function firstOfEach(corrections: readonly Correction[]): Correction[] {
  return corrections.filter(
    ({ entity }, index) => corrections.findIndex((other) => other.entity === entity) === index,
  );
}

/** A stretch of text with everything attached to it up to the next blanks, as far as it matters. */
function runAround(text: string, start: number, end: number): string {
  const before = text.slice(Math.max(0, start - WINDOW), start);
  const after = text.slice(end, end + WINDOW);
  return `${/\S*$/.exec(before)}${text.slice(start, end)}${/^\S*/.exec(after)}`;
}

/** The word in the letter case of the written one: in capitals, or with a capital. */
function inCaseOf(written: string, word: string): string {
  const isInCapitals = written === written.toUpperCase();
  const first = written.charAt(0);
  if (isInCapitals) {
    return word.toUpperCase();
  }
  return first === first.toUpperCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}

/**
 * Words that are one slip from a name and mean something else. Found by a search for the neighbours of all
 * names in biomedical abstracts and in English texts. Words that the library itself uses need no entry.
 */
const otherWords: ReadonlySet<string> = new Set([
  // Other substances.
  'cytosine', // cytokine
  'actinin', // activin
  'chimerin', // chemerin
  'neurotropin', // neurotrophin
  'nucleotide', // nucleoside analogues
  // Other cells, doings and things.
  'osteoblast', // osteoclast differentiation factor
  'osteoblastogenesis', // osteoclastogenesis inhibitory factor
  'deletion', // B-cell depletion
  'deleting', // B-cell-depleting treatment
  'blockage', // IL-6 blockade
  'midline', // midkine
]);

/**
 * What the index of a workspace keeps of a note: where it names entities and sources, and nothing of
 * its text. It is plain data, so that it can be saved as JSON. Offsets are UTF-16 units of the note.
 */
import { rangeOfKey } from '../cite/citationProblems';
import { numbersIn, readReferencesSection } from '../cite/referencesSection';
import { uncitedClaimsIn } from '../cite/uncitedClaims';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import type { Citation } from '../note/citation';
import { lineStartsOf } from '../note/lineStarts';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../note/range';

/** Where a note names an entity. */
export interface DigestedMentions {
  readonly entity: EntityId;
  /** Start and end of each mention, one after the other, in the order of the note. */
  readonly offsets: readonly number[];
}

/** Where a note cites a source; its range is that of the key or what stands for it. */
export interface DigestedCitation extends Range {
  /**
   * What `name` is: a key; a key only if there is such a source (a footnote's label, `@user`); or an
   * identifier of a source, as `identifierOfAddress` writes it: `doi:10.1000/x`.
   */
  readonly by: 'key' | 'label' | 'address';
  readonly name: string;
}

export interface NoteDigest {
  /** Its first heading, without mark-up. */
  readonly title: string | undefined;
  /** The offset at which each line begins, so that places can be shown without reading the note. */
  readonly lineStarts: readonly number[];
  /** One for each entity, in the order in which they are first named. */
  readonly mentions: readonly DigestedMentions[];
  readonly citations: readonly DigestedCitation[];
  /** Sentences about an entity that cite nothing. */
  readonly claims: readonly Range[];
  /** The bibliography files that the note names. */
  readonly bibliography: readonly string[];
}

/**
 * Digests an analysed note.
 *
 * @returns undefined where the note asks to be left out: `cytonote: false` in its front matter
 */
export function digestOf(library: Library, analysis: NoteAnalysis): NoteDigest | undefined {
  const { text, frontMatter, blocks } = analysis;
  if (frontMatter?.options.isOff) {
    return undefined;
  }
  const { keyOfNumber } = numbersIn(readReferencesSection(analysis));
  const claims = frontMatter?.options.claims === false ? [] : uncitedClaimsIn(library, analysis);
  return {
    title: blocks.find(({ kind }) => kind === 'heading')?.text.trim() || undefined,
    lineStarts: lineStartsOf(text),
    mentions: mentionsByEntity(analysis),
    citations: blocks
      .flatMap((block) => block.citations.flatMap(({ citations }) => citations))
      .flatMap((citation) => digestedCitation(text, citation, keyOfNumber)),
    claims: claims.map(({ start, end }) => ({ start, end })),
    bibliography: (frontMatter?.bibliography ?? []).map(({ name }) => name),
  };
}

function mentionsByEntity({ blocks }: NoteAnalysis): DigestedMentions[] {
  const offsets = new Map<EntityId, number[]>();
  for (const { entity, start, end } of blocks.flatMap(({ mentions }) => mentions)) {
    const known = offsets.get(entity);
    if (known) {
      known.push(start, end);
    } else {
      offsets.set(entity, [start, end]);
    }
  }
  return [...offsets].map(([entity, places]) => ({ entity, offsets: places }));
}

function digestedCitation(
  text: string,
  citation: Citation,
  keyOfNumber: (number: number) => string | undefined,
): DigestedCitation[] {
  const { start, end, by, key, looksLike } = citation;
  switch (by) {
    case 'number': {
      const name = keyOfNumber(Number(key));
      return name === undefined ? [] : [{ start, end, by: 'key', name }];
    }
    case 'address':
      return [{ start, end, by, name: key }];
    default:
      return [{ ...rangeOfKey(text, citation), by: looksLike ? 'label' : by, name: key }];
  }
}

/**
 * The digest of a note in the index of a workspace: where the note mentions entities and cites publications. Of its
 * text, it has only the title and, for a concept note, the first paragraph. A digest is plain data, so that it can be
 * saved as JSON. Offsets are UTF-16 units of the note.
 */

import { type Citation, rangeOfKey } from '../citation/citation';
import { numbersIn, readReferenceList } from '../cite/referenceList';
import type { EntityId } from '../library/schema';
import { countSpecies, type SpeciesCounts } from '../library/species';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Mention } from '../recognise/recogniser';
import { lineStartsOf } from '../text/lines';
import type { Range } from '../text/range';
import { type ConceptNote, conceptNoteOf, headingOf, type NoteFile } from './conceptNote';

/** Blocks that are digested without a pause. */
const AT_ONCE = 32;

/** The places where a note names an entity. */
interface DigestedMentions {
  readonly entity: EntityId;
  /** Start and end of each mention as a flat list, in the order of the note. */
  readonly offsets: readonly number[];
  /** How many of the mentions the text shows to be of each species; missing if it shows none. */
  readonly species?: SpeciesCounts;
}

/** A citation in a note; its range is that of the key, or of what identifies the source instead. */
export interface DigestedCitation extends Range {
  /**
   * What `name` is: a key; a label or `@user`, which is a key only if a source has it; or an identifier of a source, in
   * the form of `identifierOfAddress`: `doi:10.1000/x`.
   */
  readonly by: 'key' | 'label' | 'address';
  readonly name: string;
}

export interface NoteDigest {
  /** The first heading of the note, without mark-up. */
  readonly title: string | undefined;
  /** The offset at which each line begins, so that places can be shown without reading the note. */
  readonly lineStarts: readonly number[];
  /** One for each entity, in the order of their first mentions. */
  readonly mentions: readonly DigestedMentions[];
  readonly citations: readonly DigestedCitation[];
  /** The bibliography files that the note names. */
  readonly bibliography: readonly string[];
  /** The data about a concept note; missing for other notes and for cells. */
  readonly concept?: ConceptNote;
}

/**
 * Digests an analysed note, and pauses every few milliseconds.
 *
 * @param file the file of the note; undefined for a cell
 * @returns undefined if the note opts out: `cytonote: false` in its front matter
 */
export function* digestInSlices(
  analysis: NoteAnalysis,
  file?: NoteFile,
): Generator<void, NoteDigest | undefined> {
  const { text, frontMatter, blocks } = analysis;
  if (frontMatter?.options.isOff) {
    return undefined;
  }
  yield;
  const { keyOfNumber } = numbersIn(readReferenceList(analysis));
  const byEntity = new Map<EntityId, Mention[]>();
  const cited: DigestedCitation[] = (frontMatter?.citations ?? [])
    .flatMap(({ citations }) => citations)
    .flatMap((citation) => digestedCitation(text, citation, keyOfNumber));
  for (const [at, { mentions, citations }] of blocks.entries()) {
    for (const mention of mentions) {
      const known = byEntity.get(mention.entity);
      if (known) {
        known.push(mention);
      } else {
        byEntity.set(mention.entity, [mention]);
      }
    }
    for (const citation of citations.flatMap((group) => group.citations)) {
      cited.push(...digestedCitation(text, citation, keyOfNumber));
    }
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  const concept = file && conceptNoteOf(analysis, file);
  return {
    title: headingOf(blocks),
    lineStarts: lineStartsOf(text),
    mentions: [...byEntity].map(([entity, mentions]) => digestedMentions(entity, mentions)),
    citations: cited,
    bibliography: (frontMatter?.bibliography ?? []).map(({ name }) => name),
    ...(concept ? { concept } : {}),
  };
}

function digestedMentions(entity: EntityId, mentions: readonly Mention[]): DigestedMentions {
  const species = countSpecies(mentions);
  const offsets = mentions.flatMap(({ start, end }) => [start, end]);
  return { entity, offsets, ...(species ? { species } : {}) };
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

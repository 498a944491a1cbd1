import type { Citation } from '../citation/citation';
import { lookupsIn, resolveCitation } from '../citation/resolveCitation';
import { entitiesSpokenOf } from '../library/relations';
import type { EntityId, Source } from '../library/schema';
import { formatReference, shortReference, summaryLabel } from '../literature/formatReference';
import { entryFields, referenceOf } from '../literature/sourceReference';
import { summaryOf } from '../literature/summary';
import type { ProseBlock } from '../markdown/prose';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Recogniser } from '../recognise/recogniser';
import type { Citable, NoteReferences } from './noteReferences';
import { numbersIn, readReferencesSection } from './referenceList';

/** What a citation of a note means, in whatever syntax it is written. */
export function citableOf(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteReferences,
): Citable | undefined {
  const key = keyOf(analysis, citation, references);
  return key === undefined ? undefined : references.citable(key);
}

/** The key that a citation means, known or not; undefined for what is no citation after all. */
export function keyOf(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteReferences,
): string | undefined {
  const { keyOfNumber } =
    citation.by === 'number'
      ? numbersIn(readReferencesSection(analysis))
      : { keyOfNumber: () => undefined };
  return resolveCitation(citation, lookupsIn(references, { keyOfNumber }));
}

/**
 * The entities that a publication is about: those of its findings and its abstract, as the library says;
 * where the library lacks it, those that its title names. Each once.
 */
export function entitiesOf(
  { summary: { title = '' }, source }: Pick<Citable, 'summary' | 'source'>,
  recogniser: Recogniser,
): EntityId[] {
  if (source) {
    return [...entitiesSpokenOf(source)];
  }
  const entities = recogniser.namesIn(proseOf(title), []).names.map(({ entity }) => entity.id);
  return [...new Set(entities)];
}

function proseOf(text: string): ProseBlock {
  const range = { start: 0, end: text.length };
  return { ...range, kind: 'paragraph', depth: 0, text, pieces: [], excluded: [], closed: [] };
}

/** Something that can be cited in any note: a source of the library, or an entry of some bibliography. */
export type Publication = Pick<Citable, 'summary' | 'reference' | 'source'>;

export function publicationOf(source: Source): Publication {
  const reference = referenceOf(source);
  return { summary: summaryOf(reference), reference, source };
}

/** The whole reference as plain text, in our own form. */
export function formatPublication({ source, reference }: Publication): string {
  return formatReference(source ?? entryFields(reference));
}

/** The short form for a list: "Emilie et al. 1998". */
export function shortPublication({
  source,
  summary,
}: Pick<Publication, 'source' | 'summary'>): string {
  return source ? shortReference(source) : summaryLabel(summary);
}

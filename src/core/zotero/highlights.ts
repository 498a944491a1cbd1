/** The passages that the user has marked in the PDFs of a publication, grouped by the names in them. */

import { pdfAddress, type ZoteroLibrary } from '../identifiers/zoteroAddress';
import { mentionedEntities } from '../importing/mentionedEntities';
import type { EntityId } from '../library/schema';
import type { Recogniser } from '../recognise/recogniser';
import { findingText, type QuotedFinding } from '../workspaceLibrary/addFinding';
import type { ZoteroAnnotation } from './zoteroAnswers';

/** A marked passage. */
export interface Highlight {
  readonly annotation: ZoteroAnnotation;
  /** On one line. */
  readonly text: string;
  /** The entities that it names. */
  readonly entities: readonly EntityId[];
}

/** Passages with a name in common. */
export interface HighlightGroup {
  /** Undefined for passages that name nothing. */
  readonly entity: EntityId | undefined;
  readonly highlights: readonly Highlight[];
}

/**
 * Groups the marked passages: each under the name of it that most passages have, so that there are few groups. Leaves
 * out notes, images and drawings, which have no text.
 */
export function groupHighlights(
  annotations: readonly ZoteroAnnotation[],
  recogniser: Recogniser,
): HighlightGroup[] {
  const highlights = annotations.flatMap((annotation): Highlight[] => {
    const text = findingText(annotation.text);
    return text ? [{ annotation, text, entities: mentionedEntities([text], recogniser) }] : [];
  });
  const counts = new Map<EntityId, number>();
  for (const entity of highlights.flatMap(({ entities }) => entities)) {
    counts.set(entity, (counts.get(entity) ?? 0) + 1);
  }
  const groups = new Map<EntityId | undefined, Highlight[]>();
  for (const highlight of highlights) {
    const [entity] = highlight.entities.toSorted(
      (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0),
    );
    groups.set(entity, [...(groups.get(entity) ?? []), highlight]);
  }
  const named = [...groups].map(([entity, of]) => ({ entity, highlights: of }));
  // Passages without names come last.
  return named.sort((a, b) => Number(!a.entity) - Number(!b.entity));
}

/**
 * A marked passage as a finding, with the address of its annotation.
 *
 * @param entities that it is about
 */
export function findingOf(
  { annotation, text }: Highlight,
  library: ZoteroLibrary,
  entities: readonly EntityId[],
): QuotedFinding {
  const { attachment, key, page, pageLabel } = annotation;
  const from = pdfAddress(library, attachment, { page, annotation: key });
  return {
    entities: [...entities],
    text,
    quoted: { from, ...(pageLabel ? { page: pageLabel } : {}) },
  };
}

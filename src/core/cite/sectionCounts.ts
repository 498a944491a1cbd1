import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../note/range';
import { uncitedClaimsIn } from './uncitedClaims';

/** What stands below a heading, with the sections below that. */
export interface SectionCounts {
  /** The heading. */
  readonly heading: Range;
  /** Different entities that are mentioned. */
  readonly entities: number;
  /** Places that cite something. */
  readonly citations: number;
  /** Claims that cite nothing. */
  readonly claims: readonly Range[];
}

/** Counts for each heading of a note, in order, what its section says; empty sections are left out. */
export function countSections(library: Library, analysis: NoteAnalysis): SectionCounts[] {
  const { blocks, text } = analysis;
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  const claims = headings.length > 0 ? uncitedClaimsIn(library, analysis) : [];
  return headings.flatMap((heading, index) => {
    const next = headings.slice(index + 1).find(({ depth }) => depth <= heading.depth);
    const section = { start: heading.start, end: next?.start ?? text.length };
    const within = analysis.blocksAt(section).filter(({ start }) => start < section.end);
    const entities = new Set<EntityId>(
      within.flatMap(({ mentions }) => mentions.map(({ entity }) => entity)),
    );
    const counts = {
      heading: { start: heading.start, end: heading.end },
      entities: entities.size,
      citations: within.reduce((sum, { citations }) => sum + citations.length, 0),
      claims: claims.filter(({ start }) => section.start <= start && start < section.end),
    };
    return counts.entities + counts.citations > 0 ? [counts] : [];
  });
}

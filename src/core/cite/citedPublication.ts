import type { Citation } from '../citation/citation';
import { type CitationLookups, lookupsIn, resolveCitation } from '../citation/resolveCitation';
import { entitiesOfSource } from '../library/relations';
import type { EntityId } from '../library/schema';
import type { Publication } from '../literature/publication';
import type { ProseBlock } from '../markdown/prose';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Recogniser } from '../recognise/recogniser';
import type { NoteLiterature } from './noteLiterature';
import { numbersIn, readReferenceList } from './referenceList';

/** The publication that a citation of a note means, in whatever syntax it is written. */
export function citedPublication(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteLiterature,
): Publication | undefined {
  const key = keyOf(analysis, citation, references);
  return key === undefined ? undefined : references.publication(key);
}

/** The key that a citation means, known or not; undefined for anything that is not a citation. */
export function keyOf(
  analysis: NoteAnalysis,
  citation: Citation,
  references: NoteLiterature,
): string | undefined {
  return keysIn(analysis, references)(citation);
}

/** The same as {@link keyOf}, for many citations of a note: reads its list of references once, if one has a number. */
export function keysIn(
  analysis: NoteAnalysis,
  references: NoteLiterature,
): (citation: Citation) => string | undefined {
  const { crossReferences } = analysis.frontMatter ?? {};
  const lookups = lookupsIn(references, { keyOfNumber: () => undefined }, crossReferences);
  let withNumbers: CitationLookups | undefined;
  return (citation) => {
    if (citation.by !== 'number') {
      return resolveCitation(citation, lookups);
    }
    withNumbers ??= lookupsIn(references, numbersIn(readReferenceList(analysis)), crossReferences);
    return resolveCitation(citation, withNumbers);
  };
}

/**
 * The entities of a publication: those of its findings and its abstract, according to the library; if the library lacks
 * it, those that its title names. Each once.
 */
export function entitiesOf(
  { summary: { title = '' }, source }: Pick<Publication, 'summary' | 'source'>,
  recogniser: Recogniser,
): EntityId[] {
  if (source) {
    return [...entitiesOfSource(source)];
  }
  const entities = recogniser.namesIn(proseOf(title), []).names.map(({ entity }) => entity.id);
  return [...new Set(entities)];
}

function proseOf(text: string): ProseBlock {
  const range = { start: 0, end: text.length };
  return {
    ...range,
    kind: 'paragraph',
    depth: 0,
    text,
    pieces: [],
    excluded: [],
    closed: [],
    dressed: [],
  };
}

/** Annotated texts, and the interface of a format of annotations. Every format is written from them. */
import type { Library } from '../library/library';
import { identifiersIn, taxonOf } from '../library/species';
import type { Mention } from '../recognise/recogniser';
import type { Range } from '../text/range';

/** How annotated texts become a file: the text before, between and after them. */
export interface AnnotationFormat {
  /** The extension of the file, without a full stop. */
  readonly ending: string;
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** Writes one text; empty if the format cannot represent it. Writes whole lines, except for the last line end. */
  write(document: AnnotatedText): string;
}

/** Writes annotated texts as a whole file. */
export function writeAll(format: AnnotationFormat, documents: readonly AnnotatedText[]): string {
  const written = documents.map((document) => format.write(document)).filter(Boolean);
  return format.head + written.join(format.between) + format.tail;
}

/** An entity at a place in a text; offsets are in UTF-16 units of the whole text. */
export interface Annotation extends Range {
  /** The text at that place, exactly as in the source. */
  readonly text: string;
  readonly kind: string;
  readonly entity: string;
  /** Identifiers of the entity as CURIEs: those of its gene in the species, if that is known. */
  readonly ids: readonly string[];
  /** The species that the text shows it to be of, as a CURIE of NCBI's taxonomy: "NCBITaxon:10090". */
  readonly species?: string;
}

/** A text with its annotations, in the order of their places. */
export interface AnnotatedText {
  /** Its unique identifier, such as a PMID or a path. */
  readonly id: string;
  readonly text: string;
  /** Where the title ends, if the text has one; one line end and the abstract follow. */
  readonly titleEnd?: number;
  readonly annotations: readonly Annotation[];
}

/** The annotation of a mention, with what the library knows about its entity. */
export function annotationOf(
  { start, end, entity, species }: Mention,
  text: string,
  library: Library,
): Annotation {
  const known = library.entity(entity);
  return {
    start,
    end,
    text: text.slice(start, end),
    kind: known?.kind ?? 'unknown',
    entity,
    ids: known ? identifiersIn(known, species) : [],
    ...(species ? { species: taxonOf(species) } : {}),
  };
}

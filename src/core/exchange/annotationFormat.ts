import type { Library } from '../library/library';
import type { Mention } from '../recognise/recogniser';
import type { Range } from '../text/range';

/** How annotated texts become a file: the text before, between and after them. */
export interface AnnotationFormat {
  /** The ending of a file's name, without a full stop. */
  readonly ending: string;
  readonly head: string;
  readonly between: string;
  readonly tail: string;
  /** One text in the format; empty where there is nothing to say of it. Whole lines, but for the last end. */
  write(document: AnnotatedText): string;
}

/** A whole file of annotated texts. */
export function writeAll(format: AnnotationFormat, documents: readonly AnnotatedText[]): string {
  const written = documents.map((document) => format.write(document)).filter(Boolean);
  return format.head + written.join(format.between) + format.tail;
}

/** What every format of annotations is written from and read into. */

/** An entity at a place of a text; offsets are in UTF-16 units of the whole text. */
export interface Annotation extends Range {
  /** The text there, exactly as in the source. */
  readonly text: string;
  readonly kind: string;
  readonly entity: string;
  /** Identifiers of the entity as CURIEs. */
  readonly ids: readonly string[];
}

/** A text with its annotations, which are in the order of their places. */
export interface AnnotatedText {
  /** Its unique identifier: a PMID, a path. */
  readonly id: string;
  readonly text: string;
  /** Where the title ends, if it has one; after one line end follows the abstract. */
  readonly titleEnd?: number;
  readonly annotations: readonly Annotation[];
}

/** The annotation of a mention, with what the library knows of its entity. */
export function annotationOf(
  { start, end, entity }: Mention,
  text: string,
  library: Library,
): Annotation {
  const { kind, ids } = library.entity(entity) ?? { kind: 'unknown', ids: [] };
  return { start, end, text: text.slice(start, end), kind, entity, ids };
}

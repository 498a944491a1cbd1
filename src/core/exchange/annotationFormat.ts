import type { AnnotatedText } from './annotatedText';

/** How annotated texts become a file: what stands before, between and behind them. */
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

import type { AnnotationFormat } from './annotationFormat';
import { biocJson, biocXml } from './bioc';
import { csv } from './csv';
import { jsonLines } from './jsonLines';
import { pubtator } from './pubtator';
import { webAnnotation } from './webAnnotation';

/** The formats of annotations, by their names in commands. */
export const annotationFormats = {
  jsonl: jsonLines,
  pubtator,
  bioc: biocXml,
  'bioc-json': biocJson,
  csv,
  w3c: webAnnotation,
} as const satisfies Readonly<Record<string, AnnotationFormat>>;

export type AnnotationFormatName = keyof typeof annotationFormats;

/** A text as the name of a format; undefined if it is none. */
export function formatNamed(name: string): AnnotationFormatName | undefined {
  return Object.hasOwn(annotationFormats, name) ? (name as AnnotationFormatName) : undefined;
}

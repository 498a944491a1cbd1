import type { AnnotatedText, Annotation, AnnotationFormat } from './annotationFormat';

/**
 * A line of JSON for each text: `{"id","mentions":[{"start","end","text","kind","entity","ids"}]}`, and
 * `"species":"NCBITaxon:10090"` in a mention whose species the text shows. Offsets are in UTF-16 units, as in
 * JavaScript, Java and C#.
 */
export const jsonLines: AnnotationFormat = {
  ending: 'jsonl',
  head: '',
  between: '',
  tail: '',
  write: ({ id, annotations }: AnnotatedText) =>
    `${JSON.stringify({ id, mentions: annotations.map(mentionOf) })}\n`,
};

function mentionOf({ start, end, text, kind, entity, ids, species }: Annotation): Annotation {
  return { start, end, text, kind, entity, ids, ...(species ? { species } : {}) };
}

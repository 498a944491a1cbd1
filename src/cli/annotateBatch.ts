import { annotateDocument } from '../core/exchange/annotateDocument';
import { type AnnotationFormatName, annotationFormats } from '../core/exchange/annotationFormats';
import { formOfFile, type InputForm, readDocuments } from '../core/exchange/sourceDocument';
import type { LoadedLibrary } from './readLibrary';
import type { RecordBatch } from './recordBatches';

/** The result of a batch. */
export interface AnnotatedBatch {
  /** Complete texts in the format of the output. */
  readonly written: readonly string[];
  /** The problems of skipped records, with the places where these begin. */
  readonly complaints: readonly string[];
}

/** Annotates the records of a batch; skips broken ones. */
export function annotateBatch(
  { file, records }: RecordBatch,
  from: InputForm,
  to: AnnotationFormatName,
  { library, recogniser }: LoadedLibrary,
): AnnotatedBatch {
  const written: string[] = [];
  const complaints: string[] = [];
  for (const { line, text } of records) {
    try {
      if (text === undefined) {
        throw new RangeError('this record is too long');
      }
      const form = formOfFile(from, file);
      for (const document of readDocuments(form, text, file)) {
        const annotated = annotateDocument(document, form, library, recogniser);
        written.push(annotationFormats[to].write(annotated));
      }
    } catch (error) {
      complaints.push(`${file}:${line}: ${(error as Error).message}`);
    }
  }
  return { written: written.filter(Boolean), complaints };
}

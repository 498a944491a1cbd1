import { annotateDocument } from '../core/exchange/annotateDocument';
import { type AnnotationFormatName, annotationFormats } from '../core/exchange/annotationFormats';
import { type InputForm, readDocument } from '../core/exchange/sourceDocument';
import type { LoadedLibrary } from './readLibrary';
import type { RecordBatch } from './recordBatches';

/** What came of a batch. */
export interface AnnotatedBatch {
  /** Texts in the format of the output, each of them whole. */
  readonly written: readonly string[];
  /** What is wrong with records that were passed over, with the places where they begin. */
  readonly complaints: readonly string[];
}

/** Annotates the records of a batch; one that is broken does not touch the others. */
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
      const document = readDocument(from, text, file);
      const annotated = annotateDocument(document, from, library, recogniser);
      written.push(annotationFormats[to].write(annotated));
    } catch (error) {
      complaints.push(`${file}:${line}: ${(error as Error).message}`);
    }
  }
  return { written: written.filter(Boolean), complaints };
}

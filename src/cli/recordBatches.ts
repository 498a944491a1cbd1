import type { TextRecord } from '../core/exchange/recordCutter';
import { cutterFor, type InputForm } from '../core/exchange/sourceDocument';
import { readInput } from './readInput';

/** Records that one worker handles at a time. */
export interface RecordBatch {
  readonly file: string;
  readonly records: readonly TextRecord[];
}

/** UTF-16 units of records above which a batch is large enough. */
const ENOUGH = 131_072;

/**
 * The records of a file in batches, in their order. Passes on all records that a chunk completes at once, so
 * that a user who types into a pipe sees the results.
 */
export async function* recordBatches(
  file: string,
  form: InputForm,
  onBytes: (count: number) => void,
  onGuess: () => void,
): AsyncGenerator<RecordBatch, void> {
  const cutter = cutterFor(form);
  for await (const chunk of readInput(file, onBytes, onGuess)) {
    yield* inBatches(file, cutter.add(chunk));
  }
  yield* inBatches(file, cutter.end());
}

function* inBatches(file: string, records: readonly TextRecord[]): Generator<RecordBatch, void> {
  let batch: TextRecord[] = [];
  let length = 0;
  for (const record of records) {
    batch.push(record);
    length += record.text?.length ?? 0;
    if (length > ENOUGH) {
      yield { file, records: batch };
      [batch, length] = [[], 0];
    }
  }
  if (batch.length > 0) {
    yield { file, records: batch };
  }
}

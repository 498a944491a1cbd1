import { type MessagePort, workerData } from 'node:worker_threads';
import type { AnnotationFormatName } from '../core/exchange/annotationFormats';
import type { InputForm } from '../core/exchange/sourceDocument';
import type { OwnText } from '../core/workspaceLibrary/userFile';
import { annotateBatch } from './annotateBatch';
import { readLibrary } from './readLibrary';
import type { RecordBatch } from './recordBatches';
import { extendLibrary } from './userLibrary';

/** What a worker gets when it starts. */
export interface WorkerJob {
  readonly from: InputForm;
  readonly to: AnnotationFormatName;
  /** Files of the library of the workspace: all threads know the same names, whatever is written meanwhile. */
  readonly own: readonly OwnText[];
}

/** What runs in a thread of its own: batches in, what came of them out, one after the other. */
export async function serveAnnotations(port: MessagePort, folder: string): Promise<void> {
  const { from, to, own } = workerData as WorkerJob;
  const loading = readLibrary(folder).then((bundled) => extendLibrary(bundled, own));
  port.on('message', async (batch: RecordBatch) => {
    port.postMessage(annotateBatch(batch, from, to, await loading));
  });
  // A batch that waits gets an error: it will have no answer.
  await loading;
}

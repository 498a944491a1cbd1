import { type MessagePort, workerData } from 'node:worker_threads';
import type { AnnotationFormatName } from '../core/exchange/annotationFormats';
import type { InputForm } from '../core/exchange/sourceDocument';
import type { UserText } from '../core/workspaceLibrary/userFile';
import { annotateBatch } from './annotateBatch';
import { readLibrary } from './readLibrary';
import type { RecordBatch } from './recordBatches';
import { extendLibrary } from './userLibrary';

/** What a worker receives when it starts. */
export interface WorkerJob {
  readonly from: InputForm;
  readonly to: AnnotationFormatName;
  /** The files of the workspace library, so that all threads know the same names even if files change meanwhile. */
  readonly userTexts: readonly UserText[];
}

/** Runs in its own thread: receives batches, and sends their results one after the other. */
export async function serveAnnotations(port: MessagePort, folder: string): Promise<void> {
  const { from, to, userTexts } = workerData as WorkerJob;
  const loading = readLibrary(folder).then((bundled) => extendLibrary(bundled, userTexts));
  port.on('message', async (batch: RecordBatch) => {
    port.postMessage(annotateBatch(batch, from, to, await loading));
  });
  // A waiting batch would get no answer, so it gets an error.
  await loading;
}

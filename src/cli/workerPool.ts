import { Worker } from 'node:worker_threads';
import type { AnnotatedBatch } from './annotateBatch';
import type { WorkerJob } from './annotateWorker';
import type { RecordBatch } from './recordBatches';

interface Waiting {
  readonly resolve: (batch: AnnotatedBatch) => void;
  readonly reject: (error: Error) => void;
}

/** Threads that annotate batches; starts another one only when all others are busy. */
export class WorkerPool {
  private readonly workers: { readonly thread: Worker; readonly waiting: Waiting[] }[] = [];

  /** @param script that runs {@link serveAnnotations} in a thread */
  constructor(
    private readonly script: string,
    private readonly job: WorkerJob,
    private readonly most: number,
  ) {}

  /** How many batches may be under way, so that no thread waits and memory use stays small. */
  get room(): number {
    return 2 * this.most;
  }

  /**
   * Annotates a batch in the thread with the fewest batches.
   * @throws if the thread fails or ends early
   */
  annotate(batch: RecordBatch): Promise<AnnotatedBatch> {
    const idlest = [...this.workers].sort((a, b) => a.waiting.length - b.waiting.length)[0];
    const mayStart = this.workers.length < this.most;
    const worker = !idlest || (idlest.waiting.length > 0 && mayStart) ? this.start() : idlest;
    return new Promise((resolve, reject) => {
      worker.waiting.push({ resolve, reject });
      worker.thread.postMessage(batch);
    });
  }

  /** Ends all threads; their unfinished batches are lost. */
  async stop(): Promise<void> {
    await Promise.all(this.workers.map(({ thread }) => thread.terminate()));
  }

  private start() {
    const thread = new Worker(this.script, { workerData: this.job });
    const worker = { thread, waiting: [] as Waiting[] };
    const fail = (error: Error) => worker.waiting.splice(0).forEach(({ reject }) => reject(error));
    thread.on('message', (batch: AnnotatedBatch) => worker.waiting.shift()?.resolve(batch));
    thread.on('error', fail);
    thread.on('exit', () => fail(new Error('a thread ended early')));
    this.workers.push(worker);
    return worker;
  }
}

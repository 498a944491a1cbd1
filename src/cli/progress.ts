import { stat } from 'node:fs/promises';

/** Milliseconds between two updates of the progress line. */
const PAUSE = 200;

/** Shows the progress of a command on a terminal; writes nothing into a pipe. */
export class Progress {
  private readonly isShown = process.stderr.isTTY === true;
  private bytes = 0;
  private documents = 0;
  private total: number | undefined;
  private next = 0;

  /** Adds up the sizes of the input files; for other inputs, the total stays unknown. */
  async expect(files: readonly string[]): Promise<void> {
    if (this.isShown) {
      const sizes = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
      const areFiles = files.length > 0 && sizes.every((it) => it?.isFile());
      this.total = areFiles ? sizes.reduce((sum, it) => sum + (it?.size ?? 0), 0) : undefined;
    }
  }

  /** Counts bytes of the input. */
  read(bytes: number): void {
    this.bytes += bytes;
    this.show();
  }

  /** Counts documents of the output. */
  wrote(documents: number): void {
    this.documents += documents;
    this.show();
  }

  /** Clears the line, so that other output can take its place. */
  clear(): void {
    if (this.isShown) {
      process.stderr.write('\r\u001B[K');
    }
  }

  private show(): void {
    if (!this.isShown || Date.now() < this.next) {
      return;
    }
    this.next = Date.now() + PAUSE;
    const share = this.total ? ` (${Math.floor((100 * this.bytes) / this.total)} %)` : '';
    const megabytes = (this.bytes / 2 ** 20).toFixed(1);
    process.stderr.write(`\r\u001B[K${this.documents} documents, ${megabytes} MB read${share}`);
  }
}

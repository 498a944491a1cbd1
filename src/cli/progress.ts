import { stat } from 'node:fs/promises';

/** Milliseconds between two lines that say how far it is. */
const PAUSE = 200;

/** Says on a terminal how far a command is; says nothing in a pipe. */
export class Progress {
  private readonly isShown = process.stderr.isTTY === true;
  private bytes = 0;
  private documents = 0;
  private total: number | undefined;
  private next = 0;

  /** Learns how much there is to read, as far as files tell. */
  async expect(files: readonly string[]): Promise<void> {
    if (this.isShown) {
      const sizes = await Promise.all(files.map((file) => stat(file).catch(() => undefined)));
      const areFiles = files.length > 0 && sizes.every((it) => it?.isFile());
      this.total = areFiles ? sizes.reduce((sum, it) => sum + (it?.size ?? 0), 0) : undefined;
    }
  }

  read(bytes: number): void {
    this.bytes += bytes;
    this.show();
  }

  wrote(documents: number): void {
    this.documents += documents;
    this.show();
  }

  /** Takes the line away, so that something else can be said. */
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

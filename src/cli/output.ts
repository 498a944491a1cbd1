import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Where results go: standard output, or a file that gets its name only when it is complete. */
export class Output {
  private readonly target: Writable;
  private readonly packer: Writable | undefined;
  /** The first error of the target. */
  private failure: Error | undefined;

  /**
   * @param file undefined for standard output; until it is complete, its name ends in `.part`
   * @param isPacked whether to write it as gzip
   */
  constructor(
    private readonly file: string | undefined,
    isPacked: boolean,
  ) {
    this.target = file === undefined ? process.stdout : createWriteStream(partOf(file));
    if (isPacked) {
      this.packer = createGzip();
      this.packer.on('data', (piece: Buffer) => {
        if (!this.target.write(piece)) {
          (this.packer as Writable & { pause(): void }).pause();
          this.target.once('drain', () => (this.packer as Writable & { resume(): void }).resume());
        }
      });
    }
    // `write` and `end` reject with the error; without a listener here, the error would end the process.
    this.target.on('error', (error) => {
      this.failure ??= error;
      // It would wait for the target for ever.
      this.packer?.destroy(error);
    });
    this.packer?.on('error', () => {});
  }

  /** Writes a text, and waits if the reader is slower. @throws the first error of the file or of standard output */
  async write(text: string): Promise<void> {
    this.throwFailure();
    const stream = this.packer ?? this.target;
    await new Promise<void>((resolve, reject) => {
      this.target.once('error', reject);
      stream.write(text, (error) => {
        this.target.off('error', reject);
        error ? reject(this.failure ?? error) : resolve();
      });
    });
  }

  /** Ends the output; an incomplete file keeps its name that ends in `.part`. @throws as {@link write} does */
  async end(isWhole: boolean): Promise<void> {
    this.throwFailure();
    if (this.packer) {
      this.packer.end();
      await finished(this.packer);
    }
    if (this.file === undefined) {
      // Standard output is never closed. The callback of a last write shows that all before it is written.
      await new Promise<void>((resolve) => this.target.write('', () => resolve()));
      return;
    }
    this.target.end();
    await finished(this.target);
    if (isWhole) {
      await rename(partOf(this.file), this.file);
    }
  }

  private throwFailure(): void {
    if (this.failure) {
      throw this.failure;
    }
  }
}

function partOf(file: string): string {
  return `${file}.part`;
}

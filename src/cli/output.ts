import { createWriteStream, realpathSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

/** Where results go: standard output, or a file that gets its name only when it is complete. */
export class Output {
  /** Undefined for standard output. If a link is named, the file that it leads to, so that the link stays. */
  private readonly file: string | undefined;
  private readonly target: Writable;
  private readonly packer: Writable | undefined;
  /** The first error of the target. */
  private failure: Error | undefined;

  /**
   * @param named undefined for standard output; until the file is complete, its name ends in `.part`
   * @param isPacked whether to write it as gzip
   */
  constructor(named: string | undefined, isPacked: boolean) {
    this.file = named === undefined ? undefined : withoutLinks(named);
    this.target = this.file === undefined ? process.stdout : createWriteStream(partOf(this.file));
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
      await new Promise<void>((resolve, reject) => {
        this.target.write('', (error) => (error ? reject(this.failure ?? error) : resolve()));
      });
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

/** The file that a path leads to; the path itself if there is no file yet. */
function withoutLinks(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function partOf(file: string): string {
  return `${file}.part`;
}

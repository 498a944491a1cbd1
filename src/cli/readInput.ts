import { createReadStream, open } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { StreamDecoder } from '../core/text/streamDecoder';

/**
 * The text of a file, piece by piece; "-" is standard input. Unpacks gzip, which it recognises by the first bytes and
 * not by the name, even several packed files in a row.
 * @param onBytes is called with the number of bytes read from the file
 * @param onGuess is called if bytes are not UTF-8, and the file does not declare its encoding
 * @throws Error if the file cannot be read or unpacked
 */
export async function* readInput(
  file: string,
  onBytes: (count: number) => void,
  onGuess: () => void,
): AsyncGenerator<string, void> {
  const input = file === '-' ? process.stdin : await openInput(file);
  const decoder = new StreamDecoder(onGuess);
  for await (const piece of unpacked(counted(input, onBytes))) {
    yield decoder.add(piece);
  }
  yield decoder.add(new Uint8Array(), true);
}

/**
 * Opens a file. Opens a named pipe as a socket, since a thread that waits in a pipe keeps the process from
 * ending.
 */
async function openInput(file: string): Promise<Readable> {
  const isPipe = (await stat(file).catch(() => undefined))?.isFIFO() === true;
  return isPipe
    ? new Socket({ fd: await promisify(open)(file, 'r'), writable: false })
    : createReadStream(file);
}

async function* counted(
  input: Readable,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer, void> {
  for await (const piece of input) {
    onBytes(piece.length);
    yield piece;
  }
}

async function* unpacked(pieces: AsyncGenerator<Buffer, void>): AsyncGenerator<Buffer, void> {
  let head = Buffer.alloc(0);
  for (;;) {
    const { done, value } = await pieces.next();
    head = value ? Buffer.concat([head, value]) : head;
    if (done || head.length >= 2) {
      break;
    }
  }
  const rest = withHead(head, pieces);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* rest;
    return;
  }
  // The reader of the last stream reports errors of all streams.
  yield* pipeline(Readable.from(rest), createGunzip(), () => {});
}

async function* withHead(
  head: Buffer,
  rest: AsyncGenerator<Buffer, void>,
): AsyncGenerator<Buffer, void> {
  if (head.length > 0) {
    yield head;
  }
  yield* rest;
}

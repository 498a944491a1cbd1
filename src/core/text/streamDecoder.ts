import { joined, unfinishedLength } from './bytes';
import { type Codec, codecNamed, utf8Codec, walkBytes } from './codecs';
import { byteOrderMark, declaredCodec, decodeStrays, utf16Codec } from './findEncoding';

/**
 * Decodes a stream of bytes piece by piece, in the encoding that the first piece shows. Invalid bytes become U+FFFD.
 */
export class StreamDecoder {
  private readPiece: ((piece: Uint8Array, isLast: boolean) => string) | undefined;
  /** The bytes of an incomplete character. */
  private rest: Uint8Array = new Uint8Array();

  /** @param onGuess is called once, if bytes are not UTF-8 and the stream does not declare its encoding */
  constructor(private onGuess: () => void) {}

  /** @param isLast whether the stream ends here */
  add(bytes: Uint8Array, isLast = false): string {
    const piece = joined([this.rest, bytes]);
    this.rest = new Uint8Array();
    if (!this.readPiece) {
      const [first = 0] = piece;
      if (!isLast && (piece.length === 0 || (piece.length < 4 && first >= 0xef))) {
        // The piece may be a part of a byte order mark.
        this.rest = piece;
        return '';
      }
      const mark = byteOrderMark(piece);
      const name = mark?.name;
      const codec = mark
        ? name && codecNamed(name)
        : (utf16Codec(piece) ?? declaredCodec(piece) ?? utf8Codec);
      this.readPiece = codec ? this.readerOf(codec) : (all) => new TextDecoder().decode(all);
      return this.readPiece(piece.subarray(mark?.markLength ?? 0), isLast);
    }
    return this.readPiece(piece, isLast);
  }

  private readerOf({ name, decode, walk }: Codec): (piece: Uint8Array, isLast: boolean) => string {
    if (name === 'utf-8') {
      return (piece, isLast) => this.readUtf8(piece, isLast);
    }
    if (walk === walkBytes) {
      return (piece) => decode(piece) ?? new TextDecoder().decode(piece);
    }
    const decoder = new TextDecoder(name, { ignoreBOM: true });
    return (piece, isLast) => decoder.decode(piece, { stream: !isLast });
  }

  private readUtf8(piece: Uint8Array, isLast: boolean): string {
    const end = piece.length - (isLast ? 0 : unfinishedLength(piece));
    const whole = piece.subarray(0, end);
    this.rest = piece.slice(end);
    const text = utf8Codec.decode(whole);
    if (text !== undefined) {
      return text;
    }
    this.onGuess();
    this.onGuess = () => {};
    return decodeStrays(whole) ?? new TextDecoder('utf-8', { ignoreBOM: true }).decode(whole);
  }
}

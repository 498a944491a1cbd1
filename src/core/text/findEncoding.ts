/**
 * Detects the encoding of a file.
 *
 * A byte order mark counts first, then the file's own declaration (`% Encoding: Cp1252`), then strict UTF-8. Bytes that
 * are not UTF-8 are read as Windows-1252, the usual encoding of old files, if all of them are valid in it; or as Mac OS
 * Roman if only that gives words: "Müller", not "MŸller".
 */

import { hasUtf8, isPartlyUtf8, utf8Length } from './bytes';
import { type Codec, codecNamed, fromWindows, utf8Codec, walkBytes, walkUtf8 } from './codecs';

/** The encoding of a file. */
export interface FileEncoding {
  /** The name in the Encoding Standard, such as "utf-8", "windows-1252" and "utf-16le". */
  readonly name: string;
  /** The bytes of its byte order mark, which is not part of the text. */
  readonly markLength: number;
  /** Whether only the bytes suggest it: some are not UTF-8, and the file does not declare its encoding. */
  readonly isGuess: boolean;
}

/** A file as text. Offsets are UTF-16 units of the text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: FileEncoding;
}

/** The number of bytes that are searched for a declaration. */
const HEAD = 4096;

/** A file as text, with the codec that writes it. */
export interface Found extends DecodedText {
  readonly codec: Codec;
}

/** Decodes a file in its own encoding; undefined if none fits. */
export function decodeWith(bytes: Uint8Array, usual: string | undefined): Found | undefined {
  const mark = byteOrderMark(bytes);
  if (mark) {
    const { name, markLength } = mark;
    const body = bytes.subarray(markLength);
    const marked = name === undefined ? undefined : found(codecNamed(name), body, markLength);
    return marked ?? (name === 'utf-8' ? guessed(body, markLength) : undefined);
  }
  const usualCodec = usual === undefined ? undefined : codecNamed(usual);
  const codecs = [
    usualCodec === utf8Codec ? undefined : usualCodec,
    utf16Codec(bytes),
    declaredCodec(bytes),
    utf8Codec,
  ];
  for (const codec of codecs) {
    const read = found(codec, bytes, 0);
    if (read) {
      return read;
    }
  }
  // A guess would garble what a declared encoding that we do not know holds.
  const declared = declaredName(headOf(bytes));
  return declared === undefined || codecNamed(declared)
    ? (macRoman(bytes) ?? guessed(bytes, 0))
    : undefined;
}

/** The beginning of a file, with a character for each byte. */
function headOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, HEAD));
}

/**
 * Mac OS Roman without a declaration, if Windows-1252 would give signs or capitals within words, or has no character
 * for a byte.
 */
function macRoman(bytes: Uint8Array): Found | undefined {
  const codec = codecNamed('macintosh');
  const own = codec?.decode(bytes);
  if (!codec || own === undefined || bytes.includes(0) || isPartlyUtf8(bytes)) {
    return undefined;
  }
  if (spoilt.test(own) || ofNoText.test(own) || !inWord.test(own)) {
    return undefined;
  }
  const windows = decodeWindows(bytes);
  return windows === undefined || spoilt.test(windows)
    ? { text: own, codec, encoding: { name: codec.name, markLength: 0, isGuess: true } }
    : undefined;
}

/** A character beyond ASCII that is neither a letter nor a common sign. */
const ofNoText = /[^\p{ASCII}\p{L}“”‘’„‚«»–—…•·°®©™§†\u00A0]/u;

/** A letter beyond ASCII beside another one. */
const inWord = /[A-Za-z](?!\p{ASCII})\p{L}|(?!\p{ASCII})\p{L}[A-Za-z]/u;

/**
 * A character beyond ASCII that cannot be part of the word that contains it: a capital after a small letter or alone
 * among small letters, a small letter among capitals, a sign between letters. Apostrophes and dashes may be part of a
 * word.
 */
const spoilt =
  /\p{Ll}(?!\p{ASCII})\p{Lu}|(?<=\p{Lu})(?!\p{ASCII})\p{Lu}(?=\p{Ll})|(?<=\p{Lu})(?!\p{ASCII})\p{Ll}(?=\p{Lu})|(?<=\p{L})(?![\p{ASCII}’–—·‐\u00A0\u00AD])[^\p{L}\p{M}](?=\p{Ll})/u;

function found(codec: Codec | undefined, body: Uint8Array, markLength: number): Found | undefined {
  const text = codec?.decode(body);
  return codec && text !== undefined
    ? { text, codec, encoding: { name: codec.name, markLength, isGuess: false } }
    : undefined;
}

/** A guess: UTF-8 with single bytes of Windows-1252 in it, or else Windows-1252. */
function guessed(body: Uint8Array, markLength: number): Found | undefined {
  const isMixed = markLength > 0 || isPartlyUtf8(body);
  const text = isMixed ? decodeStrays(body) : decodeWindows(body);
  if (text === undefined || body.includes(0)) {
    return undefined;
  }
  const codec = isMixed ? { ...utf8Codec, walk: walkUtf8 } : codecNamed('windows-1252');
  return codec && { text, codec, encoding: { name: codec.name, markLength, isGuess: true } };
}

/** A byte order mark and its encoding. UTF-32 is not supported. */
export function byteOrderMark(
  bytes: Uint8Array,
): { readonly name: string | undefined; readonly markLength: number } | undefined {
  const begins = (...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte);
  if (begins(0xef, 0xbb, 0xbf)) {
    return { name: 'utf-8', markLength: 3 };
  }
  if (begins(0xff, 0xfe, 0, 0) || begins(0, 0, 0xfe, 0xff)) {
    return { name: undefined, markLength: 4 };
  }
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) {
    return { name: bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', markLength: 2 };
  }
  return undefined;
}

/** UTF-16 without a byte order mark: if most characters are ASCII, every second byte is zero. */
export function utf16Codec(bytes: Uint8Array): Codec | undefined {
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + (byte === 0 ? 1 : 0);
  });
  const [even = 0, odd = 0] = zeros;
  const isUtf16 = (even === 0) !== (odd === 0) && (even + odd) * 3 > head.length;
  return isUtf16 ? codecNamed(even === 0 ? 'utf-16le' : 'utf-16be') : undefined;
}

/** The declarations of an encoding before a file's first entry. */
const declarations: readonly RegExp[] = [
  // JabRef; its first versions wrote no percent sign.
  /^%?[ \t]*Encoding:[ \t]*([\w.:-]+)/m,
  // BibDesk, such as "Western (Mac OS Roman)".
  /^%+[ \t]*Saved with string encoding[ \t]+(.+)/m,
  // Editors of TeX, and Emacs.
  /^%+[ \t]*!T[Ee]X encoding[ \t]*=[ \t]*(.+)/m,
  /^%.*-\*-.*\bcoding:[ \t]*([\w-]+)/m,
  /^<\?xml\s[^<>]*\bencoding=["']([\w.:-]+)["']/,
];

/** The name of the encoding that a text declares. */
export function declaredName(text: string): string | undefined {
  const head = text.slice(0, HEAD).split(/^[ \t]*@/m)[0] as string;
  return declarations.flatMap((declaration) => declaration.exec(head)?.[1] ?? [])[0];
}

/** The encoding that a file declares, unless its bytes contradict. */
export function declaredCodec(bytes: Uint8Array): Codec | undefined {
  const name = declaredName(headOf(bytes));
  const codec = name === undefined ? undefined : codecNamed(name);
  // Text in an encoding of single bytes is almost never valid UTF-8, so the file was converted later.
  const isConverted = codec?.walk === walkBytes && hasUtf8(bytes) && utf8Codec.decode(bytes);
  return isConverted || /^utf-16/.test(codec?.name ?? '') ? undefined : codec;
}

/** UTF-8 in which other bytes are Windows-1252; undefined if one of them is undefined there. */
export function decodeStrays(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let run = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const own = windowsCharacter(bytes[at] as number);
    if (own === undefined) {
      return undefined;
    }
    text += decoder.decode(bytes.subarray(run, at)) + own;
    at++;
    run = at;
  }
  return text + decoder.decode(bytes.subarray(run));
}

/** Bytes as Windows-1252; undefined if one of them is undefined there. */
function decodeWindows(bytes: Uint8Array): string | undefined {
  const isWritten = bytes.every((byte) => windowsCharacter(byte) !== undefined);
  return isWritten ? codecNamed('windows-1252')?.decode(bytes) : undefined;
}

/** The character of a byte in Windows-1252. */
function windowsCharacter(byte: number): string | undefined {
  const own = byte >= 0x80 && byte < 0xa0 ? fromWindows[byte - 0x80] : String.fromCharCode(byte);
  return own === ' ' && byte !== 0x20 ? undefined : own;
}

/**
 * The bytes of a file as text, and edits of that text as edits of the bytes.
 *
 * ```
 * bytes ──decodeText──► text, encoding ──► edits ──editBytes──► bytes, with all others as they were
 * ```
 *
 * A byte order mark counts first, then what the file says of itself (`% Encoding: Cp1252`), then strict UTF-8.
 * Bytes that are no UTF-8 are read as Windows-1252, the usual encoding of old files, if each of them is one; or
 * as Mac OS Roman where only that gives words: "Müller", not "MŸller".
 */
import { t } from '@vscode/l10n';
import { applyEdits, type TextEdit } from './edits';

/** The encoding of a file. */
export interface FileEncoding {
  /** As the Encoding Standard names it, such as "utf-8", "windows-1252" and "utf-16le". */
  readonly name: string;
  /** The bytes of its byte order mark, which is no part of the text. */
  readonly markLength: number;
  /** Whether only the bytes suggest it: some are no UTF-8, and the file does not say what they are. */
  readonly isGuess: boolean;
}

/** A file as text. Offsets are UTF-16 units of the text. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: FileEncoding;
}

/** What is said of a file whose encoding is a guess; Windows-1252 where none is given. */
export function guessMessage({ name }: Pick<FileEncoding, 'name'> = utf8): string {
  return t(
    'What is not UTF-8 in this file is read as {0}, since it names no encoding.',
    name === 'macintosh' ? 'Mac OS Roman' : 'Windows-1252',
  );
}

/** Text in UTF-8 without a byte order mark, as new files are. */
export const utf8: FileEncoding = { name: 'utf-8', markLength: 0, isGuess: false };

/** How text is written in bytes. */
interface Codec {
  readonly name: string;
  /** @returns undefined where some byte is none of the encoding */
  decode(bytes: Uint8Array): string | undefined;
  /** @returns undefined where some character has no bytes */
  encode(text: string): Uint8Array | undefined;
  /** A function that gives the bytes before an offset of the text; asked with rising offsets. */
  walk(bytes: Uint8Array): (offset: number) => number;
}

/** Bytes in which a file says what it is. */
const HEAD = 4096;
/** Units that become a string at once. */
const SLICE = 8192;
/** What decoders put in place of bytes that mean nothing. */
const REPLACEMENT = '\uFFFD';

const utf8Codec: Codec = {
  name: 'utf-8',
  decode: (bytes) => decodeStrictly('utf-8', bytes),
  encode: (text) => (isWellFormed(text) ? new TextEncoder().encode(text) : undefined),
  walk: walkUtf8,
};

/**
 * Reads the bytes of a file as text.
 *
 * @param usual the encoding for files without a byte order mark, if it is not to be found out: a name of the
 *     Encoding Standard or of VS Code's `files.encoding`; ignored where the bytes are none of it
 * @returns undefined where no encoding fits
 */
export function decodeText(bytes: Uint8Array, usual?: string): DecodedText | undefined {
  const found = decodeWith(bytes, usual);
  return found && { text: found.text, encoding: found.encoding };
}

/** What is said of a text that cannot be written in an encoding; undefined if it can. */
export function unwritableMessage(
  text: string,
  encoding: Pick<FileEncoding, 'name'>,
): string | undefined {
  if (canEncode(text, encoding)) {
    return undefined;
  }
  const missing = [...text].find((character) => !canEncode(character, encoding)) ?? '';
  return t('“{0}” cannot be written in its encoding, {1}', missing, encoding.name);
}

/** Whether all characters of a text can be written in an encoding. */
export function canEncode(text: string, { name }: Pick<FileEncoding, 'name'>): boolean {
  return /^\p{ASCII}*$/u.test(text) || codecNamed(name)?.encode(text) !== undefined;
}

/**
 * The encoding in which new text can be put into a file that a program will save in the encoding that it knows.
 *
 * @param saved its name; of a file with a byte order mark, programs know that one
 * @returns ASCII for a file of only that, whatever it says that it is; undefined where the two differ, so that
 *     saving the file would change other characters
 */
export function encodingWhenSaved(
  { text, encoding }: DecodedText,
  saved: string,
): FileEncoding | undefined {
  const isAsSaved = encoding.markLength > 0 || encoding.name === codecNamed(saved)?.name;
  if (isAsSaved && !encoding.isGuess) {
    return encoding;
  }
  const isAscii = /^\p{ASCII}*$/u.test(text);
  return isAscii ? { name: 'us-ascii', markLength: 0, isGuess: false } : undefined;
}

/**
 * The encoding in which new text can be put into a document that an editor holds.
 *
 * @param saved the name of the encoding in which the editor saves it
 * @returns ASCII where that is unknown, or where the document has only ASCII and says that it is something else
 */
export function encodingOfDocument(text: string, saved: string): FileEncoding {
  const codec = codecNamed(saved);
  const declared = declaredName(text.slice(0, HEAD));
  const isOther = declared !== undefined && codecNamed(declared)?.name !== codec?.name;
  const isAscii = !codec || (isOther && /^\p{ASCII}*$/u.test(text));
  return { name: isAscii ? 'us-ascii' : codec.name, markLength: 0, isGuess: false };
}

/** The bytes of a new file, for a program that reads files without a byte order mark as of an encoding. */
export function newFileBytes(text: string, usual: string): Uint8Array {
  const isRead = codecNamed(usual) === utf8Codec || /^\p{ASCII}*$/u.test(text);
  return new TextEncoder().encode(isRead ? text : `\uFEFF${text}`);
}

/**
 * Makes edits of a file's text in its bytes: all bytes outside of the edits stay as they are.
 *
 * @param usual as for {@link decodeText}
 * @returns undefined where the new text cannot be written so that it reads as it is meant
 */
export function editBytes(
  bytes: Uint8Array,
  edits: readonly TextEdit[],
  usual?: string,
): Uint8Array | undefined {
  const found = decodeWith(bytes, usual);
  if (!found) {
    return undefined;
  }
  const { text, codec, encoding } = found;
  const body = bytes.subarray(encoding.markLength);
  const byteOffset = codec.walk(body);
  const pieces = [bytes.subarray(0, encoding.markLength)];
  let done = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    const start = byteOffset(edit.start);
    const written = codec.encode(edit.text);
    if (!written) {
      return undefined;
    }
    pieces.push(body.subarray(done, start), written);
    done = byteOffset(edit.end);
  }
  const edited = joined([...pieces, body.subarray(done)]);
  return decodeText(edited, usual)?.text === applyEdits(text, edits) ? edited : undefined;
}

/**
 * Reads a stream of bytes as text, piece by piece, in the encoding that the first piece shows. What means
 * nothing there becomes U+FFFD.
 */
export class StreamDecoder {
  private readPiece: ((piece: Uint8Array, isLast: boolean) => string) | undefined;
  /** Bytes that wait for those after them. */
  private rest: Uint8Array = new Uint8Array();

  /** @param onGuess is called once, where bytes are not UTF-8 and the stream does not say what they are */
  constructor(private onGuess: () => void) {}

  /** @param isLast whether the stream ends here */
  add(bytes: Uint8Array, isLast = false): string {
    const piece = joined([this.rest, bytes]);
    this.rest = new Uint8Array();
    if (!this.readPiece) {
      const [first = 0] = piece;
      if (!isLast && (piece.length === 0 || (piece.length < 4 && first >= 0xef))) {
        // It may be a byte order mark.
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

/** The bytes at the end of a piece that begin a character of UTF-8 and do not end it. */
function unfinishedLength(piece: Uint8Array): number {
  for (let back = 1; back < 4 && back <= piece.length; back++) {
    const byte = piece[piece.length - back] as number;
    if (byte >= 0xc2 && byte < 0xf5) {
      const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
      return length > back ? back : 0;
    }
    if (byte < 0x80) {
      return 0;
    }
  }
  return 0;
}

interface Found extends DecodedText {
  readonly codec: Codec;
}

function decodeWith(bytes: Uint8Array, usual: string | undefined): Found | undefined {
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
  return macRoman(bytes) ?? guessed(bytes, 0);
}

/**
 * Mac OS Roman that no one declares, where Windows-1252 would have signs or capitals within words, or has no
 * character for a byte.
 */
function macRoman(bytes: Uint8Array): Found | undefined {
  const codec = codecNamed('macintosh');
  const own = codec?.decode(bytes);
  if (!codec || own === undefined || bytes.includes(0) || hasUtf8(bytes)) {
    return undefined;
  }
  if (spoilt.test(own) || ofNoText.test(own) || !inWord.test(own)) {
    return undefined;
  }
  const windows = decodeStrays(bytes);
  return windows === undefined || spoilt.test(windows)
    ? { text: own, codec, encoding: { name: codec.name, markLength: 0, isGuess: true } }
    : undefined;
}

/** What is beyond ASCII and neither a letter nor a usual sign. */
const ofNoText = /[^\p{ASCII}\p{L}“”‘’„‚«»–—…•·°®©™§†\u00A0]/u;

/** A letter beyond ASCII beside another one. */
const inWord = /[A-Za-z](?!\p{ASCII})\p{L}|(?!\p{ASCII})\p{L}[A-Za-z]/u;

/**
 * A character beyond ASCII that cannot be part of the word that it stands in: a capital after a small letter or
 * alone among them, a small letter among capitals, a sign between letters. Apostrophes and dashes can be.
 */
const spoilt =
  /\p{Ll}(?!\p{ASCII})\p{Lu}|(?<=\p{Lu})(?!\p{ASCII})\p{Lu}(?=\p{Ll})|(?<=\p{Lu})(?!\p{ASCII})\p{Ll}(?=\p{Lu})|(?<=\p{L})(?![\p{ASCII}’–—·‐\u00A0\u00AD])[^\p{L}\p{M}](?=\p{Ll})/u;

function found(codec: Codec | undefined, body: Uint8Array, markLength: number): Found | undefined {
  const text = codec?.decode(body);
  return codec && text !== undefined
    ? { text, codec, encoding: { name: codec.name, markLength, isGuess: false } }
    : undefined;
}

/** UTF-8 with single bytes of Windows-1252 in it, or without any character beyond ASCII of its own. */
function guessed(body: Uint8Array, markLength: number): Found | undefined {
  const text = decodeStrays(body);
  if (text === undefined || body.includes(0)) {
    return undefined;
  }
  const writes = hasUtf8(body) || markLength > 0 ? utf8Codec : codecNamed('windows-1252');
  const codec = writes && { ...writes, walk: walkUtf8 };
  return codec && { text, codec, encoding: { name: codec.name, markLength, isGuess: true } };
}

/** A byte order mark and its encoding, of which UTF-32 is none that is read. */
function byteOrderMark(
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

/** UTF-16 without a byte order mark: every second byte of what is mostly ASCII is zero. */
function utf16Codec(bytes: Uint8Array): Codec | undefined {
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + (byte === 0 ? 1 : 0);
  });
  const [even = 0, odd = 0] = zeros;
  const isUtf16 = (even === 0) !== (odd === 0) && (even + odd) * 3 > head.length;
  return isUtf16 ? codecNamed(even === 0 ? 'utf-16le' : 'utf-16be') : undefined;
}

/** How files name their encoding before their first entry. */
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

function declaredName(start: string): string | undefined {
  const head = start.split(/^[ \t]*@/m)[0] as string;
  return declarations.flatMap((declaration) => declaration.exec(head)?.[1] ?? [])[0];
}

/** The encoding that a file names, unless its bytes contradict. */
function declaredCodec(bytes: Uint8Array): Codec | undefined {
  const name = declaredName(String.fromCharCode(...bytes.subarray(0, HEAD)));
  const codec = name === undefined ? undefined : codecNamed(name);
  // Text that was meant in an encoding of single bytes is no UTF-8: the file was converted since.
  const isConverted = codec?.walk === walkBytes && hasUtf8(bytes) && utf8Codec.decode(bytes);
  return isConverted || /^utf-16/.test(codec?.name ?? '') ? undefined : codec;
}

/** Names that programs have for encodings, in small letters, where the Encoding Standard has another one. */
const otherNames: ReadonlyMap<string, string> = new Map([
  ['utf-8 unicode', 'utf-8'],
  ['unicode (utf-8)', 'utf-8'],
  ['utf8bom', 'utf-8'],
  ['utf16le', 'utf-16le'],
  ['utf16be', 'utf-16be'],
  ['latin1', 'iso-8859-1'],
  ['latin-1', 'iso-8859-1'],
  ['isolatin', 'iso-8859-1'],
  ['isolatin9', 'iso-8859-15'],
  ['western (iso latin 1)', 'iso-8859-1'],
  ['western (iso latin 9)', 'iso-8859-15'],
  ['western (windows latin 1)', 'windows-1252'],
  ['western (mac os roman)', 'macintosh'],
  ['western (ascii)', 'us-ascii'],
  ['macosroman', 'macintosh'],
  ['macroman', 'macintosh'],
  ['x-macroman', 'macintosh'],
  ['ascii', 'us-ascii'],
  ['koi8r', 'koi8-r'],
  ['koi8u', 'koi8-u'],
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['shiftjis', 'shift_jis'],
  ['cp950', 'big5'],
  ['big5hkscs', 'big5'],
]);

/** An encoding by any of its names: "ISO8859_1" is Java's, "windows1252" VS Code's. */
function codecNamed(written: string): Codec | undefined {
  const lower = written
    .trim()
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/-(?:unix|dos|mac)$/, '');
  const name = (otherNames.get(lower) ?? lower)
    .replace(/^(?:cp|windows-?)(?=125\d$|874$)/, 'windows-')
    .replace(/^iso-?8859-?(?=\d+$)/, 'iso-8859-');
  switch (name) {
    case 'utf-8':
    case 'utf8':
      return utf8Codec;
    case 'utf-16le':
    case 'utf-16be':
      return utf16(name);
    case 'us-ascii':
      return singleBytes(name, ascii + REPLACEMENT.repeat(128));
    case 'iso-8859-1':
      // What claims to be it has often the quotation marks of Windows-1252; those are read, not written.
      return singleBytes(name, windows1252(), (byte) => byte < 0x80 || byte >= 0xa0);
    case 'windows-1252':
      return singleBytes(name, windows1252());
    default:
      return decoderNamed(name);
  }
}

const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, byte) => byte));
/** The bytes of Windows-1252 that are not those of ISO 8859-1, from 0x80 on; a space where it has none. */
const fromWindows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Windows-1252, with control characters for the five bytes that it has no character for. Not by
 * `TextDecoder`, which takes it for ISO 8859-1 in some versions of Node.
 */
function windows1252(): string {
  return Array.from({ length: 256 }, (_, byte) => {
    const own = fromWindows[byte - 0x80] ?? ' ';
    return own === ' ' ? String.fromCharCode(byte) : own;
  }).join('');
}

/** An encoding that the host's decoder knows. */
function decoderNamed(label: string): Codec | undefined {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(label);
  } catch {
    return undefined;
  }
  const table = decoder.decode(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  if (!table.startsWith(ascii)) {
    // Modes that bytes switch on, as in ISO-2022-JP, leave no place for new text.
    return undefined;
  }
  return table.length === 256 ? singleBytes(decoder.encoding, table) : manyBytes(decoder.encoding);
}

/** @param table the characters of all bytes; {@link REPLACEMENT} for bytes that are none */
function singleBytes(
  name: string,
  table: string,
  isWritten: (byte: number) => boolean = () => true,
): Codec {
  return {
    name,
    decode: (bytes) => {
      const text = inSlices(bytes, (byte) => table.charCodeAt(byte));
      return text.includes(REPLACEMENT) ? undefined : text;
    },
    encode: (text) => {
      const bytes = new Map([...table].map((unit, byte) => [unit, byte]));
      const written = new Uint8Array(text.length);
      for (let at = 0; at < text.length; at++) {
        const unit = text.charAt(at);
        const byte = unit === REPLACEMENT ? undefined : bytes.get(unit);
        if (byte === undefined || !isWritten(byte)) {
          return undefined;
        }
        written[at] = byte;
      }
      return written;
    },
    walk: walkBytes,
  };
}

/** An encoding of East Asia, in which ASCII is itself. Only that is written. */
function manyBytes(name: string): Codec {
  return {
    name,
    decode: (bytes) => decodeStrictly(name, bytes),
    encode: (text) =>
      /^\p{ASCII}*$/u.test(text) ? Uint8Array.from(text, (unit) => unit.charCodeAt(0)) : undefined,
    walk: (bytes) => walkLines(name, bytes),
  };
}

function utf16(name: 'utf-16le' | 'utf-16be'): Codec {
  const isLittle = name === 'utf-16le';
  return {
    name,
    decode: (bytes) => decodeStrictly(name, bytes),
    encode: (text) => {
      const view = new DataView(new ArrayBuffer(2 * text.length));
      for (let at = 0; at < text.length; at++) {
        view.setUint16(2 * at, text.charCodeAt(at), isLittle);
      }
      return isWellFormed(text) ? new Uint8Array(view.buffer) : undefined;
    },
    walk: () => (offset) => 2 * offset,
  };
}

function walkBytes(): (offset: number) => number {
  return (offset) => offset;
}

/** Bytes of UTF-8, and others that are one character each. */
function walkUtf8(bytes: Uint8Array): (offset: number) => number {
  let [at, units] = [0, 0];
  return (offset) => {
    while (units < offset && at < bytes.length) {
      const length = utf8Length(bytes, at);
      at += Math.max(1, length);
      units += length === 4 ? 2 : 1;
    }
    return at;
  };
}

/** Line by line, since a line feed is never part of another character, and the last line byte by byte. */
function walkLines(name: string, bytes: Uint8Array): (offset: number) => number {
  let [at, units] = [0, 0];
  const unitsOf = (from: number, to: number) =>
    new TextDecoder(name).decode(bytes.subarray(from, to)).length;
  return (offset) => {
    while (at < bytes.length) {
      const feed = bytes.indexOf(0x0a, at);
      const end = feed < 0 ? bytes.length : feed + 1;
      const length = unitsOf(at, end);
      if (units + length > offset) {
        break;
      }
      [at, units] = [end, units + length];
    }
    const decoder = new TextDecoder(name);
    let [end, seen] = [at, units];
    while (seen < offset && end < bytes.length) {
      seen += decoder.decode(bytes.subarray(end, end + 1), { stream: true }).length;
      end++;
    }
    return end;
  };
}

function decodeStrictly(name: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(name, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether there is a character of UTF-8 beyond ASCII. */
function hasUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) >= 0x80 && utf8Length(bytes, at) > 0) {
      return true;
    }
  }
  return false;
}

/** UTF-8 in which other bytes are Windows-1252; undefined where one of them is none. */
function decodeStrays(bytes: Uint8Array): string | undefined {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  let text = '';
  let run = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at);
    if (length > 0) {
      at += length;
      continue;
    }
    const byte = bytes[at] as number;
    const own = byte < 0xa0 ? (fromWindows[byte - 0x80] ?? ' ') : String.fromCharCode(byte);
    if (own === ' ') {
      return undefined;
    }
    text += decoder.decode(bytes.subarray(run, at)) + own;
    at++;
    run = at;
  }
  return text + decoder.decode(bytes.subarray(run));
}

/** The bytes of the character of UTF-8 at an offset; 0 where there is none. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) {
    return 1;
  }
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  for (let more = 1; more < length; more++) {
    if (((bytes[at + more] ?? 0) & 0xc0) !== 0x80) {
      return 0;
    }
  }
  const second = bytes[at + 1] ?? 0;
  // Too long forms, halves of surrogate pairs, and what is beyond Unicode.
  const isWrong =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second >= 0xa0) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second >= 0x90);
  return isWrong ? 0 : length;
}

/** Whether there is no half of a surrogate pair alone, which no encoding has. */
function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function inSlices(bytes: Uint8Array, unitOf: (byte: number) => number): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCharCode(...Array.from(bytes.subarray(at, at + SLICE), unitOf));
  }
  return text;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

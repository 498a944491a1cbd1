/**
 * Encodings by their names, and how each encodes text: UTF-8, UTF-16, and those that the host's `TextDecoder` reads.
 * Names are those of the Encoding Standard; those of Java, VS Code, JabRef and BibDesk are accepted as well.
 */
import { utf8Length } from './bytes';

/** Encodes text as bytes, and decodes it. */
export interface Codec {
  readonly name: string;
  /** @returns undefined if a byte is invalid in the encoding */
  decode(bytes: Uint8Array): string | undefined;
  /** @returns undefined if the encoding lacks a character */
  encode(text: string): Uint8Array | undefined;
  /** Returns a function that gives the number of bytes before an offset of the text; call it with ascending offsets. */
  walk(bytes: Uint8Array): (offset: number) => number;
}

/** Units that are converted to a string at once. */
const SLICE = 8192;
/** The character by which decoders replace invalid bytes. */
const REPLACEMENT = '\uFFFD';

export const utf8Codec: Codec = {
  name: 'utf-8',
  decode: (bytes) => decodeStrictly('utf-8', bytes),
  encode: (text) => (isWellFormed(text) ? new TextEncoder().encode(text) : undefined),
  walk: walkUtf8,
};

/** Names of encodings in programs that differ from the Encoding Standard's, in small letters. */
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
  ['big5hkscs', 'big5'],
]);

/** Windows' code pages of several bytes a character, by the digits of their names. */
const codePages: ReadonlyMap<string, string> = new Map([
  ['932', 'shift_jis'],
  ['936', 'gbk'],
  ['949', 'euc-kr'],
  ['950', 'big5'],
]);

/** An encoding by any of its names: "ISO8859_1" is Java's, "windows1252" VS Code's. */
export function codecNamed(written: string): Codec | undefined {
  const lower = written
    .trim()
    .toLowerCase()
    .replace(/_/g, '-')
    .replace(/-(?:unix|dos|mac)$/, '');
  const name = (otherNames.get(lower) ?? lower)
    .replace(
      /^(?:cp|ms|x-mswin-|(?:x-)?windows-?)(9\d\d)$/,
      (whole, page) => codePages.get(page) ?? whole,
    )
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
      // Files in this encoding often contain the quotation marks of Windows-1252; these are read, but not written.
      return singleBytes(name, windows1252(), (byte) => byte < 0x80 || byte >= 0xa0);
    case 'windows-1252':
      return singleBytes(name, windows1252());
    default:
      return decoderNamed(name);
  }
}

const ascii = String.fromCharCode(...Array.from({ length: 128 }, (_, byte) => byte));
/** A table that begins with ASCII; some decoders exchange control characters in Shift_JIS. */
const printable = new RegExp(
  `^[^]{9}\\t\\n[^]{2}\\r[^]{18}${ascii.slice(32, 127).replace(/[^\w ]/g, '\\$&')}`,
);
/** The characters of Windows-1252 that differ from ISO 8859-1, from 0x80 on; a space where it has none. */
export const fromWindows = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/**
 * Windows-1252, with control characters for its five undefined bytes. Does not use `TextDecoder`, which treats it as
 * ISO 8859-1 in some versions of Node.
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
  if (!printable.test(table)) {
    // In encodings with modes, such as ISO-2022-JP, new text cannot be inserted.
    return undefined;
  }
  return table.length === 256 ? singleBytes(decoder.encoding, table) : manyBytes(decoder.encoding);
}

/** @param table the characters of all bytes; {@link REPLACEMENT} for invalid bytes */
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

/** A multi-byte encoding of East Asia, in which ASCII stays ASCII. Only ASCII is written. */
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

/** The `walk` of encodings with one byte for each UTF-16 unit. */
export function walkBytes(): (offset: number) => number {
  return (offset) => offset;
}

/** The `walk` of UTF-8; invalid bytes count as one character each. */
export function walkUtf8(bytes: Uint8Array): (offset: number) => number {
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

/** Counts line by line, since a line feed is never part of another character, and the last line byte by byte. */
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

/** Whether there is no unpaired half of a surrogate pair, which no encoding can express. */
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

/** Joins bytes, and finds UTF-8 characters in bytes that may have another encoding. */

/** Whether bytes contain a UTF-8 character beyond ASCII. */
export function hasUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) >= 0x80 && utf8Length(bytes, at) > 0) {
      return true;
    }
  }
  return false;
}

/**
 * Whether bytes that are not all UTF-8 contain parts in UTF-8. Two bytes of another encoding may look like one UTF-8
 * character: “ß” with a quotation mark in Windows-1252, an apostrophe with “é” in Mac OS Roman. They look like letters
 * of scripts that occur more often in a file, or not at all.
 */
export function isPartlyUtf8(bytes: Uint8Array): boolean {
  let [characters, others] = [0, 0];
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at] as number;
    const length = utf8Length(bytes, at);
    // Latin and Greek letters, and all characters of three or four bytes.
    if (length > 2 || (length === 2 && (first < 0xc6 || first === 0xce || first === 0xcf))) {
      return true;
    }
    characters += length === 2 ? 1 : 0;
    others += length === 0 ? 1 : 0;
    at += Math.max(1, length);
  }
  return characters > others;
}

/** The number of bytes of the UTF-8 character at an offset; 0 if there is none. */
export function utf8Length(bytes: Uint8Array, at: number): number {
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
  // Overlong forms, halves of surrogate pairs, and values beyond Unicode.
  const isWrong =
    (first === 0xe0 && second < 0xa0) ||
    (first === 0xed && second >= 0xa0) ||
    (first === 0xf0 && second < 0x90) ||
    (first === 0xf4 && second >= 0x90);
  return isWrong ? 0 : length;
}

/** The number of bytes at the end of a piece that begin a UTF-8 character and do not complete it. */
export function unfinishedLength(piece: Uint8Array): number {
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

/** The bytes of all pieces in a new array. */
export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

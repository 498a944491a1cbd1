/**
 * A hash of 64 bits for comparing texts, ten times faster than SHA-256. Two texts of a library of references
 * have the same one by chance about as often as its disk reads a wrong bit; nothing secret depends on it.
 */
export function quickHash(text: string): string {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return digits(a, b);
}

/** The same for bytes, four at a time. A file in which one byte is another one has another hash. */
export function quickHashOfBytes(bytes: Uint8Array): string {
  let a = 0xdeadbeef ^ bytes.length;
  let b = 0x41c6ce57 ^ bytes.length;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const inFours = bytes.length - (bytes.length % 4);
  for (let at = 0; at < inFours; at += 4) {
    const unit = view.getInt32(at, true);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    // A product carries nothing from its high bits to its low ones.
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  for (let at = inFours; at < bytes.length; at++) {
    const unit = bytes[at] as number;
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return digits(a, b);
}

function digits(a: number, b: number): string {
  // Mixes the two halves, since the low bits of a product depend on low bits alone (the end of MurmurHash3).
  const first = mixed(a) ^ mixed(b);
  const second = mixed(b ^ (a >>> 13)) ^ mixed(a);
  return halfOf(first) + halfOf(second);
}

function mixed(half: number): number {
  const once = Math.imul(half ^ (half >>> 16), 2246822507);
  const twice = Math.imul(once ^ (once >>> 13), 3266489909);
  return twice ^ (twice >>> 16);
}

function halfOf(half: number): string {
  return (half >>> 0).toString(36).padStart(7, '0');
}

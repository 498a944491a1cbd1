/**
 * A hash of 64 bits for comparing texts, ten times faster than SHA-256. In a library of references, two texts have the
 * same hash by chance about as often as a disk returns a wrong bit; it protects no secrets.
 *
 * @param start of the part that is hashed; without it and `end`, the whole text
 * @returns 14 characters from "0" to "O"
 */
export function quickHash(text: string, start = 0, end = text.length): string {
  let a = 0xdeadbeef ^ (end - start);
  let b = 0x41c6ce57 ^ (end - start);
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return digits(a, b);
}

/** Bytes that are hashed without a pause: a millisecond before the engine has compiled the loop. A multiple of four. */
const BYTES_AT_ONCE = 1 << 16;

/** The same for bytes, four at a time, with pauses. A change of one byte always changes the hash. */
export function* quickHashInSlices(bytes: Uint8Array): Generator<void, string> {
  let halves: Halves = [0xdeadbeef ^ bytes.length, 0x41c6ce57 ^ bytes.length];
  const inFours = bytes.length - (bytes.length % 4);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = 0; from < inFours; from += BYTES_AT_ONCE) {
    halves = addFours(halves, view, from, Math.min(inFours, from + BYTES_AT_ONCE));
    yield;
  }
  let [a, b] = halves;
  for (let at = inFours; at < bytes.length; at++) {
    const unit = bytes[at] as number;
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  return digits(a, b);
}

type Halves = readonly [a: number, b: number];

/** A separate function, since the engine does not compile a loop in a generator while it runs. */
function addFours([first, second]: Halves, view: DataView, from: number, to: number): Halves {
  let a = first;
  let b = second;
  for (let at = from; at < to; at += 4) {
    const unit = view.getInt32(at, true);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
    // In a product, high bits do not influence low ones.
    a ^= a >>> 15;
    b ^= b >>> 13;
  }
  return [a, b];
}

function digits(a: number, b: number): string {
  // Mixes the two halves, since the low bits of a product only depend on low bits (the end of MurmurHash3).
  const first = mixed(a) ^ mixed(b);
  const second = mixed(b ^ (a >>> 13)) ^ mixed(a);
  return halfOf(first) + halfOf(second);
}

function mixed(half: number): number {
  const once = Math.imul(half ^ (half >>> 16), 2246822507);
  const twice = Math.imul(once ^ (once >>> 13), 3266489909);
  return twice ^ (twice >>> 16);
}

/** Five bits for each character, from "0" on: converting numbers to base 36 takes as long as hashing a title. */
function halfOf(half: number): string {
  return String.fromCharCode(
    ZERO + (half >>> 30),
    ZERO + ((half >>> 25) & 31),
    ZERO + ((half >>> 20) & 31),
    ZERO + ((half >>> 15) & 31),
    ZERO + ((half >>> 10) & 31),
    ZERO + ((half >>> 5) & 31),
    ZERO + (half & 31),
  );
}

const ZERO = 48;

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from '../library/library';

/** Entries of the library that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * What tells a library from another, with pauses: hexadecimal digits.
 *
 * @param versions of whatever else digests depend on
 */
export function* fingerprintOf(
  { entities, sources, topics }: Library,
  versions: readonly string[],
): Generator<void, string> {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  const parts: readonly unknown[] = [...versions, ...entities, ...sources, ...topics];
  for (const [index, part] of parts.entries()) {
    hash.update(encoder.encode(`${JSON.stringify(part)}\n`));
    if (index % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return bytesToHex(hash.digest());
}

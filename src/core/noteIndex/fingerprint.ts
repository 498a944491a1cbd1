import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from '../library/library';

/** Entries of the library that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * What tells a library from another as far as digests of notes depend on it, with pauses: its names, and
 * of which entities it has findings, so that a new source changes nothing by itself. Hexadecimal digits.
 *
 * @param versions of whatever else digests depend on
 */
export function* fingerprintOf(
  library: Library,
  versions: readonly string[],
): Generator<void, string> {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  const { entities } = library;
  const parts = [
    ...versions,
    ...entities.map((entity) => [entity, library.findingsAbout(entity.id).length > 0]),
  ];
  for (const [index, part] of parts.entries()) {
    hash.update(encoder.encode(`${JSON.stringify(part)}\n`));
    if (index % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return bytesToHex(hash.digest());
}

/** What digests of notes depend on, as one hash. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from '../library/library';

/** Entries of the library that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * Fingerprints the parts of a library on which digests of notes depend, with pauses: its names, and for which
 * entities it has findings, so that a new source alone changes nothing. Returns hexadecimal digits.
 *
 * @param versions of everything else on which digests depend
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

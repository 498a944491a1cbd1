/** SHA-256 (FIPS 180-4) with pauses; the host's own is asynchronous, and only there in secure contexts. */

import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from '../library/library';

/** Bytes that are hashed at once: about a millisecond. */
const CHUNK = 131_072;

/** Hashes bytes, and pauses now and then; gives hexadecimal digits. */
export function* hashInSlices(bytes: Uint8Array): Generator<void, string> {
  const hash = sha256.create();
  for (let start = 0; start < bytes.length; start += CHUNK) {
    hash.update(bytes.subarray(start, start + CHUNK));
    if (start + CHUNK < bytes.length) {
      yield;
    }
  }
  return bytesToHex(hash.digest());
}

/** Hashes a text that is not long, as UTF-8. */
export function hashOfText(text: string): string {
  return bytesToHex(sha256(new TextEncoder().encode(text)));
}

/** Entries of the library that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * Fingerprints the parts of a library that digests of notes depend on, with pauses: its names, and
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

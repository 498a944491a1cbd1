import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from './library';

/** Entities that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * A fingerprint of the names that a library recognises, computed with pauses: records of texts are invalid when the
 * names change.
 *
 * @param version of everything else that the records depend on, such as the recogniser
 * @returns hexadecimal digits
 */
export function* fingerprintOfNames(
  { entities, topics }: Pick<Library, 'entities' | 'topics'>,
  version: string,
): Generator<void, string> {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  for (const [at, part] of [version, ...entities, ...topics].entries()) {
    hash.update(encoder.encode(`${JSON.stringify(part)}\n`));
    if (at % AT_ONCE === AT_ONCE - 1) {
      yield;
    }
  }
  return bytesToHex(hash.digest());
}

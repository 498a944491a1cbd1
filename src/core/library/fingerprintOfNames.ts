import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Library } from './library';

/** Entities that are hashed without a pause. */
const AT_ONCE = 32;

/**
 * Identifies the names that a library recognises, with pauses: what is saved of a text is read again when they change.
 *
 * @param version of what else the saved depends on, such as the recogniser
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

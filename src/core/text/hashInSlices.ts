/** SHA-256 (FIPS 180-4) with pauses. The host's own is asynchronous, and only available in secure contexts. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes that are hashed without a pause: about a millisecond. */
const CHUNK = 131_072;

/** Hashes bytes, and pauses now and then; returns hexadecimal digits. */
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

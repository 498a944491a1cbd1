/** SHA-256 (FIPS 180-4) with pauses; the host's own is asynchronous, and only there in secure contexts. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

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

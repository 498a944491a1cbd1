import assert from 'node:assert/strict';
import { FetchError } from '../../../src/core/fetching/fetchText';

/** The kind of failure with which a request ends, or "none". */
export async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof FetchError, String(error));
    return error.failure;
  }
  return 'none';
}

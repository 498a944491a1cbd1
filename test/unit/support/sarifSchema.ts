import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';

const schema = require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
// One of its patterns is invalid with the flag "u", which draft 4 does not require.
const ajv = addFormats(new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }));
const validate = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));

/** Asserts that a log is valid by the published schema (2.1.0-rtm.5), from a package of Microsoft. */
export function assertValidSarif(log: unknown): void {
  assert.ok(validate(log), ajv.errorsText(validate.errors));
}

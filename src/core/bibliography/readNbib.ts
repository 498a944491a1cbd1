import type { Bibliography } from './bibliography';
import { referenceOfNbib } from './nbibReference';
import { fieldsIn, splitRecords, type TaggedFormat } from './taggedRecords';
import { withKeys } from './unkeyedEntries';

/** The tag takes four columns, a hyphen and a blank follow; wrapped lines begin with six blanks. */
export const nbib: TaggedFormat = {
  line: /(?=.{4}-)([A-Z][A-Z0-9]{0,3}) *-(?: (.*)|$)/my,
  first: 'PMID',
};

/** Reads the MEDLINE format, as PubMed exports it in `.nbib` files: a record begins with its PMID. */
export function* readNbib(text: string): Generator<void, Bibliography> {
  const records = yield* splitRecords(text, nbib);
  const entries = yield* withKeys(text, records, (record, id) =>
    referenceOfNbib(id, fieldsIn(text, record, nbib)),
  );
  return { format: 'nbib', entries, problems: [] };
}

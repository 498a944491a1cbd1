import { t } from '@vscode/l10n';
import type { Bibliography } from './bibliography';
import { referenceOfRis } from './risReference';
import { fieldsIn, splitRecords, type TaggedFormat, type TaggedRecord } from './taggedRecords';
import { withKeys } from './unkeyedEntries';

const ris: TaggedFormat = {
  line: /[ \t]?([A-Z][A-Z0-9]) {1,2}-(?: (.*)|$)/my,
  first: 'TY',
  last: 'ER',
};

/** Reads RIS: records from `TY` to `ER`; one that is not closed ends before the next. */
export function* readRis(text: string): Generator<void, Bibliography> {
  const records = yield* splitRecords(text, ris);
  const labelled = records.map((record) => ({ ...record, label: labelIn(text, record) }));
  const entries = yield* withKeys(text, labelled, (record, id) =>
    referenceOfRis(id, fieldsIn(text, record, ris)),
  );
  const problems = records
    .filter(({ isClosed }) => !isClosed)
    .map(({ start }) => ({
      start,
      end: start + 'TY  -'.length,
      message: t('This record does not end with a line “ER  -”.'),
    }));
  return { format: 'ris', entries, problems };
}

/** The reference's identifier, where the record has one. */
function labelIn(text: string, { start, end }: TaggedRecord) {
  const id = /^ID {1,2}- *(\S+)[ \t]*$/m.exec(text.slice(start, end));
  if (!id) {
    return undefined;
  }
  const at = start + id.index + id[0].indexOf(id[1] as string, 'ID -'.length);
  return { start: at, end: at + (id[1] as string).length };
}

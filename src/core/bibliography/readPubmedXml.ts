import { t } from '@vscode/l10n';
import type { Reference } from '../cite/reference';
import type { Bibliography, BibliographyProblem } from './bibliography';
import { referenceOfPubmed } from './pubmedReference';
import { type UnkeyedRecord, withKeys } from './unkeyedEntries';
import { readElement, splitElements } from './xmlRecords';

/** Records that are checked without a pause. */
const STRETCH = 20;
const records = ['PubmedArticle', 'PubmedBookArticle'];

/** Reads PubMed's XML, as `efetch` gives it: a set of records, or one alone. */
export function* readPubmedXml(text: string): Generator<void, Bibliography> {
  const ranges: UnkeyedRecord[] = splitElements(text, records);
  const problems: BibliographyProblem[] = [];
  for (const [at, { start, end }] of ranges.entries()) {
    if (!readElement(text.slice(start, end)).isSound) {
      const head = text.indexOf('>', start) + 1;
      problems.push({ start, end: head, message: t('This record is not well-formed XML.') });
    }
    if (at % STRETCH === STRETCH - 1) {
      yield;
    }
  }
  const read = ({ start, end }: UnkeyedRecord, id: string): Reference =>
    referenceOfPubmed(id, readElement(text.slice(start, end)).root);
  return { format: 'pubmed-xml', entries: yield* withKeys(text, ranges, read), problems };
}

/** What a check of references finds about a publication. */

import type { Reference } from '../literature/reference';

/** What is found. */
export const findingKinds = [
  'retraction',
  'partialRetraction',
  'concern',
  'withdrawal',
  'correction',
  'preprint',
  'unknownDoi',
  'otherTitle',
  'differentTitle',
  'differentYear',
  'differentAuthor',
  'samePublication',
  'notChecked',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** How grave each kind is by default: the last ones are for the author to know. */
export const findingLevels: Readonly<Record<FindingKind, 'warning' | 'note'>> = {
  retraction: 'warning',
  partialRetraction: 'warning',
  concern: 'warning',
  withdrawal: 'warning',
  unknownDoi: 'warning',
  otherTitle: 'warning',
  correction: 'note',
  preprint: 'note',
  differentTitle: 'note',
  differentYear: 'note',
  differentAuthor: 'note',
  samePublication: 'note',
  notChecked: 'note',
};

interface JournalVersion {
  readonly DOI?: string | undefined;
  readonly PMID?: string | undefined;
  readonly reference?: Reference | undefined;
}

/** Something about a publication that its author should know. */
export interface ReferenceFinding {
  readonly kind: FindingKind;
  /** What is found, with its reason. One line of plain text. */
  readonly message: string;
  /** Where to read about it. */
  readonly address?: string;
  /** Of a preprint: its version in a journal; as far as it is known, its reference. */
  readonly journalVersion?: JournalVersion;
  /** The key under which the same publication comes first. */
  readonly better?: string;
}

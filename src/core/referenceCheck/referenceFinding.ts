/** A finding about a publication from a check of references. */

import type { Reference } from '../literature/reference';

/** The kinds of findings. */
const findingKinds = [
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

/** The default level of each kind: the last ones are only for the author's information. */
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

/** A finding about a publication that its author should know. */
export interface ReferenceFinding {
  readonly kind: FindingKind;
  /** The finding with its reason, as one line of plain text. */
  readonly message: string;
  /** An address with more information. */
  readonly address?: string;
  /** For a preprint: its journal version; if known, with its reference. */
  readonly journalVersion?: JournalVersion;
  /** The key under which the same publication comes first. */
  readonly better?: string;
}

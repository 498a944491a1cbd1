/**
 * References in the terms of CSL-JSON (Citation Style Language data schema 1.0.2): the form into which
 * bibliography files are read, and which citation styles format.
 */

/** The name of a person, or of a group as `literal`. */
export interface ReferenceName {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly 'dropping-particle'?: string | undefined;
  readonly 'non-dropping-particle'?: string | undefined;
  readonly suffix?: string | undefined;
  readonly literal?: string | undefined;
}

/** A date as `[[year, month, day]]`, two of them for a range, or else in its original form. */
export interface ReferenceDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  /** 1 to 4, from spring to winter, of the year in `date-parts`. */
  readonly season?: number;
  /** Whether the date is only approximate. */
  readonly circa?: boolean;
  readonly literal?: string;
}

/** A reference. Unknown fields are left out; other fields than these keep their original form. */
export interface Reference {
  /** The citation key. */
  readonly id: string;
  /** The CSL type, such as "article-journal". */
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly ReferenceName[];
  readonly editor?: readonly ReferenceName[];
  readonly issued?: ReferenceDate;
  readonly accessed?: ReferenceDate;
  readonly 'container-title'?: string;
  readonly 'container-title-short'?: string;
  readonly 'collection-title'?: string;
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly publisher?: string;
  readonly 'publisher-place'?: string;
  readonly edition?: string;
  readonly genre?: string;
  readonly number?: string;
  readonly note?: string;
  readonly keyword?: string;
  readonly ISBN?: string;
  readonly ISSN?: string;
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly abstract?: string;
  readonly [field: string]: unknown;
}

/** A last author that represents all authors whom the document does not name: "and others" in BibTeX. */
export const OTHERS: ReferenceName = { literal: 'et al.' };

/** The fields that have a value: those without one, and empty texts and lists, are left out. */
export function filled<T extends object>(fields: T): Partial<T> {
  const present = Object.entries(fields).filter(
    ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && !value.length),
  );
  return Object.fromEntries(present) as Partial<T>;
}

import { identifierOfKey } from '../identifiers/identifierKeys';
import type { Reference } from '../literature/reference';
import type { Citation, CitationGroup } from './citation';

/** What a citation may be known by. */
export interface CitationLookups extends Pick<ReferenceLookup, 'isKey' | 'keyOfAddress'> {
  /** Whether a key refers to a part of the document, by what the note or its project says. */
  isCrossReference(key: string): boolean;
  /** The key that a number represents in the note's references section. */
  keyOfNumber(number: number): string | undefined;
}

/**
 * Lookups in sources and in the numbers of a note's references section.
 *
 * @param crossReferences what references to parts of the note begin with, as its front matter says
 */
export function lookupsIn(
  sources: ReferenceLookup,
  { keyOfNumber }: Pick<CitationLookups, 'keyOfNumber'>,
  crossReferences: readonly string[] = [],
): CitationLookups {
  const kinds = new Set([...crossReferences, ...(sources.ofProject?.crossReferences ?? [])]);
  return {
    isCrossReference: (key) => kinds.size > 0 && kinds.has(/^([^-]+)-./.exec(key)?.[1] ?? ''),
    isKey: (key) => sources.isKey(key),
    keyOfAddress: (identifier) => sources.keyOfAddress(identifier),
    keyOfNumber,
  };
}

/**
 * The key of the source that a citation means.
 *
 * @returns a key as it was written, whether it is known or not; undefined for what is no citation
 *   after all: a footnote whose label is no key, a number that no section has, an address of
 *   something else, `@user`, `@fig:one` and what else refers to a part of the note unless they are keys, an
 *   identifier of no publication that is known
 */
export function resolveCitation(
  { by, key, looksLike }: Citation,
  lookups: CitationLookups,
): string | undefined {
  switch (by) {
    case 'key':
      if (lookups.isKey(key)) {
        return key;
      }
      return looksLike || lookups.isCrossReference(key)
        ? keyOfIdentifier(key, looksLike, lookups)
        : key;
    case 'label':
      return lookups.isKey(key) ? key : undefined;
    case 'address':
      return lookups.keyOfAddress(key);
    case 'number':
      return lookups.keyOfNumber(Number(key));
  }
}

function keyOfIdentifier(
  key: string,
  looksLike: Citation['looksLike'],
  { keyOfAddress }: Pick<CitationLookups, 'keyOfAddress'>,
): string | undefined {
  const identifier = looksLike === 'identifier' ? identifierOfKey(key) : undefined;
  return identifier && keyOfAddress(identifier);
}

/** The keys of a group, or undefined if one of its citations means no source. */
export function resolveGroup(
  { citations }: CitationGroup,
  lookups: CitationLookups,
): string[] | undefined {
  const keys = citations.map((citation) => resolveCitation(citation, lookups));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** What the project of a note says of its citations. */
export interface ProjectCitations {
  /** What every note lists without citing it; the places mean nothing. */
  readonly listed: readonly CitationGroup[];
  /** What references to parts of a document begin with, beside the usual: `vid` for `@vid-assay`. */
  readonly crossReferences: readonly string[];
}

/** What reading and writing citations asks about sources: of the library, or of bibliographies. */
export interface ReferenceLookup {
  /** What the project of the note says; undefined where there is none. */
  readonly ofProject?: ProjectCitations | undefined;
  isKey(key: string): boolean;
  /** @param identifier `doi:…`, `pmid:…`, `isbn:…`, as `identifierOfAddress` and `identifierOfKey` give it */
  keyOfAddress(identifier: string): string | undefined;
  reference(key: string): Reference | undefined;
  /** The formatted reference of a key, in Markdown without line ends. */
  formatted(key: string): string | undefined;
}

import { identifierOfKey } from '../identifiers/identifierKeys';
import type { Reference } from '../literature/reference';
import type { Citation, CitationGroup } from './citation';

/** The lookups that decide what a citation means. */
export interface CitationLookups extends Pick<ReferenceLookup, 'isKey' | 'keyOfAddress'> {
  /** Whether a key refers to a part of the document, according to the note or its project. */
  isCrossReference(key: string): boolean;
  /** The key that a number represents in the note's references section. */
  keyOfNumber(number: number): string | undefined;
}

/**
 * Lookups in sources and in the numbers of a note's references section.
 *
 * @param crossReferences the prefixes of references to parts of the note, from its front matter
 * @param examples the labels of the note's numbered examples
 */
export function lookupsIn(
  sources: ReferenceLookup,
  { keyOfNumber }: Pick<CitationLookups, 'keyOfNumber'>,
  crossReferences: readonly string[] = [],
  examples: ReadonlySet<string> = new Set(),
): CitationLookups {
  const kinds = new Set([...crossReferences, ...(sources.ofProject?.crossReferences ?? [])]);
  return {
    isCrossReference: (key) =>
      examples.has(key) || (kinds.size > 0 && kinds.has(/^([^-]+)-./.exec(key)?.[1] ?? '')),
    isKey: (key) => sources.isKey(key),
    keyOfAddress: (identifier) => sources.keyOfAddress(identifier),
    keyOfNumber,
  };
}

/**
 * The key of the source that a citation means.
 *
 * @returns a key as it was written, whether it is known or not; undefined for anything that is not a citation: a
 *   footnote whose label is not a key, a number that no section has, the address of something else, an identifier of no
 *   known publication; `@user`, `@fig:one` and other references to parts of the note, unless they are keys
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

/** The keys of a group, or undefined if one of its citations does not mean a source. */
export function resolveGroup(
  { citations }: CitationGroup,
  lookups: CitationLookups,
): string[] | undefined {
  const keys = citations.map((citation) => resolveCitation(citation, lookups));
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

/** What the project of a note says about its citations. */
export interface ProjectCitations {
  /** The sources that every note lists without citing them; the ranges have no meaning. */
  readonly listed: readonly CitationGroup[];
  /** The prefixes of references to parts of a document, beside the usual ones: `vid` for `@vid-assay`. */
  readonly crossReferences: readonly string[];
}

/** The lookups of sources that reading and writing citations needs: in the library, or in bibliographies. */
export interface ReferenceLookup {
  /** What the project of the note says; undefined if there is no project. */
  readonly ofProject?: ProjectCitations | undefined;
  isKey(key: string): boolean;
  /** @param identifier `doi:…`, `pmid:…`, `isbn:…`, as `identifierOfAddress` and `identifierOfKey` give it */
  keyOfAddress(identifier: string): string | undefined;
  reference(key: string): Reference | undefined;
  /** The formatted reference of a key, in Markdown without line ends. */
  formatted(key: string): string | undefined;
}

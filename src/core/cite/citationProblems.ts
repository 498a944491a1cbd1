/** The problems of the citations of a note, in the order of the text. */
import { t } from '@vscode/l10n';
import { missingFields } from '../bibliography/missingFields';
import { rangeOfKey } from '../citation/citation';
import { resolveCitation } from '../citation/resolveCitation';
import { nearestKeys } from '../literature/citationKeys';
import type { Publication } from '../literature/publication';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../text/range';
import { citationsOf } from './noteCitations';
import type { NoteLiterature } from './noteLiterature';

/** The kinds of problems, named after the settings that decide how they are reported. */
export const problemKinds = [
  'reportUnknownKeys',
  'reportDuplicateKeys',
  'reportIncompleteEntries',
  'reportSameSources',
  'reportRetractions',
] as const;
export type ProblemKind = (typeof problemKinds)[number];

/** A problem. Its range is that of the key alone, so that replacing it by another key fixes the problem. */
export interface CitationProblem extends Range {
  readonly kind: ProblemKind;
  readonly message: string;
  /** The key to replace it by; for an unknown key, {@link keysMeant} finds candidates. */
  readonly better?: string;
}

/**
 * The keys that the author may have meant, most likely first. Compares an unknown key with all keys that the note can
 * cite, and pauses every few milliseconds.
 *
 * @param written the key as the note has it
 */
export function* keysMeant(
  { kind, better }: CitationProblem,
  written: string,
  references: NoteLiterature,
): Generator<void, readonly string[]> {
  if (kind === 'reportUnknownKeys') {
    const keys = references.all.map(({ key }) => key);
    return yield* nearestKeys(written, keys);
  }
  return better === undefined ? [] : [better];
}

/** Finds the problems of the citations of a note, given what can be cited in it. */
export function citationProblems(
  analysis: NoteAnalysis,
  references: NoteLiterature,
): CitationProblem[] {
  const firstUse = new Map<Publication, string>();
  const { groups, metadata, lookups } = citationsOf(analysis, references);
  return [...metadata, ...groups]
    .flatMap(({ citations }) => citations)
    .flatMap((citation): CitationProblem[] => {
      const key = resolveCitation(citation, lookups);
      const range = rangeOfKey(analysis.text, citation);
      if (key === undefined) {
        return [];
      }
      const publication = references.publication(key);
      if (!publication) {
        return [{ ...range, kind: 'reportUnknownKeys', message: unknownKey(key) }];
      }
      return [
        ...duplicates(publication, references, range),
        ...incomplete(publication, range),
        ...sameSources(publication, references, firstUse, range),
        ...retractions(publication, range),
      ];
    });
}

function unknownKey(key: string): string {
  return t('Neither the bibliography nor the library has “{0}”.', key);
}

function duplicates(
  { key }: Publication,
  references: NoteLiterature,
  range: Range,
): CitationProblem[] {
  const count = references.entriesFor(key).length;
  return count < 2
    ? []
    : [
        {
          ...range,
          kind: 'reportDuplicateKeys',
          message: t('“{0}” is the key of {1} entries; the first one is cited.', key, count),
        },
      ];
}

function incomplete({ key, reference, entries }: Publication, range: Range): CitationProblem[] {
  const [place] = entries;
  const missing = place ? missingFields(reference, place.entry.type) : [];
  return missing.length === 0
    ? []
    : [
        {
          ...range,
          kind: 'reportIncompleteEntries',
          message: t('The entry “{0}” has no {1}.', key, missing.join(', ')),
        },
      ];
}

/** The same publication under another key that the note cites, or that comes first in its bibliography. */
function sameSources(
  publication: Publication,
  references: NoteLiterature,
  firstUse: Map<Publication, string>,
  range: Range,
): CitationProblem[] {
  const same = references.sameAs(publication.summary) ?? publication;
  const first = firstUse.get(same) ?? publication.key;
  firstUse.set(same, first);
  return first === publication.key
    ? []
    : [
        {
          ...range,
          kind: 'reportSameSources',
          message: t('“{0}” and “{1}” are the same publication.', publication.key, first),
          better: first,
        },
      ];
}

function retractions(publication: Publication, range: Range): CitationProblem[] {
  const problem = retractionIn(publication);
  return problem ? [{ ...range, ...problem }] : [];
}

/** Reports a retracted publication, if its entry says so. */
export function retractionIn({
  key,
  summary,
  reference,
}: Publication): Pick<CitationProblem, 'kind' | 'message'> | undefined {
  return isRetracted({ title: summary.title, ...reference })
    ? {
        kind: 'reportRetractions',
        message: t('“{0}” has been retracted, as its entry says.', key),
      }
    : undefined;
}

/**
 * Whether an entry marks its publication as retracted, by a field with this purpose. A title that only mentions
 * retraction ("Why a retracted article keeps being cited") is not such a mark.
 */
export function isRetracted(fields: Readonly<Record<string, unknown>>): boolean {
  const textOf = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const partsOf = (name: string, separator: RegExp) => textOf(name).split(separator);
  return (
    // Publishers write it before the title, the Web of Science after it. There, "(Retraction of vol 12, pg 4, 2010)" is the
    // title of the notice.
    /^\W*retracted(?: (?:article|publication|paper))?\s*[:\]]/i.test(textOf('title')) ||
    /\(retracted article\b[^()]*(?:\([^()]*\)[^()]*)*\)\W*$/i.test(textOf('title')) ||
    // PubMed's publication type, and the keyword that some exports write for it.
    [...partsOf('genre', /[;,]/), ...partsOf('keyword', /[;,]/)].some((part) =>
      /^\W*retracted (?:publication|article)\W*$/i.test(part),
    ) ||
    // A note with only this text: "Retracted", "Retracted in: …"; Zotero's extra field has one line for each item.
    partsOf('note', /[\r\n]+/).some((line) =>
      /^\W*retracted(?:\W*$|\s*[:;,.(]|\s+(?:in|on|by|article|publication|paper)\b)/i.test(line),
    )
  );
}

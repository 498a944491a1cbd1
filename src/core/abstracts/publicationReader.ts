/**
 * Reads what publications say, each once: two with the same texts share what was read, so that a file that is
 * read again, or a publication that two bibliographies have, costs no second reading. What was read in an earlier
 * session counts, too (`savedRecords.ts`).
 */
import type { Source } from '../library/schema';
import { type EntryTexts, textsOf } from '../literature/entry';
import type { Publication } from '../literature/publication';
import type { Recogniser } from '../recognise/recogniser';
import { quickHash } from '../text/quickHash';
import { type PublicationContents, withSource } from './publicationContents';
import { type PublicationRecord, readRecord } from './publicationRecord';
import { rowsWithSource, type SubjectRows } from './subjectRows';
import { Vocabulary } from './vocabulary';

/** Hashes that are looked at without a pause. */
const LOOKED_AT = 4096;

/** A publication with what it says. */
export interface ReadPublication {
  readonly publication: Publication;
  readonly contents: PublicationContents;
}

/** The same with what a search wants of its texts. */
export interface RecordedPublication extends ReadPublication {
  readonly record: PublicationRecord;
  /** What it is about by its texts and, for one that the library has, by its source. */
  readonly subjects: SubjectRows;
  /** Of the texts that the record was read from: {@link hashOfPublication}. */
  readonly hash: string;
}

/** Builds what a publication says on first access: of thousands of publications, few are ever looked at. */
class LazyPublication implements RecordedPublication {
  constructor(
    readonly publication: Publication,
    readonly record: PublicationRecord,
    readonly subjects: SubjectRows,
    readonly hash: string,
  ) {}

  get contents(): PublicationContents {
    const { source } = this.publication;
    const { contents } = this.record;
    return source ? withSource(contents, source) : contents;
  }
}

/** Reads publications with one recogniser, and keeps what it has read, also for the next session. */
export class PublicationReader {
  readonly vocabulary = new Vocabulary();
  private readonly byHash = new Map<string, PublicationRecord>();
  private readonly used = new Set<string>();
  private readonly unsaved = new Set<string>();

  constructor(readonly recogniser: Recogniser) {}

  /** Reads what a publication says, or knows it from the texts of another one. */
  read(publication: Publication): RecordedPublication {
    const hash = hashOfPublication(publication);
    const known = this.byHash.get(hash);
    const record = known ?? this.readNow(publication);
    if (!known) {
      this.byHash.set(hash, record);
      this.unsaved.add(hash);
    }
    this.used.add(hash);
    const { source } = publication;
    const subjects = source ? rowsWithSource(record, source, this.vocabulary) : record;
    return new LazyPublication(publication, record, subjects, hash);
  }

  private readNow(publication: Publication): PublicationRecord {
    const texts = textsOfPublication(publication);
    return readRecord(texts, namesOf(publication), this.recogniser, this.vocabulary);
  }

  /** Takes over what an earlier session read; its words are numbers of {@link vocabulary}. */
  know(hash: string, record: PublicationRecord): void {
    if (!this.byHash.has(hash)) {
      this.byHash.set(hash, record);
    }
  }

  /**
   * Some of what was read, by hashes; pauses now and then.
   *
   * @param mostUnused how many, at most, of those that nothing has asked for in this session
   */
  *recordsOf(
    isWanted: (hash: string) => boolean,
    mostUnused: number,
  ): Generator<void, [hash: string, record: PublicationRecord][]> {
    const used: [string, PublicationRecord][] = [];
    const unused: [string, PublicationRecord][] = [];
    let looked = 0;
    for (const [hash, record] of this.byHash) {
      if (isWanted(hash)) {
        (this.used.has(hash) ? used : unused).push([hash, record]);
      }
      if (++looked % LOOKED_AT === 0) {
        yield;
      }
    }
    return [...used, ...unused.slice(Math.max(0, unused.length - mostUnused))];
  }

  /** The hashes of what has been read since the last call. */
  takeUnsaved(): string[] {
    const hashes = [...this.unsaved];
    this.unsaved.clear();
    return hashes;
  }
}

/**
 * What a publication says of itself: the texts of its first entry; where that has no abstract, what the library
 * has of it: the abstract as it was imported, or the findings.
 */
export function textsOfPublication(publication: Publication): EntryTexts {
  const texts = ownTexts(publication);
  const { source } = publication;
  return {
    ...texts,
    abstract: texts.abstract ?? source?.abstract ?? (source && findingsOf(source)),
  };
}

/** A hash of all that a publication says of itself and is called by; much faster than reading its texts. */
export function hashOfPublication(publication: Publication): string {
  const [first] = publication.entries;
  const texts =
    first?.entry.hashTexts() ?? quickHash(JSON.stringify(textsOf(publication.reference)));
  const own = texts + quickHash(namesOf(publication).join('\n'));
  const { source } = publication;
  return source ? own + quickHash(source.abstract ?? findingsOf(source)) : own;
}

/** What a publication is called by: key, authors and year. */
function namesOf({ key, summary }: Publication): string[] {
  return [key, ...summary.authors, summary.year ?? ''];
}

/** The abstract of a publication as plain text: that of its first entry, or the one that was imported. */
export function abstractOf(publication: Publication): string | undefined {
  return ownTexts(publication).abstract ?? publication.source?.abstract;
}

/** The reference of an entry takes a parser, so it is read only where there is no entry. */
function ownTexts(publication: Publication): EntryTexts {
  return publication.entries[0]?.entry.readTexts() ?? textsOf(publication.reference);
}

function findingsOf({ findings }: Source): string {
  return findings.map(({ text }) => text).join(' ');
}

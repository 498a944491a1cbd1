/**
 * Reads the contents of publications, each once: publications with the same texts share the result, so that reading a
 * file again, or a publication that two bibliographies have, costs nothing. Results of earlier sessions are used as
 * well (`savedRecords.ts`).
 */
import type { Source } from '../library/schema';
import { type EntryTexts, textsOf } from '../literature/entry';
import type { Publication } from '../literature/publication';
import { type StudyKind, studyOfSource } from '../literature/study';
import type { Recogniser } from '../recognise/recogniser';
import { quickHash } from '../text/quickHash';
import type { PackedRecord } from './packedRecord';
import { type PublicationContents, withSource } from './publicationContents';
import { type PublicationRecord, readRecord } from './publicationRecord';
import { RecordPacks } from './recordPack';
import { rowsWithSource, type SubjectRows } from './subjectRows';
import { Vocabulary } from './vocabulary';

/** Hashes that are compared without a pause. */
const LOOKED_AT = 4096;

/** A publication with its contents. */
export interface ReadPublication {
  readonly publication: Publication;
  readonly contents: PublicationContents;
}

/** The same, with the words that a search needs. */
export interface RecordedPublication extends ReadPublication {
  readonly record: PublicationRecord;
  /** The same as that of {@link contents}, without a look at these. */
  readonly study: StudyKind;
  /** Its subjects by its texts and, for a publication of the library, by its source. */
  readonly subjects: SubjectRows;
  /** The hash of the texts that the record was read from: {@link hashOfPublication}. */
  readonly hash: string;
}

/** Builds the contents on first access: of thousands of publications, few are ever shown. */
class LazyPublication implements RecordedPublication {
  private studyOfSource: StudyKind | undefined;

  constructor(
    readonly publication: Publication,
    readonly record: PublicationRecord,
    readonly subjects: SubjectRows,
    readonly hash: string,
  ) {}

  get contents(): PublicationContents {
    const { source } = this.publication;
    const { contents } = this.record;
    return source ? withSource(contents, source, this.study) : contents;
  }

  get study(): StudyKind {
    const { source } = this.publication;
    if (source) {
      this.studyOfSource ??= studyOfSource(source);
    }
    const { studyOfSource: own = 'unknown' } = this;
    return own === 'unknown' ? this.record.study : own;
  }
}

/** Reads publications with one recogniser, and keeps the results, which can be saved for the next session. */
export class PublicationReader {
  readonly vocabulary = new Vocabulary();
  private readonly packs = new RecordPacks(this.vocabulary);
  private readonly byHash = new Map<string, PackedRecord>();
  private readonly used = new Set<string>();
  private readonly unsaved = new Set<string>();

  constructor(readonly recogniser: Recogniser) {}

  /** Reads the contents of a publication, or returns those of another one with the same texts. */
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

  private readNow(publication: Publication): PackedRecord {
    const texts = textsOfPublication(publication);
    const { recogniser, vocabulary } = this;
    return this.packs.add(readRecord(texts, namesOf(publication), recogniser, vocabulary));
  }

  /** Adds a record of an earlier session; its words are numbers of {@link vocabulary}. */
  know(hash: string, record: PackedRecord): void {
    if (!this.byHash.has(hash)) {
      this.byHash.set(hash, record);
    }
  }

  /**
   * The records with some hashes; pauses now and then.
   *
   * @param mostUnused the most records that no feature has requested in this session
   */
  *recordsOf(
    isWanted: (hash: string) => boolean,
    mostUnused: number,
  ): Generator<void, [hash: string, record: PackedRecord][]> {
    const used: [string, PackedRecord][] = [];
    const unused: [string, PackedRecord][] = [];
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

  /** The hashes of the records that were read since the last call. */
  takeUnsaved(): string[] {
    const hashes = [...this.unsaved];
    this.unsaved.clear();
    return hashes;
  }
}

/**
 * The texts of a publication: those of its first entry; if that has no abstract, those of the library: the imported
 * abstract, or the findings.
 */
export function textsOfPublication(publication: Publication): EntryTexts {
  const texts = ownTexts(publication);
  const { source } = publication;
  return {
    ...texts,
    abstract: texts.abstract ?? source?.abstract ?? (source && findingsOf(source)),
  };
}

/** A hash of all texts of a publication and of its key, authors and year. Much faster than reading the texts. */
export function hashOfPublication(publication: Publication): string {
  const [first] = publication.entries;
  const texts =
    first?.entry.hashTexts() ?? quickHash(JSON.stringify(textsOf(publication.reference)));
  const own = texts + quickHash(namesOf(publication).join('\n'));
  const { source } = publication;
  return source ? own + quickHash(source.abstract ?? findingsOf(source)) : own;
}

/** The key, authors and year of a publication. */
function namesOf({ key, summary }: Publication): string[] {
  return [key, ...summary.authors, summary.year ?? ''];
}

/** The abstract of a publication as plain text: that of its first entry, or the one that was imported. */
export function abstractOf(publication: Publication): string | undefined {
  return ownTexts(publication).abstract ?? publication.source?.abstract;
}

/** Reading the reference of an entry needs a parser, so this reads it only if the publication has no entry. */
function ownTexts(publication: Publication): EntryTexts {
  return publication.entries[0]?.entry.readTexts() ?? textsOf(publication.reference);
}

function findingsOf({ findings }: Source): string {
  return findings.map(({ text }) => text).join(' ');
}

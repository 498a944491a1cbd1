/**
 * What is kept of a publication, read where it lies in memory: among the numbers of many others, with no object for each
 * list. It lies in a file of an earlier session (`savedRecords.ts`) or among what this one has read (`recordPack.ts`).
 */
import { type StudyKind, studyKinds } from '../literature/study';
import { sentencesIn } from './packedSentences';
import type { PublicationContents } from './publicationContents';
import type { PublicationRecord } from './publicationRecord';
import { IN_TITLE } from './subjectRows';
import type { Vocabulary } from './vocabulary';

/** The texts that numbers stand for. */
export const texts = ['words', 'pieces', 'phrases', 'entities', 'topics'] as const;
export type Texts = (typeof texts)[number];

/** The lists of numbers that each publication has, and the texts that these stand for. */
export const lists = {
  words: 'words',
  calledBy: 'words',
  pieces: 'pieces',
  names: 'phrases',
  definitions: 'phrases',
  entities: 'entities',
  topics: 'topics',
} as const satisfies Record<string, Texts>;
export type List = keyof typeof lists;
export const listNames = Object.keys(lists) as List[];

/** The lists of bytes that each publication has. */
export const byteLists = ['counts', 'weights', 'sentences'] as const;
export type ByteList = (typeof byteLists)[number];

/** The numbers that each publication has beside its lists; a study is its place among all kinds. */
export const singles = ['inTitle', 'study'] as const;
export type Single = (typeof singles)[number];

/** The records of many publications, by their places among them. */
export interface RecordRows {
  readonly vocabulary: Vocabulary;
  numbersOf(list: List, place: number): Uint32Array;
  bytesOf(list: ByteList, place: number): Uint8Array;
  numberOf(single: Single, place: number): number;
}

/** What one publication says, read when it is asked for. */
export class PackedRecord implements PublicationRecord {
  private known: PublicationContents | undefined;

  constructor(
    private readonly rows: RecordRows,
    private readonly place: number,
  ) {}

  get words(): Uint32Array {
    return this.rows.numbersOf('words', this.place);
  }

  get inTitle(): number {
    return this.rows.numberOf('inTitle', this.place);
  }

  get counts(): Uint8Array {
    return this.rows.bytesOf('counts', this.place);
  }

  get calledBy(): Uint32Array {
    return this.rows.numbersOf('calledBy', this.place);
  }

  get pieces(): Uint32Array {
    return this.rows.numbersOf('pieces', this.place);
  }

  get names(): Uint32Array {
    return this.rows.numbersOf('names', this.place);
  }

  get definitions(): Uint32Array {
    return this.rows.numbersOf('definitions', this.place);
  }

  get entities(): Uint32Array {
    return this.rows.numbersOf('entities', this.place);
  }

  get weights(): Uint8Array {
    return this.rows.bytesOf('weights', this.place);
  }

  get topics(): Uint32Array {
    return this.rows.numbersOf('topics', this.place);
  }

  get study(): StudyKind {
    return studyKinds[this.studyNumber] as StudyKind;
  }

  /** The place of its study among all kinds. */
  get studyNumber(): number {
    return this.rows.numberOf('study', this.place);
  }

  /** The sentences of {@link contents}, as `packedSentences.ts` writes them. */
  get sentences(): Uint8Array {
    return this.rows.bytesOf('sentences', this.place);
  }

  get contents(): PublicationContents {
    this.known ??= this.readContents();
    return this.known;
  }

  private readContents(): PublicationContents {
    const { vocabulary } = this.rows;
    const { weights } = this;
    const entities = Array.from(this.entities, (number) => vocabulary.entities.at(number));
    return {
      study: this.study,
      inTitle: entities.filter((_, at) => (weights[at] as number) >= IN_TITLE),
      entities,
      topics: Array.from(this.topics, (number) => vocabulary.topics.at(number)),
      sentences: sentencesIn(this.sentences, entities),
    };
  }
}

/** A record of a saved file, read from its place in memory: lists of numbers, and a line with the contents. */
import type { EntityId } from '../library/schema';
import type { StudyKind } from '../literature/study';
import type { NumberLists } from '../text/numberLists';
import type { AbstractPart } from './abstractSentences';
import type { PublicationContents } from './publicationContents';
import type { PublicationRecord } from './publicationRecord';
import { IN_TITLE } from './subjectRows';
import type { Vocabulary } from './vocabulary';

/** The sorts of texts that the numbers of a file refer to. */
export const texts = ['words', 'pieces', 'phrases', 'entities', 'topics'] as const;
export type Texts = (typeof texts)[number];

/** The lists of numbers that each publication has, each with the texts that its numbers refer to. */
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

type SavedSentence = readonly [
  start: number,
  end: number,
  part: AbstractPart,
  ...entities: EntityId[],
];
type SavedContents = readonly [study: StudyKind, sentences: readonly SavedSentence[]];

/** The line of a record: its contents, without the parts that are in its lists. */
export function lineOf(record: PublicationRecord): Uint8Array {
  if (record instanceof SavedRecord) {
    return record.line;
  }
  const { study, sentences } = record.contents;
  const saved: SavedContents = [
    study,
    sentences.map((it): SavedSentence => [it.start, it.end, it.part, ...it.entities]),
  ];
  return new TextEncoder().encode(`${JSON.stringify(saved)}\n`);
}

/** The records of a file, list by list. */
export interface Shard extends Readonly<Record<List, NumberLists<Uint32Array>>> {
  readonly counts: NumberLists<Uint8Array>;
  readonly weights: NumberLists<Uint8Array>;
  readonly inTitle: Uint32Array;
  readonly lines: NumberLists<Uint8Array>;
  readonly vocabulary: Vocabulary;
}

/** The record of one publication. Reads each list from the file on access. */
export class SavedRecord implements PublicationRecord {
  private known: PublicationContents | undefined;

  constructor(
    private readonly shard: Shard,
    private readonly place: number,
  ) {}

  get words(): Uint32Array {
    return this.shard.words.at(this.place);
  }

  get inTitle(): number {
    return this.shard.inTitle[this.place] as number;
  }

  get counts(): Uint8Array {
    return this.shard.counts.at(this.place);
  }

  get calledBy(): Uint32Array {
    return this.shard.calledBy.at(this.place);
  }

  get pieces(): Uint32Array {
    return this.shard.pieces.at(this.place);
  }

  get names(): Uint32Array {
    return this.shard.names.at(this.place);
  }

  get definitions(): Uint32Array {
    return this.shard.definitions.at(this.place);
  }

  get entities(): Uint32Array {
    return this.shard.entities.at(this.place);
  }

  get weights(): Uint8Array {
    return this.shard.weights.at(this.place);
  }

  get topics(): Uint32Array {
    return this.shard.topics.at(this.place);
  }

  get contents(): PublicationContents {
    this.known ??= this.readContents();
    return this.known;
  }

  /** The saved line: contents are written again without being parsed. */
  get line(): Uint8Array {
    return this.shard.lines.at(this.place);
  }

  private readContents(): PublicationContents {
    const { vocabulary } = this.shard;
    const line = new TextDecoder().decode(this.line);
    const [study, sentences] = JSON.parse(line) as SavedContents;
    const entities = Array.from(this.entities, (number) => vocabulary.entities.at(number));
    return {
      study,
      inTitle: entities.filter((_, at) => (this.weights[at] as number) >= IN_TITLE),
      entities,
      topics: Array.from(this.topics, (number) => vocabulary.topics.at(number)),
      sentences: sentences.map(([start, end, part, ...named]) => ({
        ...{ start, end, part, entities: named },
      })),
    };
  }
}

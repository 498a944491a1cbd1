/**
 * The contents of a publication: which entities and topics its title, abstract and keywords name, which sentences of
 * its abstract name each entity, and what kind of study it is. All of it comes from the publication's own texts and,
 * for a source of the library, from the subjects that its file gives.
 */
import type { NoteContext } from '../library/rankSources';
import { entitiesOfSource } from '../library/relations';
import type { EntityId, Source, TopicId } from '../library/schema';
import type { EntryTexts } from '../literature/entry';
import { type StudyKind, studyOf } from '../literature/study';
import { readPlainLines } from '../markdown/plainText';
import type { Mention, Recogniser } from '../recognise/recogniser';
import { type AbstractPart, type AbstractSentence, abstractSentences } from './abstractSentences';

/** UTF-16 units of an abstract that are read: a longer text is no abstract, but something pasted into the field. */
export const LONGEST_ABSTRACT = 20_000;
/** UTF-16 units of title and keywords that are read. */
const LONGEST_LINE = 2_000;

/** A sentence of an abstract that names entities. Its range counts in the plain abstract. */
export interface NamingSentence extends AbstractSentence {
  /** Each entity once, in the order of the sentence. */
  readonly entities: readonly EntityId[];
}

export interface PublicationContents {
  readonly study: StudyKind;
  /** The entities that the title names, each once. */
  readonly inTitle: readonly EntityId[];
  /** All entities that title, abstract and keywords name, each once. */
  readonly entities: readonly EntityId[];
  /** The topics that title, abstract and keywords name, each once. */
  readonly topics: readonly TopicId[];
  /** The sentences that name an entity, in the order of the abstract. */
  readonly sentences: readonly NamingSentence[];
}

/** Reads the contents of a publication from plain texts. */
export function readContents(texts: EntryTexts, recogniser: Recogniser): PublicationContents {
  const { title, abstract, keywords, blocks } = mentionsIn(texts, recogniser);
  return {
    study: studyOf(texts),
    inTitle: entitiesOf(title),
    entities: entitiesOf([...title, ...abstract, ...keywords]),
    topics: [...new Set(blocks.flatMap((block) => [...recogniser.topicsIn(block)]))],
    sentences: namingSentences(texts.abstract ?? '', abstract),
  };
}

/** The names in an abstract, in order. Their ranges count in the plain abstract. */
export function mentionsInAbstract(texts: EntryTexts, recogniser: Recogniser): readonly Mention[] {
  return mentionsIn(texts, recogniser).abstract;
}

function mentionsIn({ title = '', abstract = '', keywords }: EntryTexts, recogniser: Recogniser) {
  const listed = keywords.join('\n').slice(0, LONGEST_LINE);
  // Each line is a paragraph, so that no name reaches from one keyword or section into the next.
  const parts = [title.slice(0, LONGEST_LINE), abstract.slice(0, LONGEST_ABSTRACT), listed];
  const [titles = [], lines = [], others = []] = parts.map(readPlainLines);
  const blocks = [...titles, ...lines, ...others];
  const read = blocks.map((block) => ({ block, names: recogniser.namesIn(block, []) }));
  // One text, so that a definition in the title or in one sentence applies to all of them.
  const mentions = recogniser.mentionsIn(read);
  const afterAbstract = titles.length + lines.length;
  return {
    blocks,
    title: mentions.slice(0, titles.length).flat(),
    abstract: mentions.slice(titles.length, afterAbstract).flat(),
    keywords: mentions.slice(afterAbstract).flat(),
  };
}

/**
 * The same for a publication that the library has: what its source says that it is about counts, too.
 *
 * @param study of both
 */
export function withSource(
  contents: PublicationContents,
  source: Source,
  study: StudyKind,
): PublicationContents {
  return {
    ...contents,
    study,
    entities: [...new Set([...entitiesOfSource(source), ...contents.entities])],
    topics: [...new Set([...source.topics, ...contents.topics])],
  };
}

function namingSentences(abstract: string, mentions: readonly Mention[]): NamingSentence[] {
  const read = Math.min(abstract.length, LONGEST_ABSTRACT);
  if (mentions.length === 0) {
    return [];
  }
  const sentences: NamingSentence[] = [];
  let next = 0;
  for (const sentence of abstractSentences(abstract.slice(0, read))) {
    while ((mentions[next]?.start ?? Number.POSITIVE_INFINITY) < sentence.start) {
      next++;
    }
    const within: Mention[] = [];
    for (let at = next; (mentions[at]?.start ?? sentence.end) < sentence.end; at++) {
      within.push(mentions[at] as Mention);
    }
    const isCut = read < abstract.length && sentence.end >= read - 1;
    if (within.length > 0 && sentence.part !== 'other' && !isCut) {
      sentences.push({ ...sentence, entities: entitiesOf(within) });
    }
  }
  return sentences;
}

function entitiesOf(mentions: readonly Mention[]): EntityId[] {
  return [...new Set(mentions.map(({ entity }) => entity))];
}

/** The order in which readers want the parts. The entities of a sentence count more than its part. */
const rankOfPart: Readonly<Record<AbstractPart, number>> = {
  conclusion: 0,
  result: 0,
  unclear: 1,
  method: 2,
  aim: 2,
  background: 3,
  other: 4,
};

/**
 * The sentences that name an entity, best first: by what they share with a place in a note, then results
 * and conclusions before methods and background, then in the order of the abstract.
 */
export function sentencesAbout(
  entity: EntityId,
  { sentences }: PublicationContents,
  context: NoteContext,
): NamingSentence[] {
  return sentences
    .filter(({ entities }) => entities.includes(entity))
    .map((sentence) => ({ sentence, fit: fitOf(sentence, entity, context) }))
    .sort((a, b) => b.fit - a.fit || rankOfPart[a.sentence.part] - rankOfPart[b.sentence.part])
    .map(({ sentence }) => sentence);
}

/** The sum of the weights that a place gives to the entities of a sentence, without one of them. */
export function fitOf(
  { entities }: NamingSentence,
  entity: EntityId,
  context: NoteContext,
): number {
  return entities.reduce(
    (sum, id) => sum + (id === entity ? 0 : (context.entities.get(id) ?? 0)),
    0,
  );
}

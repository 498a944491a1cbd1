/** The publications that speak of an entity, and what each of them says. */
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId, Finding } from '../library/schema';
import { fitOf, sentencesAbout } from './publicationContents';
import { abstractOf, type ReadPublication } from './publicationReader';
import { weightOf } from './subjectRows';

/** Publications whose sentences are compared with the place: those that say most of the entity. */
const COMPARED = 200;
/** UTF-16 units of a sentence that are quoted. */
const LONGEST_QUOTE = 400;

/**
 * The publications that speak of an entity, best first for a place in a note, each once: by what they say of it,
 * then by what the evidence adds.
 *
 * @param about those that speak of the entity, those that say most of it first
 * @param evidenceOf from 0 to 1: what a publication counts as evidence, beside what it says
 */
export function publicationsAbout(
  entity: EntityId,
  about: readonly ReadPublication[],
  context: NoteContext,
  evidenceOf: (read: ReadPublication) => number,
): ReadPublication[] {
  const scored = about.slice(0, COMPARED).map((read) => {
    const [best] = sentencesAbout(entity, read.contents, context);
    const shared = (best ? fitOf(best, entity, context) : 0) + topicShared(read, context);
    // The more is shared already, the less one more counts: a page on everything fits no better than a trial.
    const fit = (2 * shared) / (1 + shared);
    return { read, score: weightOf(entity, read.contents) + fit + evidenceOf(read) };
  });
  scored.sort((a, b) => b.score - a.score);
  return [...scored.map(({ read }) => read), ...about.slice(COMPARED)];
}

/** How much a place is about the topic that it shares most with a publication. */
function topicShared({ contents }: ReadPublication, { topics }: NoteContext): number {
  return Math.max(0, ...contents.topics.map((id) => topics.get(id) ?? 0));
}

/** What a publication says of an entity: a finding in the words of the library, or a quotation of its abstract. */
export type Statement =
  | {
      readonly is: 'finding';
      readonly text: string;
      /** Where the user has marked the text, if it is the words of the publication. */
      readonly quoted?: Finding['quoted'];
    }
  | { readonly is: 'quotation'; readonly text: string; readonly isCut: boolean };

/**
 * What a publication says of an entity that fits a place best: the user's finding, a finding of the library, or a
 * sentence of the publication's own abstract; undefined where only title or keywords name the entity.
 */
export function statementAbout(
  entity: EntityId,
  read: ReadPublication,
  library: Library,
  context: NoteContext,
): Statement | undefined {
  const finding = bestFinding(entity, read, library, context);
  return finding
    ? { is: 'finding', text: finding.text, quoted: finding.quoted }
    : quotationAbout(entity, read, context);
}

function bestFinding(
  entity: EntityId,
  { publication: { source } }: ReadPublication,
  library: Library,
  { entities }: NoteContext,
): Finding | undefined {
  const scoreOf = (finding: Finding) =>
    (library.isUserFinding(finding) ? 100 : 0) +
    finding.entities.reduce((sum, id) => sum + (id === entity ? 0 : (entities.get(id) ?? -0.1)), 0);
  return source?.findings
    .filter((finding) => finding.entities.includes(entity))
    .map((finding) => ({ finding, score: scoreOf(finding) }))
    .sort((a, b) => b.score - a.score)[0]?.finding;
}

/** The sentence of a publication's abstract that speaks of an entity and fits a place best. */
export function quotationAbout(
  entity: EntityId,
  { publication, contents }: ReadPublication,
  context: NoteContext,
): (Statement & { readonly is: 'quotation' }) | undefined {
  const [sentence] = sentencesAbout(entity, contents, context);
  const abstract = sentence && abstractOf(publication);
  if (!sentence || !abstract) {
    return undefined;
  }
  const text = abstract.slice(sentence.start, sentence.end);
  return text.length <= LONGEST_QUOTE
    ? { is: 'quotation', text, isCut: false }
    : {
        is: 'quotation',
        text: text.slice(0, LONGEST_QUOTE).replace(/\s+\S*$|[\ud800-\udbff]$/u, ''),
        isCut: true,
      };
}

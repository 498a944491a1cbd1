/** The publications that speak of an entity, and what each of them says. */
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId, Finding } from '../library/schema';
import { fitOf, sentencesAbout } from './publicationContents';
import { abstractOf, type ReadPublication } from './publicationReader';
import { weightOf } from './subjectRows';

/** The number of publications whose sentences are compared with the place: those that say most about the entity. */
const COMPARED = 200;
/** UTF-16 units of a sentence that are quoted. */
const LONGEST_QUOTE = 400;

/**
 * The publications that speak of an entity, best first for a place in a note, each once: by what they say about it,
 * then by their strength of evidence.
 *
 * @param about those that speak of the entity, those that say most about it first
 * @param evidenceOf the strength of a publication as evidence, from 0 to 1
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
    // Each further shared entity counts less: a page about everything fits no better than a trial.
    const fit = (2 * shared) / (1 + shared);
    return { read, score: weightOf(entity, read.contents) + fit + evidenceOf(read) };
  });
  scored.sort((a, b) => b.score - a.score);
  return [...scored.map(({ read }) => read), ...about.slice(COMPARED)];
}

/** The weight that a place gives to its strongest topic among those of a publication. */
function topicShared({ contents }: ReadPublication, { topics }: NoteContext): number {
  return Math.max(0, ...contents.topics.map((id) => topics.get(id) ?? 0));
}

/** What a publication says about an entity: a finding in the words of the library, or a quotation of its abstract. */
export type Statement =
  | {
      readonly is: 'finding';
      readonly text: string;
      /** Where the user has marked the text in a PDF, if the text is quoted from the publication. */
      readonly quoted?: Finding['quoted'];
    }
  | { readonly is: 'quotation'; readonly text: string; readonly isCut: boolean };

/**
 * The statement of a publication about an entity that fits a place best: the user's finding, a finding of the library,
 * or a sentence of the publication's own abstract; undefined if only title or keywords name the entity.
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

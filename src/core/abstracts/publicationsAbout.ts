/** What publications say of an entity. */
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId, Finding } from '../library/schema';
import { sentencesAbout } from './publicationContents';
import { abstractOf, type ReadPublication } from './publicationReader';

/** UTF-16 units of a sentence that are quoted. */
const LONGEST_QUOTE = 400;

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

/** The sentence of a publication's abstract that names an entity and fits a place best. */
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

import type { ReadPublication } from '../abstracts/publicationReader';
import { type Statement, statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import { escapeMarkdown } from '../text/escape';
import { studyLabel } from './labels';
import type { CardLinks } from './links';
import { originLabel, statementMarkdown } from './publicationItems';
import { publicationCard } from './sourceCard';

/**
 * The details of a publication in the list of keys, as Markdown: its kind of study and origin, the statement that fits
 * the place in the note best, and its card.
 *
 * @param formatted the reference in the chosen style, as Markdown, if it is available
 */
export function completionCard(
  read: ReadPublication,
  library: Library,
  context: NoteContext,
  links: CardLinks,
  formatted?: string,
): string {
  const { publication, contents } = read;
  const statement = bestStatement(read, library, context);
  const about = [
    studyLabel(contents.study),
    escapeMarkdown(publication.summary.year ?? ''),
    originLabel(publication, library),
  ];
  return [
    about.filter(Boolean).join(' · '),
    statement && statementMarkdown(statement, publication),
    publicationCard(publication, links, formatted),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/**
 * The statement of a publication about the first entity of a place for which it has one; the nearest entities come
 * first.
 */
function bestStatement(
  read: ReadPublication,
  library: Library,
  context: NoteContext,
): Statement | undefined {
  const nearest = [...context.entities]
    .filter(([id]) => read.contents.entities.includes(id))
    .sort(([, a], [, b]) => b - a);
  for (const [id] of nearest) {
    const statement = statementAbout(id, read, library, context);
    if (statement) {
      return statement;
    }
  }
  return undefined;
}

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
 * What the list of keys says of a publication, as Markdown: its kind of study and where it is from, what it says that
 * fits the place in the note best, and its card.
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

/** What a publication says of the first entity of a place that it says something of; those nearest to it first. */
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

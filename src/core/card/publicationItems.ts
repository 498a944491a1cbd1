/**
 * What the literature says of an entity, on its card:
 *
 *     **Okafor & Lind 2017** · randomised trial · in references.bib
 *     “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.” Save as Finding…
 *
 *     **Fotiadou et al. 2018** · review
 *     A finding of the library about the entity.
 *
 * A finding is in the words of the library. A sentence in quotation marks is the user's own data: it is a part of
 * the abstract in the file of the bibliography, or of the abstract that the user imported.
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { type Statement, statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import { titledReference } from '../literature/formatReference';
import { originName, originOf } from '../literature/origin';
import { type Publication, shortPublication } from '../literature/publication';
import { escapeMarkdown, link } from '../text/escape';
import { findingMarkdown } from './findingMarkdown';
import { studyLabel } from './labels';
import { type EntityCardLinks, type PageLinks, publicationLink } from './links';

/** Whether a publication is the user's own: in a bibliography, or in the library of the workspace. */
export function isOfUser(publication: Publication, library: Library): boolean {
  return originOf(publication, library) !== 'dataset';
}

/** Where a publication is from, as Markdown: "in references.bib"; undefined for one of the dataset alone. */
export function originLabel(publication: Publication, library: Library): string | undefined {
  const name = originName(publication, library);
  return originOf(publication, library) === 'bibliography'
    ? escapeMarkdown(t('in {0}', name ?? ''))
    : name;
}

/**
 * The publications about an entity, with one of the user's own first: the best of those for which the user has written
 * a finding, or else the best of all.
 */
export function userFirst(
  entity: EntityId,
  about: readonly ReadPublication[],
  library: Library,
): readonly ReadPublication[] {
  const first =
    about.find((read) => hasUserFinding(entity, read.publication, library)) ??
    about.find(({ publication }) => isOfUser(publication, library));
  return first ? [first, ...about.filter((read) => read !== first)] : about;
}

function hasUserFinding(entity: EntityId, { source }: Publication, library: Library): boolean {
  return (
    source?.findings.some(
      (finding) => finding.entities.includes(entity) && library.isUserFinding(finding),
    ) ?? false
  );
}

/** A publication and what it says of an entity, as a paragraph of Markdown. */
export function publicationItem(
  entity: EntityId,
  read: ReadPublication,
  library: Library,
  context: NoteContext,
  links: EntityCardLinks,
): string {
  const { publication, contents } = read;
  const statement = statementAbout(entity, read, library, context);
  const head = [
    `**${referenceLink(publication, links)}**`,
    studyLabel(contents.study),
    originLabel(publication, library),
  ];
  const quoted = { entity, publication: publication.id, text: statement?.text ?? '' };
  const body = [
    statementMarkdown(statement, publication),
    statement?.is === 'quotation' && link(t('Save as Finding…'), links.saveFinding(quoted)),
    statement?.is === 'finding' &&
      statement.quoted &&
      link(t('Open PDF in Zotero'), links.pdf(statement.quoted.from)),
  ];
  return [head.filter(Boolean).join(' · '), body.filter(Boolean).join(' ')]
    .filter(Boolean)
    .join('  \n');
}

/** The short reference of a publication, as a link to its page. */
export function referenceLink(publication: Publication, links: PageLinks): string {
  const { source, summary } = publication;
  const text = source ? shortPublication(publication) : titledReference(summary);
  return publicationLink(text, publication, links);
}

/** A finding, a sentence in quotation marks, or else the title, as Markdown. */
export function statementMarkdown(
  statement: Statement | undefined,
  { summary }: Publication,
): string {
  if (statement?.is === 'finding') {
    return findingMarkdown(statement);
  }
  return escapeMarkdown(statement ? statementText(statement) : (summary.title ?? ''));
}

/** A finding, or a sentence in quotation marks, since its words are not ours. */
export function statementText(statement: Statement): string {
  if (statement.is === 'finding') {
    return statement.quoted ? t('“{0}”', statement.text) : statement.text;
  }
  return t('“{0}”', statement.isCut ? `${statement.text} …` : statement.text);
}

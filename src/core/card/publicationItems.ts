/**
 * What the literature says of an entity on its card: publications of the user's bibliographies and of the library.
 *
 *     **Okafor & Lind 2017** · randomised trial · in references.bib · DOI
 *     “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.”
 *
 * A finding is in the words of the library. A sentence in quotation marks is the user's own data: it is a part of
 * the abstract in the file of the bibliography.
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { quotationAbout } from '../abstracts/publicationsAbout';
import { doiAddress, pubMedAddress } from '../library/identifiers';
import type { NoteContext, RankedSource } from '../library/rankSources';
import type { EntityId } from '../library/schema';
import { shortReference } from '../literature/formatReference';
import { nameOfFile, shortPublication } from '../literature/publication';
import { studyOf } from '../literature/study';
import { escapeMarkdown, link } from '../text/escape';
import { studyLabel } from './labels';
import { type CardLinks, linksOut } from './links';
import { summaryOrAbstract } from './sourceCard';

/** Publications on a card, at most. */
const MOST = 3;

interface Item {
  readonly isOwn: boolean;
  write(): string;
}

/**
 * Writes the publications that speak of the entity itself as paragraphs of Markdown: the user's own and those of
 * the library by turns, and how many there are beside.
 *
 * @param own best first; what is the same publication as a source of the library has its findings
 * @param ranked the sources of the library, best first
 */
export function publicationItems(
  entity: EntityId,
  context: NoteContext,
  own: readonly ReadPublication[],
  ranked: readonly RankedSource[],
  links: CardLinks,
): string[] {
  const known = new Set(own.map(({ publication }) => publication.source?.key));
  const direct = ranked.filter(({ about }) => about === entity);
  const findings = new Map(direct.map((it) => [it.source.key, it.findings[0]?.text]));
  const items = byTurns(
    own.map((it) => ({
      isOwn: true,
      write: () => {
        const finding = findings.get(it.publication.source?.key ?? '');
        return ownItem(it, finding ?? wordsOf(entity, it, context), links);
      },
    })),
    direct
      .filter(({ source }) => !known.has(source.key))
      .map((it) => ({ isOwn: false, write: () => libraryItem(it, links) })),
  );
  const further = items.slice(MOST);
  return [
    ...items.slice(0, MOST).map((item) => item.write()),
    remainder(further.length, further.filter(({ isOwn }) => isOwn).length),
  ];
}

/** The items of two lists, one of each in turn; what is left of the longer list follows. */
function byTurns(own: readonly Item[], library: readonly Item[]): Item[] {
  const length = Math.max(own.length, library.length);
  return Array.from({ length }, (_, at) => [own[at], library[at]])
    .flat()
    .filter((item) => item !== undefined);
}

/** A sentence of the abstract in quotation marks; without one, the title. As Markdown. */
function wordsOf(entity: EntityId, own: ReadPublication, context: NoteContext): string {
  const quotation = quotationAbout(entity, own, context);
  if (!quotation) {
    return own.publication.summary.title ?? '';
  }
  return t('“{0}”', quotation.isCut ? `${quotation.text} …` : quotation.text);
}

function ownItem(
  { publication, contents }: ReadPublication,
  words: string,
  links: CardLinks,
): string {
  const { source, summary, entries } = publication;
  const { DOI, PMID } = summary;
  const [filed] = entries;
  return item(words, [
    `**${escapeMarkdown(shortPublication(publication))}**`,
    studyLabel(contents.study),
    filed && escapeMarkdown(t('in {0}', nameOfFile(filed.file))),
    ...(source
      ? [link(t('Source page'), links.sourcePage(source.key))]
      : [DOI && link(t('DOI'), doiAddress(DOI)), PMID && link(t('PubMed'), pubMedAddress(PMID))]),
  ]);
}

function libraryItem({ source, findings: [finding] }: RankedSource, links: CardLinks): string {
  const { title, genre, type, abstract } = source;
  return item(finding?.text ?? summaryOrAbstract(source), [
    `**${escapeMarkdown(shortReference(source))}**`,
    studyLabel(studyOf({ title, abstract, genre, type })),
    ...linksOut(source),
    link(t('Source page'), links.sourcePage(source.key)),
  ]);
}

function item(words: string, parts: readonly (string | undefined)[]): string {
  return [parts.filter(Boolean).join(' · '), escapeMarkdown(words)].filter(Boolean).join('  \n');
}

function remainder(count: number, own: number): string {
  if (count === 0) {
    return '';
  }
  if (own > 0 && own < count) {
    return t('And {0} further publications, {1} of them in your bibliography.', count, own);
  }
  return count === 1 ? t('And 1 further publication.') : t('And {0} further publications.', count);
}

import { t } from '@vscode/l10n';
import { doiAddress } from '../identifiers/doi';
import { pubMedAddress } from '../identifiers/pubmedId';
import type { Source } from '../library/schema';
import { textsOf } from '../literature/entry';
import { formatReference, summaryLabel } from '../literature/formatReference';
import { nameOfFile, type Publication } from '../literature/publication';
import { escapeMarkdown, link } from '../text/escape';
import { findingMarkdown } from './findingMarkdown';
import { type CardLinks, linksOf } from './links';

/** How many findings the card of a source lists; its page has all of them. */
const LISTED_FINDINGS = 3;

/**
 * The card of a source as Markdown: its reference, the summary of its abstract, its first findings.
 *
 * @param reference as Markdown in a citation style; without it, in Cytonote's own form
 */
export function sourceCard(source: Source, links: CardLinks, reference?: string): string {
  const findings = source.findings.slice(0, LISTED_FINDINGS);
  const further = source.findings.length - findings.length;
  return [
    reference ?? `**${escapeMarkdown(formatReference(source))}**`,
    escapeMarkdown(summaryOrAbstract(source)),
    findings.map((finding) => `- ${findingMarkdown(finding)}`).join('\n'),
    further > 0 && t('And {0} more on its page.', further),
    linksOf(source, links),
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** UTF-16 units of an abstract that a card shows, at most. */
const ABSTRACT_LENGTH = 600;

/**
 * The card of a key's publication: that of the source, or of an entry that the library does not have.
 *
 * @param formatted the reference in the chosen style, as Markdown, if it is available
 */
export function publicationCard(
  publication: Publication,
  links: CardLinks,
  formatted?: string,
): string {
  return publication.source
    ? sourceCard(publication.source, links, formatted)
    : entryCard(publication, formatted);
}

function entryCard(publication: Publication, formatted?: string): string {
  const { summary, entries, zotero } = publication;
  const { title = t('unknown title'), DOI, PMID } = summary;
  const [{ file, entry } = {}] = entries;
  const { abstract = '' } = entry?.readTexts() ?? textsOf(publication.reference);
  const isLong = abstract.length > ABSTRACT_LENGTH;
  return [
    `**${escapeMarkdown(title)}**`,
    formatted ?? escapeMarkdown(shortLabel(publication)),
    escapeMarkdown(isLong ? `${abstract.slice(0, ABSTRACT_LENGTH)}…` : abstract),
    [
      DOI && link(t('DOI'), doiAddress(DOI)),
      PMID && link(t('PubMed'), pubMedAddress(PMID)),
      file && escapeMarkdown(t('from {0}', nameOfFile(file))),
      !file && zotero && t('from {0}', 'Zotero'),
    ]
      .filter(Boolean)
      .join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function shortLabel({ summary, reference }: Publication): string {
  return [summaryLabel(summary), reference['container-title']].filter(Boolean).join(' · ');
}

/** The most UTF-16 units of an abstract that a card shows: about the length of a summary. */
const SHOWN = 480;

/** The text of a card about a source: the summary, or else the beginning of the abstract. */
function summaryOrAbstract({ summary, abstract }: Source): string {
  if (summary || !abstract) {
    return summary ?? t('There is no summary of it yet.');
  }
  return abstract.length <= SHOWN
    ? abstract
    : `${abstract.slice(0, SHOWN).replace(/\s+\S*$/u, '')} …`;
}

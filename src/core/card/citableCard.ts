import { t } from '@vscode/l10n';
import type { Citable } from '../cite/noteReferences';
import { summaryLabel } from '../cite/summaryLabel';
import { type CardLinks, doiAddress, pubMedAddress } from './links';
import { escapeMarkdown, link } from './markdownText';
import { sourceCard } from './sourceCard';

/** UTF-16 units of an abstract that a card shows. */
const ABSTRACT_LENGTH = 600;

/**
 * The card of what a key stands for: that of the source, or of an entry that the library does not know.
 *
 * @param formatted the reference in the chosen style, as Markdown, if it is at hand
 */
export function citableCard(citable: Citable, links: CardLinks, formatted?: string): string {
  return citable.source
    ? sourceCard(citable.source, links, formatted)
    : entryCard(citable, formatted);
}

function entryCard({ summary, reference, filed }: Citable, formatted?: string): string {
  const { title = t('unknown title'), DOI, PMID } = summary;
  const container = reference['container-title'];
  const abstract = reference.abstract ?? '';
  const isLong = abstract.length > ABSTRACT_LENGTH;
  return [
    `**${escapeMarkdown(title)}**`,
    formatted ?? escapeMarkdown([summaryLabel(summary), container].filter(Boolean).join(' · ')),
    escapeMarkdown(isLong ? `${abstract.slice(0, ABSTRACT_LENGTH)}…` : abstract),
    [
      DOI && link(t('DOI'), doiAddress(DOI)),
      PMID && link(t('PubMed'), pubMedAddress(PMID)),
      filed && escapeMarkdown(t('from {0}', filed.file.split('/').at(-1) ?? filed.file)),
    ]
      .filter(Boolean)
      .join(' · '),
  ]
    .filter(Boolean)
    .join('\n\n');
}

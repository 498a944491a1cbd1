import { t } from '@vscode/l10n';
import { formatReference } from '../cite/formatReference';
import type { Source } from '../library/schema';
import { gistOf } from './gist';
import { type CardLinks, linksOf } from './links';
import { escapeMarkdown } from './markdownText';

/** Findings that the card of a source lists; its page has them all. */
const LISTED_FINDINGS = 3;

/**
 * The card of a source as Markdown: its reference, the summary of its abstract, its first findings.
 *
 * @param reference as Markdown in a citation style; without it, it is in our own form
 */
export function sourceCard(source: Source, links: CardLinks, reference?: string): string {
  const findings = source.findings.slice(0, LISTED_FINDINGS);
  const further = source.findings.length - findings.length;
  return [
    reference ?? `**${escapeMarkdown(formatReference(source))}**`,
    escapeMarkdown(gistOf(source)),
    findings.map(({ text }) => `- ${escapeMarkdown(text)}`).join('\n'),
    further > 0 && t('And {0} more on its page.', further),
    linksOf(source, links),
  ]
    .filter(Boolean)
    .join('\n\n');
}

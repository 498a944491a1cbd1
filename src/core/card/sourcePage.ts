import { t } from '@vscode/l10n';
import { formatReference } from '../cite/formatReference';
import type { Library } from '../library/library';
import type { Source } from '../library/schema';
import { linksOut } from './links';
import { escapeMarkdown } from './markdownText';

/**
 * The page of a source as a Markdown document: all that the library knows of it.
 *
 * @param reference as Markdown in a citation style; without it, it is in our own form
 */
export function sourcePage(library: Library, source: Source, reference?: string): string {
  const topics = source.topics.map((id) => escapeMarkdown(library.topic(id)?.label ?? id));
  return `${[
    `# ${escapeMarkdown(source.title)}`,
    reference ?? escapeMarkdown(formatReference(source)),
    linksOut(source).join(' · '),
    source.summary && `## ${t('Summary')}`,
    source.summary && escapeMarkdown(source.summary),
    source.abstract && `## ${t('Abstract')}`,
    source.abstract && escapeMarkdown(source.abstract),
    source.findings.length > 0 && `## ${t('Findings')}`,
    findings(library, source),
    topics.length > 0 && `## ${t('Topics')}`,
    topics.join(' · '),
    `## ${t('Bibliographic record')}`,
    record(source),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function findings(library: Library, source: Source): string {
  return source.findings
    .map(({ entities, text }) => {
      const labels = entities.map((id) => library.entity(id)?.label ?? id).join(', ');
      return `- **${escapeMarkdown(labels)}**: ${escapeMarkdown(text)}`;
    })
    .join('\n');
}

function record(source: Source): string {
  const authors = source.author.map(({ family, given }) =>
    [given, family].filter(Boolean).join(' '),
  );
  const rows: readonly (readonly [string, string | undefined])[] = [
    [t('Citation key'), source.key],
    [t('Authors'), authors.join(', ') + (source['authors-complete'] ? '' : `, ${t('and others')}`)],
    [t('Date'), source.issued],
    [t('Published in'), source['container-title']],
    [t('Volume'), source.volume],
    [t('Issue'), source.issue],
    [t('Pages'), source.page],
    [t('Language'), source.language],
    [t('DOI'), source.DOI],
    [t('PubMed'), source.PMID],
  ];
  return [
    `| ${t('Field')} | ${t('Value')} |`,
    '| --- | --- |',
    ...rows.map(([name, value]) => `| ${name} | ${value ? escapeMarkdown(value) : t('unknown')} |`),
  ].join('\n');
}

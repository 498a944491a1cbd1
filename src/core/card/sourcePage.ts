import { t } from '@vscode/l10n';
import type { Library } from '../library/library';
import type { Source } from '../library/schema';
import { formatReference } from '../literature/formatReference';
import { escapeMarkdown, link } from '../text/escape';
import { findingMarkdown } from './findingMarkdown';
import { linksOut, type PageLinks } from './links';
import { type NoteCount, notesList } from './notesList';

/**
 * The page of a source as a Markdown document: everything that the library knows about it.
 *
 * @param notes that cite the source; undefined while they are being read
 * @param reference as Markdown in a citation style; without it, in Cytonote's own form
 */
export function sourcePage(
  library: Library,
  source: Source,
  links: PageLinks,
  notes: readonly NoteCount[] | undefined,
  reference?: string,
): string {
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
    findings(library, source, links),
    topics.length > 0 && `## ${t('Topics')}`,
    topics.join(' · '),
    `## ${t('Cited in your notes')}`,
    notesList(notes),
    `## ${t('Bibliographic record')}`,
    record(source),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function findings(library: Library, source: Source, links: PageLinks): string {
  return source.findings
    .map((finding) => {
      const subjects = finding.entities.map((id) => {
        const entity = library.entity(id);
        return entity ? link(entity.label, links.entityPage(id)) : escapeMarkdown(id);
      });
      return `- **${subjects.join(', ')}**: ${findingMarkdown(finding)}`;
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

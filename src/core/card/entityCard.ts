/**
 * The card of an entity: what it is, and what the library's sources found about it.
 *
 *     **IL-6**, interleukin-6 (cytokine)
 *     What it is. Drugs against it: tocilizumab, sarilumab.
 *     ---
 *     **Emilie et al. 1998**: The summary of the source that fits the paragraph best.
 *     DOI · PubMed · Source page
 *     - A finding of another source. (Strouse 2007)
 *     And 3 further sources.
 */
import { t } from '@vscode/l10n';
import { shortReference } from '../cite/formatReference';
import type { Library } from '../library/library';
import { type NoteContext, type RankedSource, rankSources } from '../library/rankSources';
import type { Entity, EntityId, Finding } from '../library/schema';
import { kindName } from './kindName';
import { type CardLinks, linksOut } from './links';
import { escapeMarkdown, link } from './markdownText';

/** Further sources that a card quotes with a finding each. */
const MORE_SOURCES = 2;
/** Names in a list of related entities before it is cut. */
const LISTED_ENTITIES = 5;

/**
 * Writes the card as Markdown.
 *
 * @param context what the place of the mention is about, which decides the source to begin with
 */
export function entityCard(
  library: Library,
  entity: Entity,
  context: NoteContext,
  links: CardLinks,
): string {
  const sources = rankSources(library, context, entity.id).filter(({ about }) => about);
  const paragraphs = [heading(entity), description(library, entity), '---'];
  const [best, ...others] = sources;
  if (!best) {
    paragraphs.push(t('No source in the library speaks of it.'));
  } else {
    paragraphs.push(
      lead(library, entity, best),
      [...linksOut(best.source), link(t('Source page'), links.sourcePage(best.source.key))].join(
        ' · ',
      ),
      others
        .slice(0, MORE_SOURCES)
        .map((other) => item(library, entity, other, links))
        .join('\n'),
      remainder(others.length - MORE_SOURCES),
    );
  }
  return paragraphs.filter(Boolean).join('\n\n');
}

function heading({ label, name, kind }: Entity): string {
  // The label of a class is the plural of its name.
  const fullName = label.startsWith(name) ? '' : `, ${escapeMarkdown(name)}`;
  return `**${escapeMarkdown(label)}**${fullName} (${kindName(kind)})`;
}

function description(library: Library, entity: Entity): string {
  const related = [
    relation(
      t('Acts on'),
      entity.targets.map((id) => library.entity(id)),
    ),
    relation(
      t('Binds'),
      entity.receptors.map((id) => library.entity(id)),
    ),
    relation(t('Drugs against it'), library.drugsAgainst(entity.id)),
  ];
  return [entity.about && escapeMarkdown(entity.about), ...related].filter(Boolean).join('  \n');
}

function relation(name: string, entities: readonly (Entity | undefined)[]): string {
  const labels = entities.flatMap((entity) => (entity ? [escapeMarkdown(entity.label)] : []));
  if (labels.length === 0) {
    return '';
  }
  const listed = labels.slice(0, LISTED_ENTITIES).join(', ');
  const further = labels.length - LISTED_ENTITIES;
  return `${name}: ${further > 0 ? t('{0} and {1} more', listed, further) : listed}`;
}

function lead(library: Library, entity: Entity, { source, about }: RankedSource): string {
  const reference = `**${escapeMarkdown(shortReference(source))}**`;
  const subject = kinLabel(library, entity, about);
  const opening = subject
    ? t(
        'No source speaks of {0} itself. On {1}, {2}:',
        escapeMarkdown(entity.label),
        subject,
        reference,
      )
    : `${reference}:`;
  return `${opening} ${escapeMarkdown(source.summary)}`;
}

function item(
  library: Library,
  entity: Entity,
  { source, about, findings }: RankedSource,
  links: CardLinks,
): string {
  const subject = kinLabel(library, entity, about);
  const reference = link(shortReference(source), links.sourcePage(source.key));
  const text = escapeMarkdown((findings[0] as Finding).text);
  return `- ${subject ? `${t('On {0}:', subject)} ` : ''}${text} (${reference})`;
}

/** What a source speaks of instead of the entity itself, if it does not speak of that. */
function kinLabel(library: Library, entity: Entity, about: EntityId | undefined): string {
  const subject = about && about !== entity.id ? library.entity(about) : undefined;
  return subject ? escapeMarkdown(subject.label) : '';
}

function remainder(count: number): string {
  if (count <= 0) {
    return '';
  }
  return count === 1 ? t('And 1 further source.') : t('And {0} further sources.', count);
}

/**
 * The card of an entity: what it is, and what the library's sources found about it.
 *
 *     **IL-6**, interleukin-6 (cytokine)
 *     What it is.
 *     Drugs against it: tocilizumab, sarilumab
 *     Entity page · Map
 *     ---
 *     **Emilie et al. 1998**: The summary of the source that fits the paragraph best.
 *     DOI · PubMed · Source page
 *     - What that source found about the entity. (Emilie et al. 1998)
 *     - What another source found. (Strouse 2007)
 *     And 3 further sources.
 *
 * Where the note's bibliographies speak of the entity, at most three publications follow what it is, the first
 * of them one of the user's own. A finding is in our words; what is quoted is a sentence of the user's abstract:
 *
 *     **Okafor & Lind 2017** · randomised trial · in references.bib
 *     “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.”
 *
 *     **Fotiadou et al. 2018** · review · Source page
 *     What that source found about the entity.
 *
 *     And 12 further publications, 9 of them in your bibliography.
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import type { Library } from '../library/library';
import { type NoteContext, type RankedSource, rankSources } from '../library/rankSources';
import type { Entity, EntityId } from '../library/schema';
import { shortReference } from '../literature/formatReference';
import { escapeMarkdown, link } from '../text/escape';
import { kindLabel } from './labels';
import { type EntityCardLinks, linksOf } from './links';
import { publicationItems } from './publicationItems';
import { summaryOrAbstract } from './sourceCard';

/** Further sources of which a card quotes a finding each. */
const MORE_SOURCES = 2;
/** Keeps lines together in one paragraph, so that the card stays low. */
const LINE_BREAK = '  \n';
/** How many names a list of related entities shows before it is cut. */
const LISTED_ENTITIES = 5;

/**
 * Writes the card as Markdown.
 *
 * @param context what the place of the mention is about; decides which source comes first
 * @param own the publications of the note's bibliographies that speak of the entity, best first
 */
export function entityCard(
  library: Library,
  entity: Entity,
  context: NoteContext,
  links: EntityCardLinks,
  own: readonly ReadPublication[] = [],
): string {
  const ranked = rankSources(library, context, entity.id).filter(({ about }) => about);
  const literature =
    own.length > 0
      ? publicationItems(entity.id, context, own, ranked, links)
      : sources(library, entity, ranked, links);
  return [introduction(library, entity, links), '---', ...literature].filter(Boolean).join('\n\n');
}

function sources(
  library: Library,
  entity: Entity,
  [best, ...rest]: readonly RankedSource[],
  links: EntityCardLinks,
): string[] {
  // Findings about distant kin would only be noise, such as those about all cytokines on the card of a drug.
  const near = new Set([entity, ...library.neighboursOf(entity.id)].map(({ id }) => id));
  const others = rest.filter(({ about }) => about && near.has(about));
  return best
    ? [
        lead(library, entity, best, links),
        [best, ...others.slice(0, MORE_SOURCES)]
          .map((source) => item(library, entity, source, links))
          .join('\n'),
        remainder(others.length - MORE_SOURCES),
      ]
    : [t('No source in the library mentions it.')];
}

function introduction(library: Library, entity: Entity, links: EntityCardLinks): string {
  const { id, label, name, kind, about } = entity;
  // The label of a class is the plural of its name.
  const fullName = label.startsWith(name) ? '' : `, ${escapeMarkdown(name)}`;
  return [
    `**${escapeMarkdown(label)}**${fullName} (${kindLabel(kind)})`,
    about ? escapeMarkdown(about) : '',
    relation(
      t('Acts on'),
      entity.targets.map((id) => library.entity(id)),
    ),
    relation(
      t('Part of'),
      entity.partOf.map((id) => library.entity(id)),
    ),
    relation(
      t('Binds'),
      entity.receptors.map((id) => library.entity(id)),
    ),
    relation(t('Drugs against it'), library.drugsAgainst(id)),
    `${link(t('Entity page'), links.entityPage(id))} · ${link(t('Map'), links.entityMap(id))}`,
  ]
    .filter(Boolean)
    .join(LINE_BREAK);
}

function relation(name: string, entities: readonly (Entity | undefined)[]): string {
  const labels = entities.flatMap((entity) => (entity ? [escapeMarkdown(entity.label)] : []));
  if (labels.length === 0) {
    return '';
  }
  const publication = labels.slice(0, LISTED_ENTITIES).join(', ');
  const further = labels.length - LISTED_ENTITIES;
  return t(
    '{0}: {1}',
    name,
    further > 0 ? t('{0} and {1} more', publication, further) : publication,
  );
}

function lead(
  library: Library,
  entity: Entity,
  { source, about }: RankedSource,
  links: EntityCardLinks,
): string {
  const reference = `**${escapeMarkdown(shortReference(source))}**`;
  const subject = kinLabel(library, entity, about);
  const opening = subject
    ? t(
        'No source mentions {0} itself. On {1}, {2}:',
        escapeMarkdown(entity.label),
        subject,
        reference,
      )
    : `${reference}:`;
  return `${opening} ${escapeMarkdown(summaryOrAbstract(source))}${LINE_BREAK}${linksOf(source, links)}`;
}

function item(
  library: Library,
  entity: Entity,
  { source, about, findings }: RankedSource,
  links: EntityCardLinks,
): string {
  const subject = kinLabel(library, entity, about);
  const reference = link(shortReference(source), links.sourcePage(source.key));
  // An imported source may name an entity before anyone has written a finding about it.
  const text = escapeMarkdown(findings[0]?.text ?? source.title);
  return `- ${subject ? `${t('On {0}:', subject)} ` : ''}${text} (${reference})`;
}

/** The entity that a source is about, if it is not about the given entity itself. */
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

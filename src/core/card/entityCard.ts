/**
 * The card of an entity: what it is, and what the literature says of it. At most three publications, the first of
 * them one of the user's own if any is about the entity:
 *
 *     **guselkumab** · drug
 *     Antibody against the p19 subunit of IL-23.  Acts on: IL-23
 *     ---
 *     **concepts/guselkumab.md** · your note
 *     The first paragraph of the user's concept note.
 *
 *     **Okafor & Lind 2017** · randomised trial · in references.bib
 *     “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.” Save as Finding…
 *
 *     **Fotiadou et al. 2018** · review
 *     What that source found about the entity.
 *
 *     12 further, 9 of them yours · Entity page · Map
 *
 * Where the text shows a species, a line below the introduction says so, with the identifiers there:
 *
 *     mouse · MGI 96559 · NCBI Gene 16193 · UniProt P08505
 *
 * Where no publication is about the entity itself, the card says so, offers to look for some in PubMed, and says what
 * one says of a class or target of it. While the literature is still being read, the card says that instead.
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { statementAbout } from '../abstracts/publicationsAbout';
import type { FirstAbout } from '../fit/literatureIndex';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import type { Entity, EntityId, Species } from '../library/schema';
import { escapeMarkdown, link } from '../text/escape';
import { speciesLine } from './identifierLinks';
import { kindLabel } from './labels';
import type { EntityCardLinks } from './links';
import {
  isOfUser,
  publicationItem,
  referenceLink,
  statementMarkdown,
  userFirst,
} from './publicationItems';

/** Publications on a card, at most. */
export const MOST_ON_CARD = 3;
/** Keeps lines together in one paragraph, so that the card stays low. */
const LINE_BREAK = '  \n';
/** How many names a list of related entities shows before it is cut. */
const LISTED_ENTITIES = 5;

/** The literature for the cards at a place in a note. */
export interface CardLiterature {
  /** The context of the place; it decides which statement of a publication is shown. */
  readonly context: NoteContext;
  /** Whether more may be known once all of it has been read. */
  readonly isPartial: boolean;
  /** The publications about an entity itself, best first for the place. */
  about(entity: EntityId): FirstAbout;
}

/** The user's own note on an entity: its concept note. */
export interface OwnNote {
  /** Its path, as users see it. */
  readonly path: string;
  /** The plain text of its first paragraph; may be empty. */
  readonly text: string;
}

/**
 * Writes the card as Markdown.
 *
 * @param species that the text shows the mention to be of, if any
 */
export function entityCard(
  library: Library,
  entity: Entity,
  literature: CardLiterature,
  links: EntityCardLinks,
  note?: OwnNote,
  species?: Species,
): string {
  const about = literature.about(entity.id);
  const shown = userFirst(entity.id, about.first, library).slice(0, MOST_ON_CARD);
  const items =
    shown.length > 0
      ? shown.map((read) => publicationItem(entity.id, read, library, literature.context, links))
      : [nothingSaid(library, entity, literature, links)];
  return [
    introduction(library, entity, species),
    '---',
    ...(note ? [noteItem(note, links.conceptNote(entity.id))] : []),
    ...items,
    footer(entity, furtherThan(shown, about, library), links),
  ].join('\n\n');
}

function introduction(library: Library, entity: Entity, species?: Species): string {
  const { label, kind, about } = entity;
  const relations = relationsOnCard(library, entity).map(relation);
  const whatItIs = [about ? escapeMarkdown(about) : '', relations.join(' · ')];
  return [
    [`**${escapeMarkdown(label)}**`, escapeMarkdown(fullNameOf(entity)), kindLabel(kind)]
      .filter(Boolean)
      .join(' · '),
    // A wide blank, since a dot after the full stop of the first part would look like a mistake.
    whatItIs.filter(Boolean).join('\u2003'),
    species ? speciesLine(entity, species) : '',
  ]
    .filter(Boolean)
    .join(LINE_BREAK);
}

/** The full name of an entity, unless its label says the same: the label of a class is the plural of its name. */
export function fullNameOf({ label, name }: Entity): string {
  return label.startsWith(name) ? '' : name;
}

/** A relation on a card. */
export interface CardRelation {
  readonly name: string;
  /** At least one. */
  readonly entities: readonly Entity[];
}

/** The relations on the card of an entity, in order. */
export function relationsOnCard(library: Library, entity: Entity): readonly CardRelation[] {
  const known = (ids: readonly EntityId[]) => ids.flatMap((id) => library.entity(id) ?? []);
  return [
    { name: t('Acts on'), entities: known(entity.targets) },
    { name: t('Part of'), entities: known(entity.partOf) },
    { name: t('Binds'), entities: known(entity.receptors) },
    { name: t('Drugs against it'), entities: library.drugsAgainst(entity.id) },
  ].filter(({ entities }) => entities.length > 0);
}

function noteItem({ path, text }: OwnNote, address: string): string {
  const head = `**${link(path, address)}** · ${t('your note')}`;
  return text ? head + LINE_BREAK + escapeMarkdown(text) : head;
}

function relation({ name, entities }: CardRelation): string {
  const labels = entities.map(({ label }) => escapeMarkdown(label));
  const listed = labels.slice(0, LISTED_ENTITIES).join(', ');
  const further = labels.length - LISTED_ENTITIES;
  return t('{0}: {1}', name, further > 0 ? t('{0} and {1} more', listed, further) : listed);
}

/**
 * Says that no publication is about an entity; adds a line about its nearest kin, if that is a class or target of
 * it.
 */
function nothingSaid(
  library: Library,
  entity: Entity,
  { context, isPartial, about }: CardLiterature,
  links: EntityCardLinks,
): string {
  const nothing = [
    nothingKnown(escapeMarkdown(entity.label), isPartial),
    link(t('Look for sources…'), links.lookForSources(entity.id)),
  ].join(' ');
  const kin = library.kinOf(entity.id).find(({ id }) => about(id).count > 0);
  if (!kin || !isClassOrTarget(library, entity, kin)) {
    return nothing;
  }
  const [best] = userFirst(kin.id, about(kin.id).first, library) as [ReadPublication];
  const statement = statementAbout(kin.id, best, library, context);
  const line = t(
    'On {0}: {1}',
    link(kin.label, links.entityPage(kin.id)),
    statementMarkdown(statement, best.publication),
  );
  return `${nothing}${LINE_BREAK}${line} (${referenceLink(best.publication, links)})`;
}

/**
 * Says that the literature has nothing on an entity, or that it is still being read.
 *
 * @param label of the entity, escaped where the text is Markdown
 */
export function nothingKnown(label: string, isPartial: boolean): string {
  return isPartial
    ? t('The bibliographies of the workspace are still being read.')
    : t('No publication that you can cite names {0}.', label);
}

/** Whether an entity is a target or class of another one, or a class of such a class. */
function isClassOrTarget(library: Library, entity: Entity, kin: Entity): boolean {
  const classes = new Set(entity.families);
  for (const id of classes) {
    library.entity(id)?.families.forEach((broader) => classes.add(broader));
  }
  return entity.targets.includes(kin.id) || classes.has(kin.id);
}

/** Publications that a card leaves out. */
interface Further {
  readonly count: number;
  /** How many of them are the user's own. */
  readonly own: number;
}

/** How many publications there are besides those that a card shows. */
export function furtherThan(
  shown: readonly ReadPublication[],
  { count, own }: FirstAbout,
  library: Library,
): Further {
  const shownOfUser = shown.filter(({ publication }) => isOfUser(publication, library)).length;
  return { count: count - shown.length, own: own - shownOfUser };
}

function footer(entity: Entity, further: Further, links: EntityCardLinks): string {
  const page = links.entityPage(entity.id);
  return [
    further.count > 0 && link(furtherLabel(further), page),
    link(t('Entity page'), page),
    link(t('Map'), links.entityMap(entity.id)),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How many publications a card leaves out, and how many of them are the user's own. */
export function furtherLabel({ count, own }: Further): string {
  if (own === 0) {
    return t('{0} further', count);
  }
  return own === count
    ? t('{0} further, all of them yours', count)
    : t('{0} further, {1} of them yours', count, own);
}

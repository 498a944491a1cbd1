/**
 * The card of an entity as rows of a tree, for those who do not hover:
 *
 *     guselkumab                 drug
 *     Antibody against the p19 subunit of IL-23.
 *     Acts on                    IL-23
 *         IL-23                  cytokine
 *     Mine, from TRIALS.md       your note · concepts/guselkumab.md
 *     Okafor & Lind 2017         randomised trial · in references.bib
 *         “At week 24, PASI 90 was reached by 76 % of patients on guselkumab.”
 *     12 further
 *
 * All texts are plain.
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { Entity, EntityId, Species } from '../library/schema';
import { titledReference } from '../literature/formatReference';
import { originName, originOf } from '../literature/origin';
import { type Publication, shortPublication } from '../literature/publication';
import {
  type CardLiterature,
  fullNameOf,
  furtherLabel,
  furtherThan,
  MOST_ON_CARD,
  nothingKnown,
  type OwnNote,
  relationsOnCard,
} from './entityCard';
import { speciesText } from './identifierLinks';
import { kindLabel, studyLabel } from './labels';
import { statementText, userFirst } from './publicationItems';

/** The target that a row opens. */
export type RowTarget =
  | { readonly is: 'entity' | 'note' | 'search'; readonly entity: EntityId }
  | { readonly is: 'publication'; readonly publication: Publication };

/** A line of a card. */
export interface CardRow {
  readonly is:
    | 'entity'
    | 'about'
    | 'species'
    | 'relation'
    | 'note'
    | 'publication'
    | 'statement'
    | 'further'
    | 'nothing';
  readonly label: string;
  /** The text after the label, less prominent. */
  readonly description: string;
  /** Undefined if the row opens nothing. */
  readonly target: RowTarget | undefined;
  /** The entity that the row represents, for its icon. */
  readonly entity?: Entity;
  readonly children: readonly CardRow[];
}

/**
 * The rows of the card of an entity, with the same content in the same order as the card in a hover.
 *
 * @param species that the text shows the mention to be of, if any: a row has its identifiers
 */
export function cardRows(
  library: Library,
  entity: Entity,
  literature: CardLiterature,
  note?: OwnNote,
  species?: Species,
): readonly CardRow[] {
  const about = literature.about(entity.id);
  const shown = userFirst(entity.id, about.first, library).slice(0, MOST_ON_CARD);
  const further = furtherThan(shown, about, library);
  return [
    entityRow(entity),
    ...(entity.about ? [row('about', entity.about)] : []),
    ...relationsOnCard(library, entity).map(({ name, entities }) => ({
      ...row('relation', name, entities.map(({ label }) => label).join(', ')),
      children: entities.map(entityRow),
    })),
    ...(species ? [row('species', ...speciesText(entity, species))] : []),
    ...(note ? [noteRow(note, entity)] : []),
    ...(shown.length > 0
      ? shown.map((read) => publicationRow(read, entity, library, literature))
      : [nothingRow(entity, literature)]),
    ...(further.count > 0
      ? [row('further', furtherLabel(further), '', { is: 'entity', entity: entity.id })]
      : []),
  ];
}

function row(
  is: CardRow['is'],
  label: string,
  description = '',
  target: RowTarget | undefined = undefined,
): CardRow {
  return { is, label, description, target, children: [] };
}

function entityRow(entity: Entity): CardRow {
  const description = [fullNameOf(entity), kindLabel(entity.kind)].filter(Boolean).join(' · ');
  return {
    ...row('entity', entity.label, description, { is: 'entity', entity: entity.id }),
    entity,
  };
}

function noteRow({ path, text }: OwnNote, { id }: Entity): CardRow {
  const target: RowTarget = { is: 'note', entity: id };
  return text
    ? row('note', text, [t('your note'), path].join(' · '), target)
    : row('note', path, t('your note'), target);
}

function publicationRow(
  read: ReadPublication,
  { id }: Entity,
  library: Library,
  { context }: CardLiterature,
): CardRow {
  const { publication, contents } = read;
  const { source, summary } = publication;
  const target: RowTarget = { is: 'publication', publication };
  const statement = statementAbout(id, read, library, context);
  const text = statement ? statementText(statement) : (summary.title ?? '');
  return {
    ...row(
      'publication',
      source ? shortPublication(publication) : titledReference(summary),
      [studyLabel(contents.study), origin(publication, library)].filter(Boolean).join(' · '),
      target,
    ),
    children: text ? [row('statement', text, '', target)] : [],
  };
}

function origin(publication: Publication, library: Library): string {
  const name = originName(publication, library) ?? '';
  return originOf(publication, library) === 'bibliography' ? t('in {0}', name) : name;
}

function nothingRow({ id, label }: Entity, { isPartial }: CardLiterature): CardRow {
  return {
    ...row('nothing', nothingKnown(label, isPartial)),
    description: t('Look for sources…'),
    target: { is: 'search', entity: id },
  };
}

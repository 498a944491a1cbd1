/**
 * Pages that set names or publications side by side, a column for each:
 *
 *     |  | IL-23 | IL-17A |
 *     | --- | --- | --- |
 *     | **Kind** | cytokine | cytokine |
 */
import { t } from '@vscode/l10n';
import type { ReadPublication } from '../abstracts/publicationReader';
import { statementAbout } from '../abstracts/publicationsAbout';
import type { Library } from '../library/library';
import type { NoteContext } from '../library/rankSources';
import { relationKinds, relationsOf } from '../library/relations';
import type { Entity, EntityId } from '../library/schema';
import { shortPublication } from '../literature/publication';
import { studyKinds } from '../literature/study';
import { escapeMarkdown, link } from '../text/escape';
import { findingMarkdown } from './findingMarkdown';
import { kindLabel, relationLabel, studiesName, studyLabel } from './labels';
import type { PageLinks } from './links';
import { referenceLink, statementMarkdown } from './publicationItems';

/** The most publications that are listed: those about several names, and those about one. */
const LISTED = 12;
/** The most names that a cell lists. */
const IN_CELL = 12;

const nowhere: NoteContext = { entities: new Map(), topics: new Map() };

/**
 * Compares two or more names: what they are, what they bind and act on, how many publications of each kind are about
 * them; then lists the publications about several of them, with a statement on each name.
 *
 * @param about all publications about an entity, best first
 */
export function entityComparison(
  library: Library,
  entities: readonly Entity[],
  about: (id: EntityId) => readonly ReadPublication[],
  links: PageLinks,
): string {
  const reads = new Map(entities.map(({ id }) => [id, about(id)]));
  const readsOf = ({ id }: Entity) => reads.get(id) ?? [];
  const relations = new Map(entities.map((entity) => [entity, relationsOf(library, entity)]));
  const nameOf = ({ id, label }: Entity) => link(label, links.entityPage(id));
  const rows = [
    row(t('Kind'), entities, ({ kind }) => escapeMarkdown(kindLabel(kind))),
    row(t('Full name'), entities, ({ name, label }) =>
      name === label ? '' : escapeMarkdown(name),
    ),
    row(t('What it is'), entities, (entity) => escapeMarkdown(entity.about ?? '')),
    ...relationKinds.map((relation) =>
      row(relationLabel(relation), entities, (entity) =>
        cut(
          relations
            .get(entity)
            ?.find((it) => it.kind === relation)
            ?.entities.map(nameOf) ?? [],
        ),
      ),
    ),
    row(t('Publications'), entities, (entity) => String(readsOf(entity).length)),
    ...studyKinds.map((study) =>
      row(studiesName(study), entities, (entity) => {
        const count = readsOf(entity).filter(({ contents }) => contents.study === study).length;
        return count === 0 ? '' : String(count);
      }),
    ),
  ];
  return page(
    entities.map(({ label }) => label),
    table(entities.map(nameOf), rows),
    ...sharedSection(library, entities, readsOf, links),
    ...entities.flatMap((entity) => ownSection(library, entity, entities, readsOf(entity), links)),
  );
}

/** The publications about more than one of the names, those about most names first, with a statement on each. */
function sharedSection(
  library: Library,
  entities: readonly Entity[],
  readsOf: (entity: Entity) => readonly ReadPublication[],
  links: PageLinks,
): string[] {
  const counted = new Map<string, { read: ReadPublication; of: Entity[] }>();
  for (const entity of entities) {
    for (const read of readsOf(entity)) {
      const known = counted.get(read.publication.id);
      known ? known.of.push(entity) : counted.set(read.publication.id, { read, of: [entity] });
    }
  }
  const shared = [...counted.values()]
    .filter(({ of }) => of.length > 1)
    .sort((a, b) => b.of.length - a.of.length);
  if (shared.length === 0) {
    return [
      `## ${t('In the same publications')}`,
      t('No publication that you can cite names both.'),
    ];
  }
  const items = shared.slice(0, LISTED).map(({ read, of }) => {
    const statements = of.map((entity) => {
      const statement = statementAbout(entity.id, read, library, nowhere);
      return statement && statementMarkdown(statement, read.publication);
    });
    return item(read, [...new Set(statements)], links);
  });
  return [`## ${t('In the same publications')} (${shared.length})`, items.join('\n')];
}

/** The best publications about one of the names that are about none of the others. */
function ownSection(
  library: Library,
  entity: Entity,
  entities: readonly Entity[],
  reads: readonly ReadPublication[],
  links: PageLinks,
): string[] {
  const others = entities.filter((it) => it !== entity).map(({ id }) => id);
  const own = reads.filter(({ contents }) => !others.some((id) => contents.entities.includes(id)));
  const items = own.slice(0, LISTED / entities.length).map((read) => {
    const statement = statementAbout(entity.id, read, library, nowhere);
    return item(read, [statement && statementMarkdown(statement, read.publication)], links);
  });
  return items.length > 0
    ? [`## ${t('Only on {0}', escapeMarkdown(entity.label))} (${own.length})`, items.join('\n')]
    : [];
}

function item(
  { publication, contents }: ReadPublication,
  statements: readonly (string | undefined)[],
  links: PageLinks,
): string {
  const study = studyLabel(contents.study);
  const head = [`**${referenceLink(publication, links)}**`, study, publication.summary.year];
  return `- ${[head.filter(Boolean).join(' · '), ...statements].filter(Boolean).join('  \n  ')}`;
}

/**
 * Compares two or more publications: title, year, kind of study, journal, subjects and findings; without findings, the
 * sentence that says most about the first name.
 */
export function publicationComparison(
  library: Library,
  reads: readonly ReadPublication[],
  links: PageLinks,
): string {
  const labelOf = (id: EntityId) => {
    const entity = library.entity(id);
    return entity ? link(entity.label, links.entityPage(id)) : '';
  };
  const rows = [
    row(t('Title'), reads, ({ publication }) => escapeMarkdown(publication.summary.title ?? '')),
    row(t('Year'), reads, ({ publication }) => escapeMarkdown(publication.summary.year ?? '')),
    row(t('Kind of study'), reads, ({ contents }) => studyLabel(contents.study) ?? ''),
    row(t('Journal'), reads, ({ publication }) =>
      escapeMarkdown(publication.reference['container-title'] ?? ''),
    ),
    row(t('Names'), reads, ({ contents }) => cut(contents.entities.map(labelOf).filter(Boolean))),
    row(t('Summary'), reads, ({ publication }) =>
      escapeMarkdown(publication.source?.summary ?? ''),
    ),
    row(t('Findings'), reads, (read) => findingsCell(library, read)),
  ];
  const heads = reads.map(({ publication }) => referenceLink(publication, links));
  return page(
    reads.map(({ publication }) => shortPublication(publication)),
    table(heads, rows),
  );
}

function findingsCell(library: Library, read: ReadPublication): string {
  const findings = read.publication.source?.findings ?? [];
  if (findings.length > 0) {
    return findings.map(findingMarkdown).join('<br>');
  }
  const [first] = [...read.contents.inTitle, ...read.contents.entities];
  const statement = first && statementAbout(first, read, library, nowhere);
  return statement ? statementMarkdown(statement, read.publication) : '';
}

function page(names: readonly string[], ...parts: readonly string[]): string {
  return `${[`# ${names.map(escapeMarkdown).join(' · ')}`, ...parts].join('\n\n')}\n`;
}

/** A row of a table; empty if no cell has a text, so that it is left out. */
function row<T>(name: string, items: readonly T[], cellOf: (item: T) => string): string {
  const cells = items.map(cellOf);
  return cells.some(Boolean) ? `| **${escapeMarkdown(name)}** | ${cells.join(' | ')} |` : '';
}

function table(heads: readonly string[], rows: readonly string[]): string {
  const rule = `| --- |${heads.map(() => ' --- |').join('')}`;
  return [`|  | ${heads.join(' | ')} |`, rule, ...rows.filter(Boolean)].join('\n');
}

function cut(names: readonly string[]): string {
  const further = names.length - IN_CELL;
  const listed = names.slice(0, IN_CELL).join(', ');
  return further > 0 ? t('{0} and {1} more', listed, further) : listed;
}

import { t } from '@vscode/l10n';
import { identifierAddress } from '../identifiers/curies';
import type { Library } from '../library/library';
import { type Relation, relationsOf } from '../library/relations';
import { type Entity, type NameLanguage, nameLanguages } from '../library/schema';
import { escapeMarkdown, link } from '../text/escape';
import { kindLabel, relationLabel } from './labels';
import type { PageLinks } from './links';
import { type NoteCount, notesList } from './notesList';
import { type PageLiterature, publicationGroups } from './publicationGroups';

/** How many entities or identifiers a list shows before it is cut. */
const LISTED = 24;
/** How many names in another language a list shows before it is cut: the rest are plurals and similar forms. */
const LISTED_IN_LANGUAGE = 6;

/**
 * The page of an entity as a Markdown document: everything that the library knows about it, what all publications
 * say of it, and the notes that mention it.
 *
 * @param notes that mention the entity; undefined while they are being read
 */
export function entityPage(
  library: Library,
  entity: Entity,
  literature: PageLiterature,
  links: PageLinks,
  notes: readonly NoteCount[] | undefined,
): string {
  const { label, name, kind, about } = entity;
  const identifiers = identifierLines(entity);
  const relations = relationsOf(library, entity).map((relation) => relationLine(relation, links));
  return `${[
    `# ${escapeMarkdown(label)}`,
    name === label ? kindLabel(kind) : `**${escapeMarkdown(name)}** (${kindLabel(kind)})`,
    about && escapeMarkdown(about),
    `## ${t('Names')}`,
    ...nameLines(entity),
    relations.length > 0 && `## ${t('Relations')}`,
    relations.join('\n'),
    `## ${t('What the literature says')}`,
    ...publicationGroups(library, entity, literature, links),
    `## ${t('In your notes')}`,
    notesList(notes),
    identifiers.length > 0 && `## ${t('Identifiers')}`,
    identifiers.join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function nameLines({ synonyms }: Entity): string[] {
  const [plain, ambiguous] = [false, true].map((needsEvidence) =>
    synonyms
      .filter(({ needs, language }) => !language && (needs !== undefined) === needsEvidence)
      .map(({ text }) => escapeMarkdown(text))
      .join(' · '),
  );
  return [
    plain,
    ambiguous && t('Only where the note shows that it is meant: {0}', ambiguous),
    ...foreignLines(synonyms),
  ].flatMap((line) => line || []);
}

/** A line for each language besides English that has names of its own. */
function foreignLines(synonyms: Entity['synonyms']): string[] {
  return nameLanguages.flatMap((language) => {
    const names = synonyms.filter((form) => form.language === language);
    const publication = names.map(({ text }) => escapeMarkdown(text));
    return names.length > 0
      ? inLanguage(language, cut(publication, LISTED_IN_LANGUAGE, ' · '))
      : [];
  });
}

function inLanguage(language: NameLanguage, names: string): string {
  switch (language) {
    case 'de':
      return t('In German: {0}', names);
    case 'fr':
      return t('In French: {0}', names);
    case 'es':
      return t('In Spanish: {0}', names);
  }
}

function relationLine({ tie, entities }: Relation, links: PageLinks): string {
  const publication = entities.map(({ id, label }) => link(label, links.entityPage(id)));
  return `- ${t('{0}: {1}', relationLabel(tie), cut(publication))}`;
}

/** A line for each database that knows the entity. */
function identifierLines({ ids }: Entity): string[] {
  const byDatabase = new Map<string, string[]>();
  for (const { database, accession, address } of ids.flatMap((id) => identifierAddress(id) ?? [])) {
    const publication = byDatabase.get(database) ?? [];
    byDatabase.set(database, publication);
    publication.push(link(accession, address));
  }
  return [...byDatabase].map(
    ([database, publication]) => `- ${t('{0}: {1}', database, cut(publication))}`,
  );
}

function cut(items: readonly string[], most = LISTED, comma = ', '): string {
  const publication = items.slice(0, most).join(comma);
  const further = items.length - most;
  return further > 0 ? t('{0} and {1} more', publication, further) : publication;
}

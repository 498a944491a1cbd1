import { t } from '@vscode/l10n';
import { identifierAddress } from '../identifiers/curies';
import type { Library } from '../library/library';
import { type Relation, relationsOf } from '../library/relations';
import { type Entity, type NameForm, type NameLanguage, nameLanguages } from '../library/schema';
import { escapeMarkdown, link } from '../text/escape';
import { foldText } from '../text/fold';
import { speciesLine } from './identifierLinks';
import { kindLabel, relationLabel } from './labels';
import type { PageLinks } from './links';
import { type NoteCount, notesList } from './notesList';
import { type PageLiterature, publicationGroups } from './publicationGroups';

/** How many entities or identifiers a list shows before it is cut. */
const LISTED = 24;
/** How many names in another language a list shows before it is cut. */
const LISTED_IN_LANGUAGE = 6;
/** The endings of plurals and genitives in a language. */
const endings: Readonly<Record<NameLanguage, RegExp>> = {
  de: /^(?:e?[sn]|e[rn]?)$/,
  fr: /^[sx]$/,
  es: /^e?s$/,
};

/**
 * The page of an entity as a Markdown document: everything that the library knows about it, what all publications say
 * about it, and the notes that mention it.
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
    const names = synonyms
      .filter((form) => form.language === language && !isInflected(form, language, synonyms))
      .map(({ text }) => escapeMarkdown(language === 'de' ? withCapital(text) : text));
    return names.length > 0 ? inLanguage(language, cut(names, LISTED_IN_LANGUAGE, ' · ')) : [];
  });
}

/** Whether a name is the plural or genitive of another one: "Infliximabs", "Interleukinen 6". */
function isInflected(
  { text }: NameForm,
  language: NameLanguage,
  all: readonly NameForm[],
): boolean {
  const words = foldText(text).split(' ');
  return all.some((other) => {
    const others = foldText(other.text).split(' ');
    const ends = words.map((word, index) => endAfter(word, others[index] ?? word));
    return (
      !isOfOther(other, language) &&
      others.length === words.length &&
      ends.some((end) => end !== '') &&
      ends.every((end) => end === '' || end === 's' || (end && endings[language].test(end)))
    );
  });
}

/** What a word has after another one, if it begins with that. */
function endAfter(word: string, other: string): string | undefined {
  return word.startsWith(other) ? word.slice(other.length) : undefined;
}

function isOfOther({ language }: NameForm, than: NameLanguage): boolean {
  return language !== undefined && language !== than;
}

/** A name of one word with a capital, as German writes nouns: "Prednison". */
function withCapital(name: string): string {
  return name.replace(/^\p{Ll}+$/u, (word) => word.charAt(0).toUpperCase() + word.slice(1));
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

function relationLine({ kind, entities }: Relation, links: PageLinks): string {
  const linked = entities.map(({ id, label }) => link(label, links.entityPage(id)));
  return `- ${t('{0}: {1}', relationLabel(kind), cut(linked))}`;
}

/** A line for each database with a record of the entity, and one for each rodent with identifiers of its own. */
function identifierLines(entity: Entity): string[] {
  const rodents = (['mouse', 'rat'] as const).filter((it) => (entity[it]?.ids.length ?? 0) > 0);
  return [
    ...linesByDatabase(entity),
    ...rodents.map((species) => `- ${speciesLine(entity, species)}`),
  ];
}

function linesByDatabase({ ids }: Entity): string[] {
  const byDatabase = new Map<string, string[]>();
  for (const { database, accession, address } of ids.flatMap((id) => identifierAddress(id) ?? [])) {
    const linked = byDatabase.get(database) ?? [];
    byDatabase.set(database, linked);
    linked.push(link(accession, address));
  }
  return [...byDatabase].map(([database, linked]) => `- ${t('{0}: {1}', database, cut(linked))}`);
}

function cut(items: readonly string[], most = LISTED, comma = ', '): string {
  const shown = items.slice(0, most).join(comma);
  const further = items.length - most;
  return further > 0 ? t('{0} and {1} more', shown, further) : shown;
}

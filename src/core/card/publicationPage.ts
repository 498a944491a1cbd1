import { t } from '@vscode/l10n';
import { type PublicationContents, sentencesAbout } from '../abstracts/publicationContents';
import { doiAddress } from '../identifiers/doi';
import { pubMedAddress } from '../identifiers/pubmedId';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import { formatPublication, nameOfFile, type Publication } from '../literature/publication';
import type { Mention } from '../recognise/recogniser';
import { escapeMarkdown, link } from '../text/escape';
import { studyLabel } from './labels';
import type { PageLinks } from './links';
import { type NoteCount, notesList } from './notesList';

/** The most entities for which a page quotes a sentence. */
const LISTED = 24;
/**
 * The most UTF-16 units of an abstract that a page shows: a longer text is no abstract, but something pasted into the
 * field.
 */
const LONGEST = 20_000;
const nowhere = { entities: new Map(), topics: new Map() };

/** The content of the page of a publication that the library does not have. */
export interface PublicationPageParts {
  readonly publication: Publication;
  readonly contents: PublicationContents;
  readonly abstract: string | undefined;
  /** The names in the abstract, with ranges in it. */
  readonly mentions: readonly Mention[];
  /** The notes that cite it; undefined while they are being read. */
  readonly notes: readonly NoteCount[] | undefined;
  /** The whole reference as Markdown in a citation style; without it, in Cytonote's own form. */
  readonly reference: string | undefined;
  /** The files with its entries: the name of each, and the address that opens it, if a page can link to it. */
  readonly files: readonly { readonly name: string; readonly key: string; readonly link: string }[];
  /** The database in which a search found it, if it is in no file yet. */
  readonly found?: FoundIn;
}

/** The database in which a search found a publication. */
export interface FoundIn {
  /** The name of the database. */
  readonly database: string;
  readonly isPreprint: boolean;
  /** The address of the full text, if it is free. */
  readonly fullText: string | undefined;
}

/**
 * The page of an entry of a bibliography, or of a search result, as a Markdown document: its reference, its abstract
 * with the names in it as links, what it says about which entity, and where it is cited and filed. The abstract is the
 * user's own data; quotations from it have quotation marks.
 */
export function publicationPage(
  library: Library,
  parts: PublicationPageParts,
  links: PageLinks,
): string {
  const { publication, contents, abstract, notes, reference, files, found } = parts;
  const { title = t('unknown title'), DOI, PMID, year } = publication.summary;
  const topics = contents.topics.flatMap((id) => library.topic(id)?.label ?? []);
  const statements = quotedSentences(library, parts, links);
  const named = contents.entities
    .filter((id) => !contents.sentences.some(({ entities }) => entities.includes(id)))
    .flatMap((id) => entityLink(library, id, links));
  return `${[
    `# ${escapeMarkdown(title)}`,
    reference ?? escapeMarkdown(formatPublication(publication)),
    [
      studyLabel(contents.study),
      year && escapeMarkdown(year),
      DOI && link(t('DOI'), doiAddress(DOI)),
      PMID && link(t('PubMed'), pubMedAddress(PMID)),
      found?.isPreprint && t('preprint'),
      found?.fullText && link(t('free full text'), found.fullText),
    ]
      .filter(Boolean)
      .join(' · '),
    `## ${t('Abstract')}`,
    abstract ? markedAbstract(abstract, parts.mentions, links) : withoutAbstract(found),
    statements.length > 0 && `## ${t('What it says')}`,
    statements.join('\n'),
    named.length > 0 && namesLine(named.slice(0, LISTED).join(', '), statements.length > 0),
    topics.length > 0 && `## ${t('Topics')}`,
    topics.map(escapeMarkdown).join(' · '),
    !found && `## ${t('Cited in your notes')}`,
    !found && notesList(notes),
    !found && `## ${t('In your bibliographies')}`,
    files.map(fileLine).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')}\n`;
}

function withoutAbstract(found: FoundIn | undefined): string {
  return found ? t('{0} has no abstract of it.', found.database) : t('Its entry has no abstract.');
}

/** For each entity, the sentence of the abstract that says most of it. */
function quotedSentences(
  library: Library,
  { contents, abstract = '' }: PublicationPageParts,
  links: PageLinks,
): string[] {
  return contents.entities.slice(0, LISTED).flatMap((id) => {
    const [sentence] = sentencesAbout(id, contents, nowhere);
    const quoted = sentence && abstract.slice(sentence.start, sentence.end);
    const [entity] = entityLink(library, id, links);
    return quoted && entity ? `- **${entity}**: ${escapeMarkdown(t('“{0}”', quoted))}` : [];
  });
}

/** @param isFurther whether sentences about other names come before it */
function namesLine(names: string, isFurther: boolean): string {
  return isFurther ? t('It also names {0}.', names) : t('It names {0}.', names);
}

function entityLink(library: Library, id: EntityId, links: PageLinks): string[] {
  const entity = library.entity(id);
  return entity ? [link(entity.label, links.entityPage(id))] : [];
}

/** The abstract, one paragraph per line, with its names as links to their pages. */
function markedAbstract(abstract: string, mentions: readonly Mention[], links: PageLinks): string {
  const shown = abstract.slice(0, LONGEST);
  const paragraphs: string[] = [];
  let start = 0;
  for (const line of shown.split('\n')) {
    const end = start + line.length;
    const within = mentions.filter((it) => it.start >= start && it.end <= end);
    paragraphs.push(markedLine(shown, { start, end }, within, links));
    start = end + 1;
  }
  return paragraphs.filter(Boolean).join('\n\n') + (abstract.length > LONGEST ? ' …' : '');
}

function markedLine(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  mentions: readonly Mention[],
  links: PageLinks,
): string {
  let marked = '';
  let from = start;
  for (const mention of mentions) {
    marked += escapeWithin(text.slice(from, mention.start));
    marked += link(text.slice(mention.start, mention.end), links.entityPage(mention.entity));
    from = mention.end;
  }
  return (marked + escapeWithin(text.slice(from, end))).trim();
}

/** Escapes a part of a line, and keeps the blanks at both ends. */
function escapeWithin(text: string): string {
  const [before = '', after = ''] = [/^\s+/.exec(text)?.[0], /\s+$/.exec(text)?.[0]];
  const escaped = escapeMarkdown(text);
  return escaped ? `${before && ' '}${escaped}${after && ' '}` : text && ' ';
}

function fileLine({ name, key, link: address }: PublicationPageParts['files'][number]): string {
  const file = address ? link(nameOfFile(name), address) : escapeMarkdown(nameOfFile(name));
  return `- ${t('{0}: {1}', file, escapeMarkdown(`@${key}`))}`;
}

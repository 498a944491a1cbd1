import { t } from '@vscode/l10n';
import { doiAddress } from '../identifiers/doi';
import { pubMedAddress } from '../identifiers/pubmedId';
import type { CitationKey, EntityId, Source } from '../library/schema';
import type { Publication, PublicationId } from '../literature/publication';
import { escapeMarkdown, link } from '../text/escape';

/** Addresses that only the host can create. */
export interface CardLinks {
  /** The address that opens the page of a source. */
  sourcePage(key: CitationKey): string;
}

/** Addresses between the pages of publications and entities. */
export interface PageLinks extends CardLinks {
  /** The address that opens the page of an entity. */
  entityPage(id: EntityId): string;
  /** The address that opens the page of a publication that the library does not have; empty if it has none. */
  publicationPage(publication: Publication): string;
}

/** A sentence of an abstract that names an entity. */
export interface QuotedSentence {
  readonly entity: EntityId;
  readonly publication: PublicationId;
  /** The sentence, or its beginning. */
  readonly text: string;
}

/** Addresses on the card of an entity. */
export interface EntityCardLinks extends PageLinks {
  /** The address that opens the map around an entity. */
  entityMap(id: EntityId): string;
  /** The address that saves a sentence of an abstract as a finding. */
  saveFinding(quoted: QuotedSentence): string;
  /** The address that opens a PDF in Zotero at an address of its reader. */
  pdf(address: string): string;
  /** The address that opens the user's note on an entity. */
  conceptNote(id: EntityId): string;
  /** The address of a command that searches PubMed for publications about an entity. */
  lookForSources(id: EntityId): string;
}

/** The link to the page of a publication; only its text if there is no page. */
export function publicationLink(text: string, publication: Publication, links: PageLinks): string {
  const { source } = publication;
  const address = source ? links.sourcePage(source.key) : links.publicationPage(publication);
  return address ? link(text, address) : escapeMarkdown(text);
}

/** Markdown links from a source to the web: DOI, PubMed and its own address, as far as they are known. */
export function linksOut({ DOI, PMID, URL }: Source): string[] {
  return [
    DOI ? link(t('DOI'), doiAddress(DOI)) : '',
    PMID ? link(t('PubMed'), pubMedAddress(PMID)) : '',
    URL ? link(t('Web page'), URL) : '',
  ].filter(Boolean);
}

/** All links of a source in one line: to the web, and to its page. */
export function linksOf(source: Source, links: CardLinks): string {
  return [...linksOut(source), link(t('Source page'), links.sourcePage(source.key))].join(' · ');
}

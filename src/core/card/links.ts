import { t } from '@vscode/l10n';
import { doiAddress, pubMedAddress } from '../library/identifiers';
import type { CitationKey, EntityId, Source } from '../library/schema';
import { link } from '../text/escape';

/** Addresses that only the host can make. */
export interface CardLinks {
  /** The address that opens the page of a source. */
  sourcePage(key: CitationKey): string;
}

/** Addresses between the pages of sources and entities. */
export interface PageLinks extends CardLinks {
  /** The address that opens the page of an entity. */
  entityPage(id: EntityId): string;
}

/** Addresses on the card of an entity. */
export interface EntityCardLinks extends PageLinks {
  /** The address that opens the map around an entity. */
  entityMap(id: EntityId): string;
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

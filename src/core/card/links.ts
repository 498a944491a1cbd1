import { t } from '@vscode/l10n';
import type { CitationKey, EntityId, Source } from '../library/schema';
import { link } from '../text/escape';

/** Addresses that only the host knows how to make. */
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
  /** The address that opens the map of what is around an entity. */
  entityMap(id: EntityId): string;
}

/** The address of a source at its publisher, by DOI. */
export function doiAddress(doi: string): string {
  return `https://doi.org/${encodeURI(doi)}`;
}

/** The address of a source in PubMed. */
export function pubMedAddress(pmid: string): string {
  return `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
}

/** Markdown links out to a source: DOI, PubMed and its own address, as far as they are known. */
export function linksOut({ DOI, PMID, URL }: Source): string[] {
  return [
    DOI ? link(t('DOI'), doiAddress(DOI)) : '',
    PMID ? link(t('PubMed'), pubMedAddress(PMID)) : '',
    URL ? link(t('Web page'), URL) : '',
  ].filter(Boolean);
}

/** All links of a source in one line: out to it, and to its page here. */
export function linksOf(source: Source, links: CardLinks): string {
  return [...linksOut(source), link(t('Source page'), links.sourcePage(source.key))].join(' · ');
}

/** An item of Zotero as a part of the literature, and the addresses by which Zotero opens it. */
import type { Reference } from './reference';
import type { ReferenceSummary } from './summary';

/** The user's own library, or the id of a group on zotero.org. */
export type ZoteroLibrary = 'user' | number;

/** The key of an object in its library: "ABCD2345". */
export type ZoteroKey = string;

/** A publication that Zotero has. */
export interface ZoteroItem {
  readonly library: ZoteroLibrary;
  readonly key: ZoteroKey;
  /** The citation key that Better BibTeX, Zotero or its user gave it. */
  readonly citationKey: string | undefined;
  /** With the abstract, and the tags as keywords. */
  readonly reference: Reference;
  readonly summary: ReferenceSummary;
  /** The attachment that Zotero opens first, if it is a PDF. */
  readonly pdf: ZoteroKey | undefined;
}

/** A place in a PDF. */
export interface PdfPlace {
  /** The number of the page, counted from 1, whatever is printed on it. */
  readonly page: number | undefined;
  readonly annotation: ZoteroKey;
}

/** The address that selects an item in Zotero's window: `zotero://select/library/items/ABCD2345`. */
export function selectAddress({ library, key }: Pick<ZoteroItem, 'library' | 'key'>): string {
  return `zotero://select/${objectPath(library, key)}`;
}

/** The address that opens an attachment in Zotero's reader; with a place, at that page and annotation. */
export function pdfAddress(library: ZoteroLibrary, attachment: ZoteroKey, at?: PdfPlace): string {
  const page = at?.page === undefined ? [] : [`page=${at.page}`];
  const place = at ? `?${[...page, `annotation=${at.annotation}`].join('&')}` : '';
  return `zotero://open-pdf/${objectPath(library, attachment)}${place}`;
}

function objectPath(library: ZoteroLibrary, key: ZoteroKey): string {
  return library === 'user' ? `library/items/${key}` : `groups/${library}/items/${key}`;
}

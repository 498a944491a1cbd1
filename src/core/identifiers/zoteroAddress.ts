/** Addresses by which Zotero opens its items and their PDFs. */

/** The user's own library, or the id of a group on zotero.org. */
export type ZoteroLibrary = 'user' | number;

/** The key of an object in its library: "ABCD2345". */
export type ZoteroKey = string;

/** Matches a text that consists of a key. */
export const zoteroKeyPattern = /^[A-Z0-9]{8}$/;

/** An object of Zotero. */
interface ZoteroObject {
  readonly library: ZoteroLibrary;
  readonly key: ZoteroKey;
}

/** A place in a PDF. */
export interface PdfPlace {
  /** The number of the page, counted from 1, whatever is printed on it. */
  readonly page: number | undefined;
  readonly annotation: ZoteroKey;
}

/** Matches an address of Zotero's reader: an attachment, and optionally an annotation in it. */
export const zoteroPdfPattern =
  /^zotero:\/\/open-pdf\/(?:library|groups\/\d{1,12})\/items\/[A-Z0-9]{8}(?:\?(?:page=\d{1,9}&)?annotation=([A-Z0-9]{8}))?$/;

/** The address that selects an item in Zotero's window: `zotero://select/library/items/ABCD2345`. */
export function selectAddress({ library, key }: ZoteroObject): string {
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

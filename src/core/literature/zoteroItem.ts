/** An item of Zotero as a part of the literature. */
import type { ZoteroKey, ZoteroLibrary } from '../identifiers/zoteroAddress';
import type { Reference } from './reference';
import type { ReferenceSummary } from './summary';

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

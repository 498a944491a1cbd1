/**
 * The part of citeproc-js (https://citeproc-js.readthedocs.io), the processor of CSL styles, that we use.
 *
 * The host passes the module to the core, which never imports it: it is large, has a separate licence, and is shipped
 * as a separate file (see `features/references/loadCitationProcessor.ts`).
 */

import type { CslNode } from './cslXml';

/** The module: `require('citeproc')`. */
export interface CitationEngineModule {
  readonly Engine: new (
    host: CitationEngineHost,
    style: CslNode,
    locale: string,
    forceLocale: boolean,
  ) => CitationEngine;
  /** What an item is sorted by in a citation; `this` is the engine. */
  readonly getSortKeys: (this: CitationEngine, item: object, of: 'citation_sort') => unknown[];
}

/** The functions that the engine calls on its host. */
export interface CitationEngineHost {
  retrieveLocale(locale: string): CslNode;
  retrieveItem(id: string): object;
}

/** A cite in a citation: CSL's `citation-items`. */
export interface Cite {
  readonly id: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Such as "710-12", together with `label`, the CSL term for its unit. */
  readonly locator?: string;
  readonly label?: string;
  readonly 'suppress-author'?: boolean;
  readonly 'author-only'?: boolean;
}

/** A list of references: the ids of each entry and of those without a printed form, and the entries that have one. */
export type EngineList = readonly [
  {
    readonly entry_ids: readonly (readonly string[])[];
    readonly bibliography_errors: readonly { readonly itemID: string }[];
  },
  readonly string[],
];

/** An engine of one style in one locale. */
export interface CitationEngine {
  readonly opt: {
    readonly development_extensions: { wrap_url_and_doi: boolean };
    /** Whether the style joins the cites of an author, so that they stand beside each other. */
    readonly grouped_sort?: boolean;
  };
  readonly citation: {
    readonly srt: {
      compareCompositeKeys(
        a: readonly [unknown, { readonly sortkeys: readonly unknown[] }],
        b: readonly [unknown, { readonly sortkeys: readonly unknown[] }],
      ): number;
    };
  };
  /** An item as the engine has registered it. */
  retrieveItem(id: string): object;
  /** The sort keys of the cites in a citation. */
  readonly citation_sort: { tokens: readonly unknown[] };
  setOutputFormat(format: 'html'): void;
  /** Registers the items in this order, and forgets all others. */
  updateItems(ids: readonly string[]): void;
  /** The entries of a page after an item, or those of some items alone. */
  makeBibliography(
    of:
      | { readonly include: readonly { readonly field: string; readonly value: string }[] }
      | { readonly page_start: string | true; readonly page_length: number },
  ): false | EngineList;
  makeCitationCluster(cites: readonly Cite[]): string;
  getTerm(name: string): string;
}

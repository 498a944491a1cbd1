/**
 * What we use of citeproc-js (https://citeproc-js.readthedocs.io), the processor of CSL styles.
 *
 * The core is handed the module and never imports it: it is heavy, has a licence of its own, and is
 * shipped as a file beside ours (see `features/references/loadCitationProcessor.ts`).
 */
import type { CslNode } from './cslNode';

/** The module: `require('citeproc')`. */
export interface CitationEngineModule {
  readonly Engine: new (
    host: CitationEngineHost,
    style: CslNode,
    locale: string,
    forceLocale: boolean,
  ) => CitationEngine;
}

/** What the engine asks of its host. */
export interface CitationEngineHost {
  retrieveLocale(locale: string): CslNode;
  retrieveItem(id: string): object;
}

/** A cite in a citation: CSL's `citation-items`. */
export interface Cite {
  readonly id: string;
  readonly prefix?: string;
  readonly suffix?: string;
  /** Such as "710-12", with the CSL term it counts. */
  readonly locator?: string;
  readonly label?: string;
  readonly 'suppress-author'?: boolean;
  readonly 'author-only'?: boolean;
}

/** An engine of one style in one locale. */
export interface CitationEngine {
  readonly opt: { readonly development_extensions: { wrap_url_and_doi: boolean } };
  setOutputFormat(format: 'html'): void;
  /** Registers the items in this order, and forgets all others. */
  updateItems(ids: readonly string[]): void;
  makeBibliography(): false | readonly [{ readonly entry_ids: string[][] }, readonly string[]];
  makeCitationCluster(cites: readonly Cite[]): string;
  getTerm(name: string): string;
}

/**
 * The headers that a running Zotero wants. It hangs up on what looks like a page in a browser, as requests of an editor
 * that is built on one do, unless they say that they are meant.
 */
export const zoteroHeaders = { 'Zotero-Allowed-Request': '1', 'User-Agent': 'Cytonote' } as const;

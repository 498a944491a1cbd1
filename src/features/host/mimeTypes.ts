/** The type under which a drag from a tree carries the ids of publications, one per line. */
export const PUBLICATIONS_MIME = 'application/vnd.cytonote.sources';

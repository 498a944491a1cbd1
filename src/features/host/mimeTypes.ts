/** Under this type, a drag from a tree carries the ids of publications, one a line. */
export const SOURCES_MIME = 'application/vnd.cytonote.sources';

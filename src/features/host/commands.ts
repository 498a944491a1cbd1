export const CHOOSE_SOURCES = 'cytonote.chooseSources';

export const UPDATE_REFERENCES = 'cytonote.updateReferences';

export const OPEN_SOURCE = 'cytonote.openSource';

export const OPEN_ENTITY = 'cytonote.openEntity';

export const SHOW_MAP = 'cytonote.showMap';

/** What a dragged source is told by: the names of works, one a line. */
export const SOURCES_MIME = 'application/vnd.cytonote.sources';

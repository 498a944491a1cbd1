/** The context keys that conditions (`when`) in `package.json` read. */

export const FILTERS_LIBRARY = 'cytonote.filtersLibrary';
export const FILTERS_TOPICS = 'cytonote.filtersTopics';
export const HAS_ACTIVE_NOTE = 'cytonote.hasActiveNote';
export const NOTE_OUTLINE = 'cytonote.noteOutline';
export const SHOWS_ENTITY = 'cytonote.showsEntity';
export const SHOWS_SOURCE = 'cytonote.showsSource';
export const CAN_PUBLISH = 'cytonote.canPublish';
export const RUNS_TASK = 'cytonote.runsTask';

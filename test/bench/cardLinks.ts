import type { EntityCardLinks } from '../../src/core/card/links';

/** Links of cards, as a bench needs them: the shortest. */
export const cardLinks: EntityCardLinks = {
  sourcePage: String,
  publicationPage: ({ id }) => id,
  entityPage: String,
  entityMap: String,
  saveFinding: () => '',
  pdf: String,
  conceptNote: String,
  lookForSources: String,
};

import type { EntityCardLinks } from '../../../src/core/card/links';

/** Addresses of links on cards, in a form that shows their target. */
export const cardLinks: EntityCardLinks = {
  sourcePage: (key) => `command:open?${key}`,
  publicationPage: ({ id }) => `command:publication?${encodeURIComponent(id)}`,
  entityPage: (id) => `command:page?${id}`,
  entityMap: (id) => `command:map?${id}`,
  saveFinding: (quoted) => `command:save?${encodeURIComponent(JSON.stringify(quoted))}`,
  pdf: (address) => `command:pdf?${encodeURIComponent(JSON.stringify([address]))}`,
  conceptNote: (id) => `command:note?${id}`,
  lookForSources: (id) => `command:look?${id}`,
};

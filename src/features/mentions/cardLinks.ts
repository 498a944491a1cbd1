import type { EntityCardLinks } from '../../core/card/links';
import { OPEN_ENTITY } from '../pages/entityPages';
import { SHOW_MAP } from '../pages/showEntityMap';
import { OPEN_SOURCE, sourcePageLink } from '../pages/sourcePages';

/** The links of a card in a hover: commands. */
export const cardLinks: EntityCardLinks = {
  sourcePage: sourcePageLink,
  entityPage: (id) => commandLink(OPEN_ENTITY, id),
  entityMap: (id) => commandLink(SHOW_MAP, id),
};

/** The commands that a card may run; whatever else its text might hold stays text. */
export const cardCommands = [OPEN_SOURCE, OPEN_ENTITY, SHOW_MAP];

function commandLink(command: string, argument: string): string {
  return `command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}

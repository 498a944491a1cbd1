import { kindName } from '../card/kindName';
import type { Library } from '../library/library';
import type { EntityId } from '../library/schema';
import { escapeMarkup } from '../map/markup';
import type { Mark } from './markTokens';

/**
 * The HTML around mentions: an abbreviation with the full name and kind as its tooltip, which screen
 * readers can be told to read. The function that it gives keeps what it has written.
 */
export function mentionMarks(library: Library): (id: EntityId) => Mark['around'] | undefined {
  const written = new Map<EntityId, Mark['around'] | undefined>();
  return (id) => {
    if (!written.has(id)) {
      const entity = library.entity(id);
      written.set(id, entity && [opening(entity.kind, entity.name), '</abbr>']);
    }
    return written.get(id);
  };
}

function opening(kind: Parameters<typeof kindName>[0], name: string): string {
  const title = escapeMarkup(`${name} (${kindName(kind)})`);
  return `<abbr class="cytonote-mention cytonote-${kind}" title="${title}">`;
}

import { foldText } from '../recognise/fold';
import type { Library } from './library';
import type { Entity } from './schema';

/** An entity that fits what was typed, and the name that does. */
export interface NamedEntity {
  readonly entity: Entity;
  /** The label where that fits, else the full name or a synonym. */
  readonly by: string;
}

/**
 * The entities of which a name contains what was typed; hyphens, blanks and letter case do not matter.
 *
 * @returns those whose name is or begins with it first; all where nothing was typed
 */
export function findEntities({ entities }: Library, typed: string): NamedEntity[] {
  const wanted = withoutGaps(typed);
  const ranked = entities.flatMap((entity) => {
    const names = [entity.label, entity.name, ...entity.synonyms.map(({ text }) => text)];
    const fits = names.map((name) => rankOf(withoutGaps(name), wanted));
    const best = Math.min(...fits);
    return best === NO_FIT ? [] : [{ entity, by: names[fits.indexOf(best)] as string, rank: best }];
  });
  return ranked.sort((a, b) => a.rank - b.rank);
}

const NO_FIT = 3;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) {
    return 0;
  }
  const at = name.indexOf(wanted);
  return at === -1 ? NO_FIT : Math.min(at + 1, 2);
}

/** "IL-6", "IL 6" and "il6" are the same. */
function withoutGaps(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

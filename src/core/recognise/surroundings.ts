import type { EntityKind } from '../library/schema';
import { foldText } from './fold';

/** UTF-16 units behind a name that decide whether it is part of a longer one. */
const WINDOW = 16;

/** What makes one of a family: a number, or a Greek letter, which may be spelled out. */
const greek = /^ ?(?:[α-ω]|(?:alpha|beta|gamma|delta|kappa|lambda|omega)(?![a-z]))/;

/**
 * Whether a name is only the beginning of the name of something else, which the library does not know:
 *
 *     IL-10 receptor              a receptor and not the cytokine
 *     TNF-β                       another cytokine
 *     interleukin-33              one cytokine and not the class of them
 *
 * @param kind of the entity that the name stands for
 * @param text in which it was found
 * @param end UTF-16 offset behind the name
 */
export function isPartOfLongerName(kind: EntityKind, text: string, end: number): boolean {
  const after = foldText(text.slice(end, end + WINDOW));
  switch (kind) {
    case 'cytokine':
      return greek.test(after) || /^ receptors?(?![a-z])/.test(after);
    case 'class':
      return greek.test(after) || /^ \d/.test(after);
    default:
      return false;
  }
}

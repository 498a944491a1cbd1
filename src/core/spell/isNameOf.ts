import type { EntityId } from '../library/schema';
import { analyseNote } from '../note/analyseNote';
import type { Recogniser } from '../recognise/recogniser';

/** Whether a text, standing alone, is a name of an entity: what is written so is recognised again. */
export function isNameOf(text: string, entity: EntityId, recogniser: Recogniser): boolean {
  const [mention, ...others] = analyseNote(text, recogniser).blocks.flatMap((it) => it.mentions);
  return (
    others.length === 0 &&
    mention?.entity === entity &&
    mention.start === 0 &&
    mention.end === text.length
  );
}

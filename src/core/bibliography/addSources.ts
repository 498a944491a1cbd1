import type { Reference } from '../cite/reference';
import { applyChange, findChange, type TextChange } from '../note/textChange';
import { addEntry } from './addEntry';
import type { Bibliography } from './bibliography';
import { readBibliography } from './readBibliography';

/** A bibliography with the text that it was read from. */
export interface BibliographyText {
  readonly text: string;
  readonly bibliography: Bibliography;
}

/**
 * The change that adds several references to a bibliography, each in the style of the file.
 *
 * @param references whose `id` is the key under which each is added
 * @returns undefined where all of them are there already
 */
export function addSources(
  { text, bibliography }: BibliographyText,
  references: readonly Reference[],
): TextChange | undefined {
  let [added, current] = [text, bibliography];
  for (const reference of references) {
    const edit = addEntry(added, current, reference, reference.id);
    if (edit) {
      added = applyChange(added, { from: edit.start, to: edit.end, text: edit.text });
      current = reference === references.at(-1) ? current : readAgain(added, current);
    }
  }
  return added === text ? undefined : findChange(text, added);
}

/** Only what stands where is asked of it, so that no entry needs to be parsed. */
function readAgain(text: string, { format }: Bibliography): Bibliography {
  const reading = readBibliography(text, format, () => undefined);
  for (let step = reading.next(); ; step = reading.next()) {
    if (step.done) {
      return step.value;
    }
  }
}

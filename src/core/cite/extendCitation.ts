import { type CitationGroup, writtenSyntax } from '../citation/citation';
import { plainCited } from '../citation/cited';
import { identifierKey, keyText } from '../citation/syntax/pandoc';
import { type WritingData, writeCitation } from '../citation/writeCitation';
import type { TextEdit } from '../text/edits';

/**
 * The edit that adds sources to a citation in its own syntax, by an insertion.
 *
 * @param note the text in which the group's offsets count
 * @returns undefined if that is impossible: the citation is in the text, a locator closes it, or a source lacks what
 *   the syntax needs
 */
export function extendCitation(
  note: string,
  group: CitationGroup,
  keys: readonly string[],
  data: WritingData,
): TextEdit | undefined {
  const added = addedText(note, group, keys, data);
  const at = group.end - (added?.before ?? 0);
  return added && { start: at, end: at, text: added.text };
}

/** The text to insert, and how many units of the group follow it. */
interface Added {
  readonly text: string;
  readonly before: number;
}

function addedText(
  note: string,
  group: CitationGroup,
  keys: readonly string[],
  data: WritingData,
): Added | undefined {
  const source = note.slice(group.start, group.end);
  const written = writeCitation(plainCited(keys), group.syntax, data);
  const nameOf = (key: string) =>
    (writtenSyntax(group) === 'manubot' && identifierKey(key, data.sources)) || key;
  const isPlain = group.form === 'bracketed' && !group.citations.some((it) => it.suppressAuthor);
  if (written === undefined) {
    return undefined;
  }
  switch (group.syntax) {
    case 'pandoc':
    case 'manubot':
      return source.endsWith(']')
        ? { text: keys.map((key) => `; @${keyText(nameOf(key))}`).join(''), before: 1 }
        : undefined;
    case 'footnote':
      return { text: written, before: 0 };
    case 'link':
      return isPlain ? { text: `; ${written}`, before: 0 } : undefined;
    case 'numbered':
      return { text: `, ${written.slice(1, -1)}`, before: 1 };
    case 'myst':
      return isPlain ? { text: `,${keys.join(',')}`, before: 1 } : undefined;
    case 'latex':
      return isPlain ? addedToCommand(source, group, keys) : undefined;
  }
}

function addedToCommand(
  source: string,
  { citations }: CitationGroup,
  keys: readonly string[],
): Added | undefined {
  // \volcite{2}{a} says a volume of its one source, and \citefield{a}{note} ends in no key.
  if (/^\\(?:\w*volcites?|cite(?:field|name|list))\b/i.test(source)) {
    return undefined;
  }
  if (/^\\\w*cites\b/i.test(source)) {
    return { text: keys.map((key) => `{${key}}`).join(''), before: 0 };
  }
  // A locator belongs to the last source of a list; after an insertion, it would belong to another one.
  return citations.at(-1)?.suffix ? undefined : { text: `,${keys.join(',')}`, before: 1 };
}

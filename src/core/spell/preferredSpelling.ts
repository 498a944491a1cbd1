/** The preferred spelling of names in a note: IL6, interleukin 6 → IL-6. */
import type { TextEdit } from '../cite/textEdit';
import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import type { NoteAnalysis } from '../note/analyseNote';
import type { Mention } from '../recognise/recogniser';

/**
 * The edit that writes a mention by its preferred label.
 *
 * @returns undefined where the mention has that spelling, or another would change what it says: a
 *   class in its own grammatical form, an abbreviation of the note, a name that shares its head, has a
 *   prefix or an ending, or has mark-up in it
 */
export function writeLabel(library: Library, mention: Mention): TextEdit | undefined {
  const entity = library.entity(mention.entity);
  const isOwn = mention.rule === 'name' || mention.rule === 'latin' || mention.rule === 'acronym';
  if (!entity || entity.kind === 'class' || !isOwn || mention.parts.length > 1) {
    return undefined;
  }
  const text = labelIn(mention, entity);
  return text === mention.surface ? undefined : { start: mention.start, end: mention.end, text };
}

/** The edits that write all mentions of an entity in a note by its preferred label. */
export function writeLabelEverywhere(
  library: Library,
  { blocks }: NoteAnalysis,
  entity: EntityId,
): TextEdit[] {
  return blocks.flatMap(({ mentions }) =>
    mentions
      .filter((mention) => mention.entity === entity)
      .flatMap((mention) => writeLabel(library, mention) ?? []),
  );
}

/**
 * The edit that expands the first mention of an entity in a note: "interleukin-6 (IL-6)".
 *
 * @returns undefined where it is expanded already, has no longer name, or is in a heading's place only
 */
export function expandFirstMention(
  library: Library,
  { blocks, text }: NoteAnalysis,
  id: EntityId,
): TextEdit | undefined {
  const entity = library.entity(id);
  const first = blocks
    .filter(({ kind }) => kind === 'paragraph')
    .flatMap(({ mentions }) => mentions)
    .find((mention) => mention.entity === id);
  if (!entity || !first || first.parts.length > 1 || entity.name === entity.label) {
    return undefined;
  }
  const isWhole = !['partner', 'prefix', 'ending'].includes(first.rule);
  const isShort = first.surface.length < entity.name.length && isWhole;
  const isExpanded = text[first.start - 1] === '(' && text[first.end] === ')';
  return isShort && entity.kind !== 'class' && !isExpanded
    ? { start: first.start, end: first.end, text: `${entity.name} (${entity.label})` }
    : undefined;
}

/** The label, with a capital where a lower-case one begins the sentence that the mention began. */
function labelIn({ surface }: Mention, { label }: Entity): string {
  const isSentenceCase = /^\p{Lu}\p{Ll}/u.test(surface) && /^\p{Ll}{2}/u.test(label);
  return isSentenceCase ? label.charAt(0).toUpperCase() + label.slice(1) : label;
}

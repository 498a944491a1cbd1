/** The preferred spelling of names in a note: IL6, interleukin 6 → IL-6. */

import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import { analyseNote, type NoteAnalysis } from '../note/analyseNote';
import type { Mention, Recogniser } from '../recognise/recogniser';
import type { TextEdit } from '../text/edits';

/** The edit that writes a mention by its preferred label; undefined where {@link writeName} gives none. */
export function writeLabel(library: Library, mention: Mention): TextEdit | undefined {
  const entity = library.entity(mention.entity);
  return entity && writeName(mention, entity, entity.label);
}

/** The edits that write all mentions of an entity in a note by its preferred label. */
export function writeLabelEverywhere(
  library: Library,
  analysis: NoteAnalysis,
  id: EntityId,
): TextEdit[] {
  const entity = library.entity(id);
  return entity ? writeNameEverywhere(analysis, entity, entity.label) : [];
}

/** The edits that write all mentions of an entity in a note by one of its names. */
export function writeNameEverywhere(
  { blocks }: NoteAnalysis,
  entity: Entity,
  name: string,
): TextEdit[] {
  return blocks.flatMap(({ mentions }) =>
    mentions
      .filter((mention) => mention.entity === entity.id)
      .flatMap((mention) => writeName(mention, entity, name) ?? []),
  );
}

/**
 * The edit that writes a mention of an entity by one of its names.
 *
 * @returns undefined where the mention has that spelling, or another would change what it says, as
 *   {@link canBeRewritten} tells
 */
function writeName(mention: Mention, entity: Entity, name: string): TextEdit | undefined {
  if (!canBeRewritten(mention, entity)) {
    return undefined;
  }
  const text = inPlaceOf(mention, name);
  return text === mention.surface ? undefined : { start: mention.start, end: mention.end, text };
}

/**
 * Whether a mention may be written by another name. Not so a class in its own grammatical form, an
 * abbreviation of the note, a name of another language than the label's, or one that shares its head, has
 * a prefix or an ending, or has mark-up in it.
 */
export function canBeRewritten({ rule, parts, form }: Mention, { kind }: Entity): boolean {
  const isOwn = rule === 'name' || rule === 'latin' || rule === 'acronym';
  return kind !== 'class' && !form.language && isOwn && parts.length === 1;
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

/** The name, with a capital where a lower-case one begins the sentence that the mention began. */
function inPlaceOf({ surface }: Mention, name: string): string {
  const isSentenceCase = /^\p{Lu}\p{Ll}/u.test(surface) && /^\p{Ll}{2}/u.test(name);
  return isSentenceCase ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

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

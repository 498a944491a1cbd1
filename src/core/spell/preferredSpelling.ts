/** The preferred spelling of names in a note: IL6, interleukin 6 → IL-6. */

import type { Library } from '../library/library';
import type { Entity, EntityId } from '../library/schema';
import { proseOffset } from '../markdown/proseOffsets';
import { analyseNote } from '../note/analyseNote';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import type { Mention, Recogniser } from '../recognise/recogniser';
import type { TextEdit } from '../text/edits';

/** The prose that a mention is in. */
type Prose = Pick<NoteBlock, 'text' | 'pieces'>;

/**
 * The edit that replaces a mention by its preferred label; undefined if {@link writeName} returns none.
 *
 * @param block the one with the mention
 */
export function writeLabel(library: Library, mention: Mention, block: Prose): TextEdit | undefined {
  const entity = library.entity(mention.entity);
  return entity && writeName(mention, entity, entity.label, block);
}

/** The edits that replace all mentions of an entity in a note by its preferred label. */
export function writeLabelEverywhere(
  library: Library,
  analysis: NoteAnalysis,
  id: EntityId,
): TextEdit[] {
  const entity = library.entity(id);
  return entity ? [...writeNameEverywhere(analysis, entity, entity.label)] : [];
}

/** Whether {@link writeLabelEverywhere} makes more than one edit. Looks no further than the second one. */
export function replacesSeveral(library: Library, analysis: NoteAnalysis, id: EntityId): boolean {
  const entity = library.entity(id);
  const [, second] = entity ? writeNameEverywhere(analysis, entity, entity.label) : [];
  return second !== undefined;
}

/**
 * The edits that replace all mentions of an entity in a note by one of its names, one by one, so that a caller can stop early. The
 * label takes the place of other names of the molecule, and not of the symbol of a rodent's gene.
 */
export function* writeNameEverywhere(
  { blocks }: NoteAnalysis,
  entity: Entity,
  name: string,
): Generator<TextEdit> {
  for (const block of blocks) {
    for (const mention of block.mentions) {
      const isOther = mention.entity !== entity.id;
      const keepsSymbol = name === entity.label && isRodentSymbol(mention, entity);
      const edit = isOther || keepsSymbol ? undefined : writeName(mention, entity, name, block);
      if (edit) {
        yield edit;
      }
    }
  }
}

/**
 * The edit that replaces a mention of an entity by one of its names.
 *
 * @returns undefined if the mention already has that spelling, or if {@link canBeRewritten} says that another
 *   spelling would change the meaning
 */
function writeName(
  mention: Mention,
  entity: Entity,
  name: string,
  block: Prose,
): TextEdit | undefined {
  if (!canBeRewritten(mention, entity)) {
    return undefined;
  }
  const text = inPlaceOf(mention, name, block);
  return text === mention.surface ? undefined : { start: mention.start, end: mention.end, text };
}

/**
 * Whether another name may replace a mention. This is not so for a class in its own grammatical form, an
 * abbreviation that the note defines, a name in another language than the label, a tag, and a mention that shares
 * its head, has a prefix or an ending, or contains mark-up.
 */
export function canBeRewritten({ rule, parts, form }: Mention, { kind }: Entity): boolean {
  const isOwn = rule === 'name' || rule === 'latin' || rule === 'acronym';
  return kind !== 'class' && !form.language && isOwn && parts.length === 1;
}

/** Whether a mention is the symbol of a rodent's gene as it should be, which is another name than that of the protein. */
export function isRodentSymbol({ surface, species }: Mention, { mouse }: Entity): boolean {
  return surface === mouse?.symbol && (species === 'mouse' || species === 'rat');
}

/**
 * The edit that expands the first mention of an entity in a note: "interleukin-6 (IL-6)".
 *
 * @returns undefined if the mention is expanded already, the entity has no longer name, or only headings
 *   mention it
 */
export function expandFirstMention(
  library: Library,
  { blocks, text }: NoteAnalysis,
  id: EntityId,
): TextEdit | undefined {
  const entity = library.entity(id);
  const first = firstInParagraph(blocks, id);
  if (!entity || !first || first.parts.length > 1 || entity.name === entity.label) {
    return undefined;
  }
  const isWhole = !['partner', 'prefix', 'ending', 'tag'].includes(first.rule);
  const isShort = first.surface.length < entity.name.length && isWhole;
  const isExpanded = text[first.start - 1] === '(' && text[first.end] === ')';
  return isShort && entity.kind !== 'class' && !isExpanded
    ? { start: first.start, end: first.end, text: `${entity.name} (${entity.label})` }
    : undefined;
}

/** The first mention of an entity in a paragraph; does not look at the blocks after it. */
function firstInParagraph(blocks: readonly NoteBlock[], id: EntityId): Mention | undefined {
  for (const block of blocks) {
    const first =
      block.kind === 'paragraph' ? block.mentions.find(({ entity }) => entity === id) : undefined;
    if (first) {
      return first;
    }
  }
  return undefined;
}

/**
 * The name, with a capital if it replaces a mention in sentence case and begins with a lower-case word. The capital of a brand is
 * its own, so that it shows nothing within an English sentence: "given Actemra", "Actemra was given".
 */
function inPlaceOf({ surface, form, start }: Mention, name: string, block: Prose): string {
  const isSentenceCase = /^\p{Lu}\p{Ll}/u.test(surface) && /^\p{Ll}{2}/u.test(name);
  const isBrand = /^\p{Lu}/u.test(form.text);
  const before = isBrand ? block.text.slice(0, proseOffset(block.pieces, start)) : '';
  const isCapital = isSentenceCase && (beginsSentence.test(before) || german.test(block.text));
  return isCapital ? name.charAt(0).toUpperCase() + name.slice(1) : name;
}

/** What stands before the first word of a block or sentence. */
const beginsSentence = /(?:^|[.!?]["”’)\]]*\s+)["“‘([]*$/;
/** Words of German texts, in which the names of drugs have capitals. */
const german = /(?<!\p{L})(?:und|oder|nicht|mit|wird|wurden?|eine[mnrs]?|bei|nach|auch)(?!\p{L})/u;

/** Whether a text on its own is a name of an entity, so that it is recognised again when it is written. */
export function isNameOf(text: string, entity: EntityId, recogniser: Recogniser): boolean {
  const [mention, ...others] = analyseNote(text, recogniser).blocks.flatMap((it) => it.mentions);
  return (
    others.length === 0 &&
    mention?.entity === entity &&
    mention.start === 0 &&
    mention.end === text.length
  );
}

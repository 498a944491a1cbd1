/**
 * Concept notes: notes about an entity, as wikis have them. A note is one if its file name, its title, its first heading
 * or an alias of its front matter is a name of the entity, in any spelling that is recognised.
 *
 *     IL-6.md, or with `aliases: [IL6, interleukin-6]`
 */
import type { Entity, EntityId } from '../library/schema';
import { shorten } from '../literature/formatReference';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Recogniser } from '../recognise/recogniser';
import { PLACEHOLDER } from '../text/placeholder';

/** The most UTF-16 units of a first paragraph that are kept. */
const LONGEST = 400;

/** The data about a concept note in the index. */
export interface ConceptNote {
  /** The entities whose names the note has. */
  readonly entities: readonly EntityId[];
  /** The plain text of its first paragraph on one line, or the beginning of it; empty if there is none. */
  readonly text: string;
}

/** The properties of a note's file that its analysis does not have. */
export interface NoteFile {
  /** The last part of its path. */
  readonly name: string;
  readonly recogniser: Pick<Recogniser, 'entityNamed'>;
}

/** The data about a note that is about an entity; undefined for any other note. */
export function conceptNoteOf(analysis: NoteAnalysis, file: NoteFile): ConceptNote | undefined {
  const { frontMatter, blocks } = analysis;
  const { title, aliases = [] } = frontMatter?.names ?? {};
  const names = [file.name.replace(/\.\w+$/, ''), title ?? '', headingOf(blocks) ?? '', ...aliases];
  const entities = new Set<EntityId>();
  for (const name of names) {
    const entity = file.recogniser.entityNamed(name);
    if (entity && (!isAmbiguous(name, entity) || mentions(analysis, entity))) {
      entities.add(entity.id);
    }
  }
  return entities.size > 0 ? { entities: [...entities], text: firstParagraph(blocks) } : undefined;
}

/** The text of the first heading, without the placeholders of its attributes. */
export function headingOf(blocks: NoteAnalysis['blocks']): string | undefined {
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return heading?.text.replace(new RegExp(`\\s*${PLACEHOLDER}+$`), '').trim() || undefined;
}

/** Whether a name alone does not show which thing is meant: a note “CSF” may be about the cerebrospinal fluid. */
function isAmbiguous(name: string, { synonyms }: Entity): boolean {
  return synonyms.some(({ text, needs }) => text === name && needs !== undefined);
}

function mentions({ blocks }: NoteAnalysis, { id }: Entity): boolean {
  return blocks.some((block) => block.mentions.some(({ entity }) => entity === id));
}

function firstParagraph(blocks: NoteAnalysis['blocks']): string {
  for (const { kind, text } of blocks) {
    const plain = text
      .replaceAll(PLACEHOLDER, ' ')
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim();
    if (kind === 'paragraph' && plain !== '') {
      return shorten(plain, LONGEST);
    }
  }
  return '';
}

import type { Library } from '../library/library';
import { type Entity, type EntityKind, entityKinds } from '../library/schema';
import type { NoteAnalysis, NoteBlock } from '../note/noteAnalysis';
import type { NoteName } from '../noteIndex/noteIndex';
import type { Mention } from '../recognise/recogniser';
import { touches } from '../text/range';

/** A document of a note: the note itself, or a cell of a notebook. */
interface NotePart {
  readonly name: NoteName;
  readonly analysis: NoteAnalysis;
}

export interface KindNode {
  readonly is: 'kind';
  readonly kind: EntityKind;
  readonly entities: readonly EntityNode[];
}

export interface EntityNode {
  readonly is: 'entity';
  readonly entity: Entity;
  /** In the order of the note. */
  readonly mentions: readonly MentionNode[];
}

export interface MentionNode {
  readonly is: 'mention';
  readonly entity: Entity;
  readonly part: NotePart;
  /**
   * The number of the mention among those of the entity in its part, from 0. It identifies the mention when
   * the text changes.
   */
  readonly nth: number;
  readonly block: NoteBlock;
  readonly mention: Mention;
}

/** A node of the tree of a note: kinds of entities, entities, and the places that mention them. */
export type OutlineNode = KindNode | EntityNode | MentionNode;

/** The entities of a note by kind, the most frequent ones first. */
export class NoteOutline {
  readonly kinds: readonly KindNode[];
  private readonly byEntity = new Map<Entity, EntityNode & { readonly mentions: MentionNode[] }>();

  /** @param parts of a note, in its order */
  constructor(library: Library, parts: readonly NotePart[]) {
    for (const part of parts) {
      this.addPart(library, part);
    }
    const entities = [...this.byEntity.values()].sort(
      (a, b) => b.mentions.length - a.mentions.length,
    );
    this.kinds = entityKinds
      .map((kind) => ({
        is: 'kind' as const,
        kind,
        entities: entities.filter(({ entity }) => entity.kind === kind),
      }))
      .filter((node) => node.entities.length > 0);
  }

  /** The nodes directly below a node, or at the top. */
  children(node?: OutlineNode): readonly OutlineNode[] {
    switch (node?.is) {
      case undefined:
        return this.kinds;
      case 'kind':
        return node.entities;
      case 'entity':
        return node.mentions;
      case 'mention':
        return [];
    }
  }

  /** The node above a node; undefined at the top. */
  parent(node: OutlineNode): OutlineNode | undefined {
    switch (node.is) {
      case 'kind':
        return undefined;
      case 'entity':
        return this.kinds.find(({ kind }) => kind === node.entity.kind);
      case 'mention':
        return this.byEntity.get(node.entity);
    }
  }

  /** The mention in a part that contains or touches an offset. */
  at(name: NoteName, offset: number): MentionNode | undefined {
    for (const { mentions } of this.byEntity.values()) {
      const found = mentions.find((it) => it.part.name === name && touches(it.mention, offset));
      if (found) {
        return found;
      }
    }
    return undefined;
  }

  private addPart(library: Library, part: NotePart): void {
    const counts = new Map<Entity, number>();
    for (const block of part.analysis.blocks) {
      for (const mention of block.mentions) {
        const entity = library.entity(mention.entity);
        if (entity) {
          const nth = counts.get(entity) ?? 0;
          counts.set(entity, nth + 1);
          const node = this.byEntity.get(entity) ?? { is: 'entity', entity, mentions: [] };
          this.byEntity.set(entity, node);
          node.mentions.push({ is: 'mention', entity, part, nth, block, mention });
        }
      }
    }
  }
}

/** The mention of a node in a note that may have changed since; undefined if it no longer exists. */
export function mentionNow(node: MentionNode, { blocks }: NoteAnalysis): Mention | undefined {
  let left = node.nth;
  for (const mention of blocks.flatMap(({ mentions }) => mentions)) {
    if (mention.entity === node.entity.id && left-- === 0) {
      return mention;
    }
  }
  return undefined;
}

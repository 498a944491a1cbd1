import type { NoteContext } from '../library/rankSources';
import type { EntityId, TopicId } from '../library/schema';
import type { Recogniser } from '../recognise/recogniser';
import type { NoteAnalysis, NoteBlock } from './noteAnalysis';

/** The weight of a heading's subjects for the paragraphs below it; their own subjects have weight 1. */
const HEADING_WEIGHT = 0.5;

/** The context of a block: its own entities and topics, and those of its headings with half the weight. */
export function contextOf(
  analysis: NoteAnalysis,
  block: NoteBlock,
  recogniser: Recogniser,
): NoteContext {
  const entities = new Map<EntityId, number>();
  const topics = new Map<TopicId, number>();
  for (const heading of headingsAbove(analysis, block)) {
    heading.mentions.forEach(({ entity }) => entities.set(entity, HEADING_WEIGHT));
    recogniser.topicsIn(heading).forEach((topic) => topics.set(topic, HEADING_WEIGHT));
  }
  block.mentions.forEach(({ entity }) => entities.set(entity, 1));
  recogniser.topicsIn(block).forEach((topic) => topics.set(topic, 1));
  return { entities, topics };
}

/** The headings of the sections that contain a block, innermost first. */
export function headingsAbove({ blocks }: NoteAnalysis, block: NoteBlock): NoteBlock[] {
  const headings: NoteBlock[] = [];
  let depth = block.kind === 'heading' ? block.depth : Number.POSITIVE_INFINITY;
  for (let at = blocks.indexOf(block) - 1; at >= 0 && depth > 1; at--) {
    const candidate = blocks[at] as NoteBlock;
    if (candidate.kind === 'heading' && candidate.depth < depth) {
      headings.push(candidate);
      depth = candidate.depth;
    }
  }
  return headings;
}

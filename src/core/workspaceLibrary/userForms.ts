/**
 * The form of what a folder of the workspace adds to the library, in its `cytonote/`: that of the
 * dataset, but an entry for something that the library has needs no more than its id and what is added.
 */
import * as v from 'valibot';
import { entitySchema, sourceSchema, topicSchema } from '../library/schema';

export const ownEntitySchema = v.strictObject({
  ...v.partial(entitySchema).entries,
  id: entitySchema.entries.id,
});
/** An entity of the user, or the user's additions to an entity of the library. */
export type OwnEntity = v.InferOutput<typeof ownEntitySchema>;

export const ownSourceSchema = v.strictObject({
  ...v.partial(sourceSchema).entries,
  key: sourceSchema.entries.key,
});
/** A source of the user, or the user's additions to a source of the library. */
export type OwnSource = v.InferOutput<typeof ownSourceSchema>;

export const ownTopicSchema = v.strictObject({
  ...v.partial(topicSchema).entries,
  id: topicSchema.entries.id,
});
/** A topic of the user, or the user's additions to a topic of the library. */
export type OwnTopic = v.InferOutput<typeof ownTopicSchema>;

/** The sorts of files in `cytonote/`. */
export type OwnFileKind = 'entities' | 'source' | 'topics';

/** What a file of each sort holds. */
export const ownFileSchemas = {
  entities: v.array(ownEntitySchema),
  source: ownSourceSchema,
  topics: v.array(ownTopicSchema),
} as const;

/**
 * Tells by its path what a file in `cytonote/` holds: `entities.yaml`, `topics.yaml`,
 * `sources/<key>.source.yaml`.
 */
export function ownFileKind(path: string): OwnFileKind | undefined {
  const match = /\/cytonote\/(?:(entities|topics)|sources\/[^/]+\.(source))\.ya?ml$/.exec(path);
  return (match?.[1] ?? match?.[2]) as OwnFileKind | undefined;
}

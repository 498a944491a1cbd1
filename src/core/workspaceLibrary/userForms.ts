/**
 * The form of the files in `cytonote/`, by which a workspace folder adds to the library: the form of the dataset, but
 * an entry about something in the library only needs its id and the additions.
 */
import * as v from 'valibot';
import { entitySchema, sourceSchema, topicSchema } from '../library/schema';

export const userEntitySchema = v.strictObject({
  ...v.partial(entitySchema).entries,
  id: entitySchema.entries.id,
});
/** An entity of the user, or the user's additions to an entity of the library. */
export type UserEntity = v.InferOutput<typeof userEntitySchema>;

export const userSourceSchema = v.strictObject({
  ...v.partial(sourceSchema).entries,
  key: sourceSchema.entries.key,
});
/** A source of the user, or the user's additions to a source of the library. */
export type UserSource = v.InferOutput<typeof userSourceSchema>;

export const userTopicSchema = v.strictObject({
  ...v.partial(topicSchema).entries,
  id: topicSchema.entries.id,
});
/** A topic of the user, or the user's additions to a topic of the library. */
export type UserTopic = v.InferOutput<typeof userTopicSchema>;

/** The sorts of files in `cytonote/`. */
export type UserFileKind = 'entities' | 'source' | 'topics';

/** The form of each sort of file. */
export const userFileSchemas = {
  entities: v.array(userEntitySchema),
  source: userSourceSchema,
  topics: v.array(userTopicSchema),
} as const;

/**
 * The content of a file in `cytonote/`, judged by its path: `entities.yaml`, `topics.yaml`,
 * `sources/<key>.source.yaml`.
 */
export function userFileKind(path: string): UserFileKind | undefined {
  const match = /\/cytonote\/(?:(entities|topics)|sources\/[^/]+\.(source))\.ya?ml$/.exec(path);
  return (match?.[1] ?? match?.[2]) as UserFileKind | undefined;
}

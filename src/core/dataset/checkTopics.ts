import { t } from '@vscode/l10n';
import type { Topic } from '../library/schema';
import { unknownId } from './checkIds';
import type { Checked, DatasetEntry, DatasetProblem } from './datasetFile';

/**
 * Checks that the topics form a tree of two levels; a misplaced one moves to the top.
 *
 * @param declared the ids of all topics, including broken ones
 */
export function checkTopics(
  entries: readonly DatasetEntry<Topic>[],
  declared: ReadonlySet<string>,
): Checked<Topic> {
  const topics = new Map(entries.map(({ value }) => [value.id, value]));
  const problems: DatasetProblem[] = [];
  const checked = entries.map((entry): DatasetEntry<Topic> => {
    const { broader, ...rest } = entry.value;
    if (broader === undefined) {
      return entry;
    }
    const message = objectionToTopic(entry.value.id, broader, topics, declared);
    if (message !== undefined) {
      problems.push(entry.problemAt(['broader'], message));
    }
    return message === undefined && topics.has(broader) ? entry : { ...entry, value: rest };
  });
  return { entries: checked, problems };
}

function objectionToTopic(
  id: string,
  broader: string,
  topics: ReadonlyMap<string, Topic>,
  declared: ReadonlySet<string>,
): string | undefined {
  if (!declared.has(broader)) {
    return unknownId('topic', broader, declared);
  }
  const loop = findLoop(id, (topic) => [topics.get(topic)?.broader ?? []].flat());
  if (loop) {
    return t('topic "{0}" is above itself: {1}', id, loop.join(' → '));
  }
  const top = topics.get(broader)?.broader;
  return top === undefined
    ? undefined
    : t('topics have two levels, but "{0}" is itself below "{1}"', broader, top);
}

/**
 * Finds out whether an entry is above itself.
 *
 * @param broaderOf the ids directly above an id
 * @returns the path of ids from `id` upwards and back to it, with both ends: `a, b, a`
 */
export function findLoop(
  id: string,
  broaderOf: (id: string) => readonly string[],
): readonly string[] | undefined {
  const visited = new Set<string>();
  const climb = (way: readonly string[]): readonly string[] | undefined => {
    for (const broader of broaderOf(way.at(-1) as string)) {
      if (broader === id) {
        return [...way, id];
      }
      if (!visited.has(broader)) {
        visited.add(broader);
        const loop = climb([...way, broader]);
        if (loop) {
          return loop;
        }
      }
    }
    return undefined;
  };
  return climb([id]);
}

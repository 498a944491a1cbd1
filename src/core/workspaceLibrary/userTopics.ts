import { t } from '@vscode/l10n';
import { unknownId } from '../dataset/checkIds';
import { checkTopics } from '../dataset/checkTopics';
import type { DatasetEntry, DatasetProblem } from '../dataset/datasetFile';
import type { Library } from '../library/library';
import type { Topic, TopicId } from '../library/schema';
import { termsOf } from '../recognise/entityNames';
import type { Name } from '../recognise/nameMatcher';
import { isWordUnit } from '../text/fold';
import { bundledEntry, groupedBy, layer } from './layers';
import type { UserTopic } from './userForms';

/** The result of reading the user's topics. */
interface UserTopics {
  /** New topics, and topics of the library with the user's changes. All are complete. */
  readonly topics: readonly Topic[];
  readonly terms: readonly Name<TopicId>[];
  readonly problems: readonly DatasetProblem[];
}

/** Combines the user's topics with those of the library; terms add up. */
export function readUserTopics(
  entries: readonly DatasetEntry<UserTopic>[],
  declared: ReadonlySet<TopicId>,
  library: Library,
): UserTopics {
  const problems: DatasetProblem[] = [];
  const terms: Name<TopicId>[] = [];
  const whole: DatasetEntry<Topic>[] = [];
  for (const [id, group] of groupedBy(entries, (topic) => topic.id)) {
    const { problemAt } = group[0] as DatasetEntry<UserTopic>;
    const base = library.topic(id);
    const { label, ...rest } = layer<UserTopic>(
      base,
      group.map(({ value }) => value),
    );
    if (!label) {
      const unknown = unknownId(
        'topic',
        id,
        library.topics.map((it) => it.id),
      );
      problems.push(problemAt(['id'], t('{0}: a new topic needs a label', unknown)));
      continue;
    }
    const userTerms = group
      .flatMap(({ value }) => value.terms ?? [])
      .filter(({ text }) => isWordUnit(text.charCodeAt(0)));
    const value = { ...rest, id, label, terms: [...(base?.terms ?? []), ...userTerms] };
    terms.push(...termsOf({ ...value, terms: userTerms }));
    whole.push({ value, problemAt });
  }
  const ids = new Set(whole.map(({ value }) => value.id));
  const others = library.topics.filter(({ id }) => !ids.has(id)).map(bundledEntry);
  const known = new Set([...declared, ...library.topics.map(({ id }) => id)]);
  const checked = checkTopics([...whole, ...others], known);
  return {
    topics: checked.entries.map(({ value }) => value).filter(({ id }) => ids.has(id)),
    terms,
    problems: [...problems, ...checked.problems],
  };
}

import type { Topic, TopicId } from '../library/schema';
import type { Name } from './nameMatcher';

/** The words by which a paragraph shows that it is about a topic. */
export function termsOf({ id, terms }: Topic): Name<TopicId>[] {
  return terms.map((form) => ({ form, plural: false, value: id }));
}

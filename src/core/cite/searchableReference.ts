import type { Library } from '../library/library';
import type { Recogniser } from '../recognise/recogniser';
import { entitiesOf } from './entitiesOf';
import type { Citable } from './noteReferences';
import type { SearchableReference } from './searchReferences';

/** What of a citable is searched: its key, authors, title and year, and the names of what it is about. */
export function searchableReference(
  { key, summary, source }: Citable,
  library: Library,
  recogniser: Recogniser,
): SearchableReference {
  const { authors, title = '', year = '' } = summary;
  const subjects = entitiesOf({ summary, source }, recogniser).flatMap((id) => {
    const entity = library.entity(id);
    return entity ? [entity.label, entity.name, ...entity.synonyms.map(({ text }) => text)] : [];
  });
  const topics = source?.topics.map((id) => library.topic(id)?.label ?? id) ?? [];
  return {
    key,
    authors: authors.join(' '),
    title,
    year,
    subjects: [...subjects, ...topics].join(' '),
  };
}

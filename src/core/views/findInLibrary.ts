import type { Library } from '../library/library';
import { entitiesOfSource } from '../library/relations';
import type { Entity, Source } from '../library/schema';
import { shortReference } from '../literature/formatReference';
import { foldText } from '../text/fold';

/**
 * The sources that match a search: every word occurs in the authors, title, journal, year, key, topics, findings, or in
 * a name of an entity that a finding is about. Letter case and hyphens do not matter.
 */
export function filterSources(library: Library, words: string): Source[] {
  const fits = fitting(words);
  return library.sources.filter((source) => fits(searchText(library, source)));
}

/** Whether a text contains every word of a search, ignoring hyphens and letter case. */
export function fitting(words: string): (text: string) => boolean {
  const wanted = words.trim().split(/\s+/).map(withoutGaps);
  return (text) => {
    const searched = withoutGaps(text);
    return wanted.every((word) => searched.includes(word));
  };
}

/** Everything in a source that a reader may search for. */
export function searchText(library: Library, source: Source): string {
  const names = [...entitiesOfSource(source)].flatMap(
    (id) => library.entity(id)?.synonyms.map(({ text }) => text) ?? [],
  );
  return [
    source.key,
    shortReference(source),
    source.title,
    source['container-title'],
    source.issued,
    ...source.author.map(({ family, given }) => `${given ?? ''} ${family}`),
    ...source.topics.map((id) => library.topic(id)?.label),
    ...source.findings.map(({ text }) => text),
    ...names,
  ].join('\n');
}

/** Makes "IL-6", "IL 6" and "il6" the same. */
function withoutGaps(text: string): string {
  return foldText(text).replaceAll(' ', '');
}

/** An entity that matches the query, and its matching name. */
export interface NamedEntity {
  readonly entity: Entity;
  /** The label if it matches, or else the full name or a synonym. */
  readonly by: string;
}

/**
 * The entities with a name that contains the query; hyphens, blanks and letter case do not matter.
 *
 * @returns entities whose name is or begins with the query come first; all entities for an empty query
 */
export function findEntities({ entities }: Library, typed: string): NamedEntity[] {
  const wanted = withoutGaps(typed);
  const ranked = entities.flatMap((entity) => {
    const names = [entity.label, entity.name, ...entity.synonyms.map(({ text }) => text)];
    const fits = names.map((name) => rankOf(withoutGaps(name), wanted));
    const best = Math.min(...fits);
    return best === NO_FIT ? [] : [{ entity, by: names[fits.indexOf(best)] as string, rank: best }];
  });
  return ranked.sort((a, b) => a.rank - b.rank);
}

const NO_FIT = 3;

function rankOf(name: string, wanted: string): number {
  if (name === wanted) {
    return 0;
  }
  const at = name.indexOf(wanted);
  return at === -1 ? NO_FIT : Math.min(at + 1, 2);
}

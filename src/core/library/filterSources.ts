import { shortReference } from '../cite/formatReference';
import { foldText } from '../recognise/fold';
import type { Library } from './library';
import type { Source } from './schema';
import { entitiesSpokenOf } from './spokenOf';

/**
 * The sources that a reader's words fit: every word occurs in the authors, title, journal, year, key,
 * topics, findings, or in a name of an entity that a finding is about. Case and hyphens do not matter.
 */
export function filterSources(library: Library, words: string): Source[] {
  const fits = fitting(words);
  return library.sources.filter((source) => fits(searchText(library, source)));
}

/** Whether every one of a reader's words occurs in a text, once hyphens and case are taken off both. */
export function fitting(words: string): (text: string) => boolean {
  const wanted = words.trim().split(/\s+/).map(withoutGaps);
  return (text) => {
    const searched = withoutGaps(text);
    return wanted.every((word) => searched.includes(word));
  };
}

/** All by which a reader may look for a source. */
export function searchText(library: Library, source: Source): string {
  const names = [...entitiesSpokenOf(source)].flatMap(
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

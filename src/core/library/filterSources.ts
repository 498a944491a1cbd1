import { shortReference } from '../cite/formatReference';
import { foldText } from '../recognise/fold';
import type { Library } from './library';
import type { Source } from './schema';

/**
 * The sources that a reader's words fit: every word occurs in the authors, title, journal, year, key,
 * topics, findings, or in a name of an entity that a finding is about. Case and hyphens do not matter.
 */
export function filterSources(library: Library, words: string): Source[] {
  const wanted = words.trim().split(/\s+/).map(withoutGaps);
  return library.sources.filter((source) => {
    const text = withoutGaps(searchText(library, source));
    return wanted.every((word) => text.includes(word));
  });
}

function searchText(library: Library, source: Source): string {
  const entities = new Set(source.findings.flatMap((finding) => finding.entities));
  const names = [...entities].flatMap(
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

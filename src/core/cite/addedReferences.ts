import { escapeMarkdown } from '../card/markdownText';
import { identifiersOf } from '../note/citations/sourceAddress';
import type { CitedSources } from './citedSources';
import { entryFields } from './entryFields';
import { formatReference } from './formatReference';
import type { Reference } from './reference';

/** Sources with some that are being added to them in the same edit, so that these can be cited, too. */
export function withReferences(sources: CitedSources, added: readonly Reference[]): CitedSources {
  const byKey = new Map(added.map((reference) => [reference.id, reference]));
  const byIdentifier = new Map(
    added.flatMap((reference) => identifiersOf(reference).map((it) => [it, reference.id] as const)),
  );
  return {
    isKey: (key) => byKey.has(key) || sources.isKey(key),
    keyOfAddress: (identifier) => sources.keyOfAddress(identifier) ?? byIdentifier.get(identifier),
    reference: (key) => byKey.get(key) ?? sources.reference(key),
    formatted: (key) => {
      const reference = byKey.get(key);
      return reference
        ? escapeMarkdown(formatReference(entryFields(reference)))
        : sources.formatted(key);
    },
  };
}

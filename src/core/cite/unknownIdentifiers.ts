/** Citations by identifier, such as `@isbn:9783319464923`, of publications that are not in a note's literature. */

import { t } from '@vscode/l10n';
import { rangeOfKey } from '../citation/citation';
import { resolveCitation } from '../citation/resolveCitation';
import { fetchableIdentifier, identifierOfKey } from '../identifiers/identifierKeys';
import { shownIdentifier } from '../identifiers/readIdentifier';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { Range } from '../text/range';
import { citationsOf } from './noteCitations';
import type { NoteLiterature } from './noteLiterature';

/** The place of the identifier, and what can be done about it. */
export interface UnknownIdentifier extends Range {
  readonly message: string;
}

/**
 * The identifiers in the place of keys that no publication of the literature has, in the order of the text. They are
 * not mistakes: a quick fix fetches those that a service knows.
 */
export function unknownIdentifiers(
  analysis: NoteAnalysis,
  literature: NoteLiterature,
): UnknownIdentifier[] {
  const { groups, metadata, lookups } = citationsOf(analysis, literature);
  return [...metadata, ...groups]
    .flatMap(({ citations }) => citations)
    .flatMap((citation): UnknownIdentifier[] => {
      const { key, end, looksLike } = citation;
      const isKnown =
        looksLike !== 'identifier' || resolveCitation(citation, lookups) !== undefined;
      // Pandoc ends a key before a bracket, but a DOI may continue.
      const isWhole = analysis.text[end] !== '(';
      return isKnown || !isWhole || identifierOfKey(key) === undefined
        ? []
        : [{ ...rangeOfKey(analysis.text, citation), message: messageFor(key) }];
    });
}

function messageFor(key: string): string {
  const fetchable = fetchableIdentifier(key);
  return fetchable
    ? t('Your literature does not have {0}. A quick fix fetches it.', shownIdentifier(fetchable))
    : t(
        'Your literature does not have {0}, and no service that Cytonote asks does. Add an entry with it to a bibliography.',
        key,
      );
}

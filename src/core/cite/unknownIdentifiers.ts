/** Citations by identifier, such as `@isbn:9783319464923`, of what a note's literature does not have. */

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
 * The identifiers of publications in the place of keys that nothing in the literature goes by, in the order of the text.
 * They are no mistakes: a quick fix fetches those that a service knows.
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
      // Pandoc's keys end before a bracket, and a DOI may go on.
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

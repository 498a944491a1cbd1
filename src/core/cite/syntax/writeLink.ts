import { escapeMarkdown } from '../../card/markdownText';
import { addressOf, type SourceIds } from '../../note/citations/sourceAddress';
import { authorDate } from '../authorDate';
import type { CitedSources } from '../citedSources';
import type { Cited, CitedItem } from './cited';

/**
 * `[Emilie et al., 1998](https://doi.org/…)`, `[Emilie et al. (1998)](…)` in the text, `[1998](…)`
 * with the author left out.
 *
 * @returns undefined where a source has neither DOI nor PMID nor PMCID
 */
export function writeLink({ form, items }: Cited, sources: CitedSources): string | undefined {
  const links = items.map((item) => linkText(item, form, sources));
  return links.every((link) => link !== undefined) ? links.join('; ') : undefined;
}

function linkText(
  { key, suppressAuthor }: CitedItem,
  form: Cited['form'],
  sources: CitedSources,
): string | undefined {
  const reference = sources.reference(key);
  const address = reference && addressOf(reference as SourceIds);
  if (!reference || !address) {
    return undefined;
  }
  const { authors, year } = authorDate(reference);
  const named = form === 'inText' ? `${authors} (${year})` : `${authors}, ${year}`;
  return `[${escapeMarkdown(suppressAuthor ? year : named)}](${address})`;
}

/**
 * Links that cite, by an address that contains an identifier:
 *
 *     [Emilie et al., 1998](https://doi.org/10.3109/08830189809043015)      bracketed
 *     [Emilie et al. (1998)](https://doi.org/10.3109/08830189809043015)     in the text
 *     [1998](https://doi.org/10.3109/08830189809043015)                     author left out
 *     [](https://doi.org/10.3109/08830189809043015)                         in the text, as MyST writes it
 *     [Emilie](doi:10.3109/08830189809043015)                               MyST, too
 *
 * Links with "; " in between are one group. A bare address is not a citation.
 */

import { identifierOfAddress } from '../../identifiers/addresses';
import { addressOf, type SourceIds } from '../../identifiers/publicationIds';
import { authorDate } from '../../literature/formatReference';
import { escapeMarkdown } from '../../text/escape';
import type { Range } from '../../text/range';
import type { Citation, CitationGroup } from '../citation';
import type { Cited, CitedItem } from '../cited';
import type { CitedText } from '../citedText';
import type { ReferenceLookup } from '../resolveCitation';

interface Link extends Range {
  readonly text: string;
  readonly identifier: string;
}

/** Finds links to sources, in the order of the text. */
export function readLinkCitations({ note, closed, excluded }: CitedText): CitationGroup[] {
  const groups: CitationGroup[] = [];
  for (const range of closed) {
    const link = note[range.start] === '[' ? readLink(note, range, excluded) : undefined;
    if (!link) {
      continue;
    }
    const group = groupOf(link);
    const last = groups.at(-1);
    const isNext = last && note.slice(last.end, link.start) === '; ';
    if (isNext && last.form === 'bracketed' && group.form === 'bracketed') {
      const citations = [...last.citations, ...group.citations];
      groups.splice(-1, 1, { ...last, end: group.end, citations });
    } else {
      groups.push(group);
    }
  }
  return groups;
}

const destination =
  /^\]\(\s*(?:<([^<>\n]*)>|([^\s<]\S*?))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)$/;

function readLink(note: string, range: Range, excluded: readonly Range[]): Link | undefined {
  const ending = excluded.find(
    ({ start, end }) => end === range.end && (note[start] === ']' || start === range.start),
  );
  // A link without a text has no prose.
  const textEnd = ending && note[ending.start] === '[' ? range.start + 1 : ending?.start;
  const match =
    textEnd === undefined ? undefined : destination.exec(note.slice(textEnd, range.end));
  if (textEnd === undefined || !match) {
    return undefined;
  }
  const address = unescaped(match[1] ?? match[2] ?? '');
  const identifier = identifierOfAddress(address);
  const text = note.slice(range.start + 1, textEnd);
  return identifier ? { start: range.start, end: range.end, text, identifier } : undefined;
}

/** An address as the parser reads it: without backslashes, and with `&` in place of `&amp;`. */
function unescaped(address: string): string {
  return address.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&amp;', '&');
}

function groupOf({ start, end, text, identifier }: Link): CitationGroup {
  const citation: Citation = {
    start,
    end,
    by: 'address',
    key: identifier,
    prefix: '',
    suffix: '',
    suppressAuthor: /^(?:\d{4}[a-z]?|n\.d\.)$/.test(text),
  };
  const form = /^\s*$|\S \((?:\d{4}[a-z]?|n\.d\.)\)$/.test(text) ? 'inText' : 'bracketed';
  return { syntax: 'link', form, start, end, citations: [citation] };
}

/**
 * `[Emilie et al., 1998](https://doi.org/…)`, `[Emilie et al. (1998)](…)` in the text, `[1998](…)` with the author left
 * out.
 *
 * @returns undefined if a source has neither DOI nor PMID nor PMCID
 */
export function writeLink({ form, items }: Cited, sources: ReferenceLookup): string | undefined {
  const links = items.map((item) => linkText(item, form, sources));
  return links.every((link) => link !== undefined) ? links.join('; ') : undefined;
}

function linkText(
  { key, suppressAuthor }: CitedItem,
  form: Cited['form'],
  sources: ReferenceLookup,
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

/** Reads the lists and citations of an engine, and removes punctuation that styles leave in them by mistake. */

import { append } from '../text/append';
import type { CitationEngine, Cite, EngineList } from './citationEngine';
import type { CitationStyle } from './citationStyle';
import { elementsOf } from './cslXml';
import type { FormattedText } from './formattedText';

/** A reference in a style, without its number in a list. */
export interface FormattedReference {
  readonly key: string;
  readonly text: FormattedText;
}

/** An engine at work. */
export interface BuiltEngine {
  readonly engine: CitationEngine;
  /** Converts the HTML of the engine. */
  readonly finish: (html: string) => FormattedText;
  /** What a citation sorts a cite by. */
  readonly sortKeys: (engine: CitationEngine, id: string) => readonly unknown[];
  /** The references that it knows, by their keys. */
  items: ReadonlyMap<string, object>;
}

/** References between two pauses: one takes up to 30 ms in APA. */
export const AT_ONCE = 2;

/** An entry of a list, with its number there, whether the style shows it or not. */
interface ListEntry {
  readonly key: string;
  readonly html: string;
  readonly number: number;
}

/**
 * The list of an engine's references, without those for which the style prints nothing. Pauses every few references.
 */
export function* listOf(
  { engine, finish }: BuiltEngine,
  style: CitationStyle,
): Generator<void, FormattedReference[]> {
  const formatted: FormattedReference[] = [];
  for (let entries = pagesOf(engine, style), page = entries.next(); ; page = entries.next()) {
    if (page.done) {
      return formatted;
    }
    for (const { key, html, number } of page.value) {
      const text = finish(withoutNumber(html, style.isNumbered ? number : 0));
      if (hasWords(text)) {
        formatted.push({ key, text });
      }
    }
    yield;
  }
}

/**
 * The entries of the list, a few at a time. If the style writes a dash for authors who are the same as in the entry
 * before, each page begins with the last entry of the page before, which is dropped.
 */
function* pagesOf(engine: CitationEngine, { node }: CitationStyle): Generator<ListEntry[]> {
  const [bibliography] = elementsOf(node, 'bibliography');
  const overlap = bibliography?.attrs['subsequent-author-substitute'] === undefined ? 0 : 1;
  const keys: string[] = [];
  for (;;) {
    const dropped = keys.length > overlap ? overlap : 0;
    const page_start = keys.at(-1 - dropped) ?? true;
    const list = engine.makeBibliography({ page_start, page_length: AT_ONCE + dropped }) || noList;
    const added = list[0].entry_ids.slice(dropped).map(([key]) => key as string);
    if (added.length === 0) {
      return;
    }
    yield entriesOf(engine, list, keys.length - dropped).filter(({ key }) => added.includes(key));
    append(keys, added);
  }
}

/**
 * The entries of a page. The engine names all items, but has no entry for those for which it prints nothing.
 *
 * @param before how many items are on the pages before
 */
function entriesOf(engine: CitationEngine, list: EngineList, before: number): ListEntry[] {
  const [{ entry_ids, bibliography_errors }, entries] = list;
  const keys = entry_ids.map(([key], index) => ({
    key: key as string,
    number: before + index + 1,
  }));
  const unprinted = new Set(bibliography_errors.map(({ itemID }) => itemID));
  const printed = keys.filter(({ key }) => !unprinted.has(key));
  const listed = [keys, printed].find(({ length }) => length === entries.length);
  const all = listed
    ? listed.map((it, index) => ({ ...it, html: entries[index] as string }))
    : keys.flatMap((it) => {
        const include = [{ field: 'id', value: it.key }];
        const [, [html]] = engine.makeBibliography({ include }) || noList;
        return html === undefined ? [] : [{ ...it, html }];
      });
  return all.filter(({ html }) => !html.includes(NOTHING_PRINTED));
}

const noList = [{ entry_ids: [], bibliography_errors: [] }, []] as const;

/** Citations, each of some cites, as an engine writes them, with a pause after each. */
export function* citationsOf(
  built: BuiltEngine,
  citations: readonly (readonly Cite[])[],
): Generator<void, FormattedText[]> {
  const cited: FormattedText[] = [];
  for (const cites of citations) {
    cited.push(built.finish(citationOf(built, cites)));
    yield;
  }
  return cited;
}

/** The text of the engine for a reference that prints nothing, in styles with numbers and in citations. */
const NOTHING_PRINTED = '[CSL STYLE ERROR: reference with no printed form.]';

/**
 * A citation in a style. Styles sort its cites, unless one of several has a prefix: "see also" and "cf." refer to the
 * cites before them.
 */
function citationOf(built: BuiltEngine, cites: readonly Cite[]): string {
  const { engine } = built;
  const { tokens } = engine.citation_sort;
  const hasPrefix = cites.some(({ prefix }) => prefix);
  const ordered = hasPrefix || cites.length < 2 ? cites : groupedCites(built, cites);
  if (hasPrefix || ordered !== cites) {
    engine.citation_sort.tokens = [];
  }
  try {
    return engine.makeCitationCluster(ordered).replaceAll(NOTHING_PRINTED, '');
  } finally {
    engine.citation_sort.tokens = tokens;
  }
}

/**
 * The cites of a citation in the order of the style, those of an author beside each other where the style joins
 * them, as CSL has it ("Cite Grouping"): "(Doe 1999, 2001; Berg 2000)". The engine has that only for word processors.
 *
 * @returns the same list where the style joins none
 */
function groupedCites({ engine, sortKeys }: BuiltEngine, cites: readonly Cite[]): readonly Cite[] {
  if (!engine.opt.grouped_sort) {
    return cites;
  }
  const sorted =
    engine.citation_sort.tokens.length > 0
      ? cites
          // In front, the engine has room for the name of the group.
          .map((cite) => [cite, { sortkeys: ['', ...sortKeys(engine, cite.id)] }] as const)
          .sort((a, b) => engine.citation.srt.compareCompositeKeys(a, b))
          .map(([cite]) => cite)
      : cites;
  const groups = new Map<string, Cite[]>();
  for (const cite of sorted) {
    const author = engine.makeCitationCluster([{ id: cite.id, 'author-only': true }]);
    const name = author && author !== NOTHING_PRINTED ? author : `[${cite.id}]`;
    groups.set(name, [...(groups.get(name) ?? []), cite]);
  }
  return [...groups.values()].flat();
}

/**
 * Removes the punctuation around parts without text, as Pandoc does:
 *
 *     Episode one, 2015. . The Show     →  Episode one, 2015. The Show
 *     J Reviews. 2002;:5                →  J Reviews. 2002;5
 *     A page. .                         →  A page.
 *     “A chapter.,” In: The Book        →  “A chapter,” In: The Book
 *     The Daily Lantern,, 2010          →  The Daily Lantern, 2010
 *     Does it matter?. The Show         →  Does it matter? The Show
 */
export function withoutEmptyParts(html: string): string {
  return (
    html
      .replace(/, (?=,)|,(?=, )/g, '')
      .replace(/(?<=[^\s,]) (?=,(?:\s|<))/g, '')
      .replace(/(?<!\.[ .]?)\. (?=\. (?!\.))/g, '')
      .replace(/(?<=(?<!\.[ .]*)\.[”"’]) \.(?= )/g, '')
      .replace(/(?<=[^\s.]) \.(?= (?!\.))/g, '.')
      .replace(/(?<=\p{L})\.\.(?= )/gu, '.')
      .replace(/\. (?=,)/g, '.')
      .replace(/(?<=[?!](?:<\/[bi]>)?)\.(?= (?!\.))/g, '')
      // The word before the full stop is not an abbreviation.
      .replace(/(?<=\p{L}{4})\.,(?=[”"])/gu, ',')
      .replace(/(?<!\.[ .]*)\.\s+\.(?=(?:\s|<\/?\w+>)*$)/, '.')
      .replace(/(?<=[^\s.])\s+\.(?=(?:\s|<\/?\w+>)*$)/, '.')
      .replace(/(?<=(?<!&#?\w{1,8});):(?=\w)/g, '')
  );
}

/** A dash for authors who are those of the entry before is a word, too. */
function hasWords(text: FormattedText): boolean {
  return text.some((run) => /[\p{L}\p{N}]|[—–]{2}|-{3}/u.test(run.text));
}

/** Blocks of an entry (`display="block"`) are parts of one text in Markdown: a blank parts them. */
export function withoutBlocks(html: string): string {
  return html.replace(
    /(?<=\S)\s*(<\/div>)?\s*(?=<div class="csl-(?:block|indent|right-inline)">)/g,
    '$1 ',
  );
}

/**
 * The entry of a list without its number: in a separate column, or in the text as "1." or "[1]". Other text in the
 * column, such as "[Doe65]", becomes the beginning of the entry.
 *
 * @param number of the entry; 0 in styles without numbers
 */
function withoutNumber(html: string, number: number): string {
  const column = /<div class="csl-left-margin">([\s\S]*?)<\/div>/;
  if (number === 0) {
    return html.replace(column, (_, text: string) => `${text.trimEnd()} `);
  }
  const inText = new RegExp(`^(\\s*<div class="csl-entry">\\s*)[([]?${number}[)\\]]?[.:,]?\\s+`);
  const inColumn = new RegExp(`^\\s*[([]?${number}[)\\]]?[.:,]?\\s*`);
  return html
    .replace(column, (_, text: string) =>
      // Some styles have the whole entry in the column.
      /\p{L}{2}/u.test(text.replace(/<[^<>]*>/g, '')) ? text.replace(inColumn, '') : '',
    )
    .replace(inText, '$1');
}

/** The citations of a note as a preview shows them. */

import { type Cited, citedBy } from '../citation/cited';
import { citationsOf, keysIn } from '../cite/noteCitations';
import type { NoteLiterature } from '../cite/noteLiterature';
import {
  endsInReferenceHeading,
  findReferencesDiv,
  isReferenceHeading,
} from '../cite/referenceHeadings';
import { isListOpen, readReferenceList } from '../cite/referenceList';
import { keysOfEverything } from '../cite/updateReferenceList';
import type { Cite } from '../csl/citationEngine';
import { NEAR, positionedCites } from '../csl/citePositions';
import { authorDate } from '../literature/formatReference';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { escapeMarkup } from '../text/escape';

/** A citation by keys, all of them known. */
export interface ShownCitation {
  /** UTF-16 offset of the note at which it begins. */
  readonly start: number;
  readonly cited: Cited;
  /** What is the same for citations that say the same. */
  readonly id: string;
}

/** What a note cites by keys, and the keys in the order of their first citation. */
export interface ShownCitations {
  readonly citations: readonly ShownCitation[];
  readonly keys: readonly string[];
  /** How many entries are left out of the list, where the note lists all of a large bibliography. */
  readonly leftOut: number;
}

/** Entries that a preview lists of those that the note does not cite: a page with all of 50,000 would hang. */
const MOST_LISTED = 1_000;

/**
 * The citations of a note that go by keys or identifiers: Pandoc's, MyST's and LaTeX's, and MyST's links without a
 * text. Footnotes, other links and numbers are shown as they are; so is what has an unknown key in it.
 */
export function shownCitations(
  analysis: Parameters<typeof citationsOf>[0],
  references: NoteLiterature,
): ShownCitations {
  const noteCitations = citationsOf(analysis, references);
  const { text, groups, keysOf } = noteCitations;
  const said = groups.flatMap((group) => {
    const isShown =
      group.citations.every(({ by }) => by === 'key') || text.startsWith('[](', group.start);
    const keys = isShown ? keysOf(group) : undefined;
    if (!keys?.every((key) => references.isKey(key))) {
      return [];
    }
    const cited = citedBy(group, keys);
    return { start: group.start, cited };
  });
  // Styles may write a later citation in another way than the first: "Ibid."
  const positions = positionedCites(
    said.map(({ cited }) => citesOf(cited)),
    NEAR,
  );
  const citations = said.map((it, index) => {
    const places = positions[index]?.map((cite) => [cite.position, cite['near-note']]);
    return { ...it, id: JSON.stringify([it.cited, places]) };
  });
  const inText = citations.flatMap(({ cited }) => cited.items.map(({ key }) => key));
  const listed = keysIn({ ...noteCitations, groups: [] }).filter((key) => references.isKey(key));
  const cited = new Set([...inText, ...listed]);
  const others = keysOfEverything(noteCitations, references).filter((key) => !cited.has(key));
  const keys = [...cited, ...others.slice(0, MOST_LISTED)];
  return { citations, keys, leftOut: Math.max(0, others.length - MOST_LISTED) };
}

/** A citation in our own short form: "(see Emilie et al., 1998, p. 710)", or "Emilie et al. (1998)". */
export function plainCitation({ form, items }: Cited, references: NoteLiterature): string {
  if (form === 'hidden') {
    return '';
  }
  const parts = items.map(({ key, prefix, suffix, suppressAuthor }, index) => {
    const { authors, year } = authorDate(references.reference(key) ?? { id: key, type: '' });
    const isBefore = form === 'inText' && index === 0;
    const named = suppressAuthor || isBefore ? [year] : [authors, year];
    const text = [...named, plain(suffix)].filter(Boolean).join(', ');
    return prefix ? `${plain(prefix)} ${text}` : text;
  });
  return `${authorsBefore({ form, items }, references)}(${parts.join('; ')})`;
}

/** The author who stands before a citation that is part of the sentence, with a blank; else nothing. */
export function authorsBefore({ form, items }: Cited, references: NoteLiterature): string {
  const [first] = items;
  const reference =
    form === 'inText' && first && !first.suppressAuthor
      ? references.reference(first.key)
      : undefined;
  return reference ? `${authorDate(reference).authors} ` : '';
}

/**
 * Where a note's list of references goes: nowhere if the note has one; without a heading of ours if the
 * note ends in the heading of a list or in the div that Pandoc fills; else under a heading of ours. A div
 * with text after it cannot be filled here, so that the list comes at the end all the same.
 */
export function listPlace(
  note: Pick<NoteAnalysis, 'text' | 'blocks' | 'closed'>,
): 'none' | 'underHeading' | 'atEnd' {
  if (readReferenceList(note) || isListOpen(note)) {
    return 'none';
  }
  const div = findReferencesDiv(note);
  if (div) {
    return note.text.slice(div.end).trim() === '' ? 'underHeading' : 'atEnd';
  }
  if (endsInReferenceHeading(note)) {
    return 'underHeading';
  }
  const hasOwn = note.blocks.some(
    ({ kind, text }) => kind === 'heading' && isReferenceHeading(text),
  );
  return hasOwn ? 'none' : 'atEnd';
}

/** The id of a reference in the list of a name, by its place there from 0; never made of a key. */
export function referenceId(place: number, name: string): string {
  return ['cytonote-reference', ...(name ? [name] : []), place + 1].join('-');
}

/** The tooltip of a citation: its references as plain text. */
export function citationTitle(texts: readonly string[]): string {
  return escapeMarkup(texts.join('\n'));
}

/** The locators of CSL, by how they are written before a number in Pandoc's citations. */
const labels: readonly (readonly [RegExp, string])[] = [
  [/^(?:pp?\.?|pages?)(?=[\s\d])/i, 'page'],
  [/^(?:chaps?\.?|chapters?)(?=[\s\d])/i, 'chapter'],
  [/^(?:secs?\.?|sections?|§+)(?=[\s\d])/i, 'section'],
  [/^(?:figs?\.?|figures?)(?=[\s\d])/i, 'figure'],
  [/^(?:vols?\.?|volumes?)(?=[\s\d])/i, 'volume'],
  [/^(?:paras?\.?|paragraphs?|¶+)(?=[\s\d])/i, 'paragraph'],
  [/^(?:pts?\.|parts?)(?=[\s\d])/i, 'part'],
  [/^(?:bks?\.|books?)(?=[\s\d])/i, 'book'],
  [/^(?:cols?\.|columns?)(?=[\s\d])/i, 'column'],
  [/^(?:fols?\.|folios?)(?=[\s\d])/i, 'folio'],
  [/^(?:nos?\.|numbers?|issues?)(?=[\s\d])/i, 'issue'],
  [/^(?:ll?\.|lines?)(?=[\s\d])/i, 'line'],
  [/^(?:nn?\.|notes?)(?=[\s\d])/i, 'note'],
  [/^(?:opp?\.|opus)(?=[\s\d])/i, 'opus'],
  [/^(?:vv?\.|verses?)(?=[\s\d])/i, 'verse'],
];
/** A number as it counts pages: with a digit in it, or a Roman one. */
const unit = '(?:[ivxlcdm]+(?![\\p{L}\\p{N}]|\\.\\d)|[^\\s,;&–-]{0,12}\\d[^\\s,;&–-]{0,12})';
const range = `${unit}(?:\\s?[–-]\\s?${unit})?`;
/** Numbers, as "12", "710-12", "iv–x" or "3, 5–7". */
const numbers = new RegExp(`^${range}(?:(?:,\\s?|\\s?&\\s?)${range}){0,20}`, 'iu');

/** The cites of a citation for the engine, with the locator separated from other text after a key. */
export function citesOf({ form, items }: Cited): Cite[] {
  return items.map(({ key, prefix, suffix, suppressAuthor }, index) => ({
    id: key,
    ...(prefix ? { prefix: `${emphasised(prefix)} ` } : {}),
    ...suffixOf(emphasised(suffix)),
    // The author stands before it then, in the text.
    'suppress-author': suppressAuthor || (form === 'inText' && index === 0),
  }));
}

/** As the engine reads it: `*passim*` in its mark-up, with nothing else in it that could be taken for mark-up. */
function emphasised(text: string): string {
  const parts = text.split(
    /(?<![\p{L}\p{N}*])(\*{1,2}[^*<>\s](?:[^*<>]*[^*<>\s])?\*{1,2})(?![\p{L}\p{N}*])/u,
  );
  const marked = parts.map((part, at) => {
    const element = part.startsWith('**') ? 'b' : 'i';
    return at % 2 === 1 ? `<${element}>${plain(part)}</${element}>` : part.replace(/[*`]/g, '');
  });
  return typographic(marked.join(''));
}

/** Without the marks of emphasis and code, which neither the engine nor a tooltip reads, and with dashes. */
export function plain(text: string): string {
  return typographic(text.replace(/[*`]/g, ''));
}

function typographic(text: string): string {
  return text
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<!-)--(?!-)/g, '–')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * What follows a key, as Pandoc divides it: a locator, and the text after that.
 *
 *     pp. 33–35, 38 and passim      the pages 33–35, 38, and "and passim"
 *     {pp. 3, 5}, with a suffix     all within the braces is the locator
 */
function suffixOf(suffix: string): Pick<Cite, 'suffix' | 'locator' | 'label'> {
  const [whole, inBraces = '', afterBraces = ''] = /^\{([^{}]*)\}(.*)$/.exec(suffix) ?? [];
  const written = whole === undefined ? suffix : inBraces.trim();
  const [before, label] = labels.find(([it]) => it.test(written)) ?? [];
  const rest = before ? written.replace(before, '').trim() : written;
  const [found] = whole === undefined ? (numbers.exec(rest) ?? []) : [rest];
  // A bare number after a key counts pages; in braces, only where nothing follows.
  const isBare = /^[^\s,;&–-]{0,12}\d/.test(rest) && afterBraces.trim() === '';
  const isLocator = label !== undefined || isBare;
  if (!found || !isLocator) {
    const text = whole === undefined ? suffix : `${written}${afterBraces}`.replace(/^[,\s]+/, '');
    return text === '' ? {} : { suffix: /^[:.;!?]/.test(text) ? text : `, ${text}` };
  }
  const after = whole === undefined ? rest.slice(found.length) : afterBraces;
  return {
    locator: found.replace(/<[^<>]*>/g, ''),
    label: label ?? 'page',
    ...(after.trim() === '' ? {} : { suffix: after }),
  };
}

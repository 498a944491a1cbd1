/** The citations of a note in a preview. */

import { type Cited, citedBy } from '../citation/cited';
import { inlineNotesIn } from '../citation/inlineNotes';
import { citationsOf, keysIn, type NoteCitations } from '../cite/noteCitations';
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

/** A citation by keys that are all known. */
export interface RenderedCitation {
  /** UTF-16 offset of the note at which it begins. */
  readonly start: number;
  readonly cited: Cited;
  /** The number of its note, in a style whose citations are notes: all citations of a footnote have one. */
  readonly note: number;
  readonly isInFootnote: boolean;
  /** The same for citations with the same content. */
  readonly id: string;
}

/** The citations by keys of a note, and the keys in the order of their first citation. */
export interface RenderedCitations {
  readonly citations: readonly RenderedCitation[];
  readonly keys: readonly string[];
  /** How many entries are left out of the list, if the note lists all entries of a large bibliography. */
  readonly leftOut: number;
}

/** The most uncited entries in a preview's list: a page with 50,000 entries would hang. */
const MOST_LISTED = 1_000;

/**
 * The citations of a note by keys or identifiers: in the syntax of Pandoc, MyST and LaTeX, and MyST's links without
 * text. Footnotes, other links and numbers are rendered unchanged, as are citations with an unknown key.
 */
export function renderedCitations(
  analysis: Parameters<typeof citationsOf>[0],
  references: NoteLiterature,
): RenderedCitations {
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
  const notes = notesOf(said, noteCitations);
  // Styles may write a later citation in another form than the first: "Ibid."
  const positions = positionedCites(
    said.map(({ cited }) => citesOf(cited)),
    NEAR,
    notes.map(({ note }) => note),
  );
  const citations = said.map((it, index) => {
    const places = positions[index]?.map((cite) => [cite.position, cite['near-note']]);
    const { note, isInFootnote } = notes[index] ?? { note: 0, isInFootnote: false };
    return { ...it, note, isInFootnote, id: JSON.stringify([it.cited, places, isInFootnote]) };
  });
  const inText = citations.flatMap(({ cited }) => cited.items.map(({ key }) => key));
  const listed = keysIn({ ...noteCitations, groups: [] }).filter((key) => references.isKey(key));
  const cited = new Set([...inText, ...listed]);
  const others = keysOfEverything(noteCitations, references).filter((key) => !cited.has(key));
  const keys = [...cited, ...others.slice(0, MOST_LISTED)];
  return { citations, keys, leftOut: Math.max(0, others.length - MOST_LISTED) };
}

/**
 * The numbers of the notes of citations, as Pandoc counts them: the footnotes of the author, by their first reference,
 * inline notes (`^[…]`), and a note for each citation elsewhere. A footnote that nothing refers to is counted where it
 * stands.
 *
 * @param cited the citations in the order of the note
 */
function notesOf(
  cited: readonly { readonly start: number }[],
  { text, footnotes, blocks }: Pick<NoteCitations, 'text' | 'footnotes' | 'blocks'>,
): readonly Pick<RenderedCitation, 'note' | 'isInFootnote'>[] {
  const written = [
    ...footnotes.map(({ start, end, label }) => {
      const reference = text.indexOf(`[^${label}]`);
      const isDefinition = text[reference + label.length + 3] === ':';
      return { start, end, at: reference < 0 || isDefinition ? start : reference };
    }),
    ...inlineNotesIn(text, blocks).map((range) => ({ ...range, at: range.start })),
  ];
  const around = cited.map(({ start }) =>
    written.find((footnote) => footnote.start <= start && start < footnote.end),
  );
  const inText = cited.filter((_, index) => around[index] === undefined);
  const starts = [...written.map(({ at }) => at), ...inText.map(({ start }) => start)];
  const numbers = new Map(starts.sort((a, b) => a - b).map((start, index) => [start, index + 1]));
  return cited.map(({ start }, index) => {
    const footnote = around[index];
    const note = numbers.get(footnote?.at ?? start) ?? 0;
    return { note, isInFootnote: footnote !== undefined };
  });
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

/** The author before a citation that is part of the sentence, with a blank; else empty. */
export function authorsBefore({ form, items }: Cited, references: NoteLiterature): string {
  const [first] = items;
  const reference =
    form === 'inText' && first && !first.suppressAuthor
      ? references.reference(first.key)
      : undefined;
  return reference ? `${authorDate(reference).authors} ` : '';
}

/**
 * The place of a note's list of references: none if the note has a list; without a heading of ours if the note ends in
 * the heading of a list or in the div that Pandoc fills; else under a heading of ours. A div with text after it cannot
 * be filled here, so then the list also comes at the end.
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

/** The id of a reference in a list, from the name of the list and the index of the reference; never made from a key. */
export function referenceId(place: number, name: string): string {
  return ['cytonote-reference', ...(name ? [name] : []), place + 1].join('-');
}

/** The tooltip of a citation: its references as plain text. */
export function citationTitle(texts: readonly string[]): string {
  return escapeMarkup(texts.join('\n'));
}

/** The locators of CSL, by their forms before a number in Pandoc's citations. */
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
/** A number of a locator: with a digit in it, or a Roman numeral. */
const unit = '(?:[ivxlcdm]+(?![\\p{L}\\p{N}]|\\.\\d)|[^\\s,;&–-]{0,12}\\d[^\\s,;&–-]{0,12})';
const range = `${unit}(?:\\s?[–-]\\s?${unit})?`;
/** Numbers, such as "12", "710-12", "iv–x" or "3, 5–7". */
const numbers = new RegExp(`^${range}(?:(?:,\\s?|\\s?&\\s?)${range}){0,20}`, 'iu');

/** The cites of a citation for the engine. Separates the locator from other text after a key. */
export function citesOf({ form, items }: Cited): Cite[] {
  return items.map(({ key, prefix, suffix, suppressAuthor }, index) => ({
    id: key,
    ...(prefix ? { prefix: `${emphasised(prefix)} ` } : {}),
    ...suffixOf(emphasised(suffix)),
    // The author is then in the text before it.
    'suppress-author': suppressAuthor || (form === 'inText' && index === 0),
  }));
}

/** A text in the engine's mark-up, with `*passim*` in italics; other characters that look like mark-up are escaped. */
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

/** A text without marks of emphasis and code, which neither the engine nor a tooltip reads, and with dashes. */
function plain(text: string): string {
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
 * Divides the text after a key as Pandoc does: into a locator, and the text after it.
 *
 *     pp. 33–35, 38 and passim      the pages 33–35, 38, and "and passim"
 *     {pp. 3, 5}, with a suffix     everything within the braces is the locator
 */
function suffixOf(suffix: string): Pick<Cite, 'suffix' | 'locator' | 'label'> {
  const [whole, inBraces = '', afterBraces = ''] = /^\{([^{}]*)\}(.*)$/.exec(suffix) ?? [];
  const written = whole === undefined ? suffix : inBraces.trim();
  const [before, label] = labels.find(([it]) => it.test(written)) ?? [];
  const rest = before ? written.replace(before, '').trim() : written;
  const [found] = whole === undefined ? (numbers.exec(rest) ?? []) : [rest];
  // A bare number after a key is a page; in braces, only if nothing follows.
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

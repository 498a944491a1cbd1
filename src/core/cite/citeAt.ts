/**
 * The smallest edits that add a citation at a place:
 *
 *     IL-6 rises in **sepsis**.            →  IL-6 rises in **sepsis** [@emilie1998].
 *     IL-6 rises in sepsis [@trenova2016]. →  IL-6 rises in sepsis [@trenova2016; @emilie1998].
 *     IL-6 rises in sepsis[^trenova2016].  →  IL-6 rises in sepsis[^trenova2016][^emilie1998].
 */

import type { CitationGroup, CitationSyntax } from '../citation/citation';
import { plainCited } from '../citation/cited';
import {
  type CitationLookups,
  lookupsIn,
  type ReferenceLookup,
  resolveGroup,
} from '../citation/resolveCitation';
import type { LatexCommand } from '../citation/syntax/latex';
import { writeCitation } from '../citation/writeCitation';
import { blockAt, type NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import { citationDefinitions } from './definitions';
import { extendCitation } from './extendCitation';
import { latexStyleIn } from './noteCitations';
import type { CitationPlace } from './placeCitation';
import { numbersIn, readReferenceList } from './referenceList';

/** How to write citations in a note. */
export interface CitingStyle {
  readonly syntax: CitationSyntax;
  readonly sources: ReferenceLookup;
  /** LaTeX's command for bracketed citations; by default, that of the note. */
  readonly latexCommand?: LatexCommand | undefined;
}

/**
 * The edits that cite sources at a place. A citation that is already there is extended in its own syntax; if a syntax
 * cannot refer to a source, Pandoc's is used.
 *
 * @returns an empty list if the place cites every key already, so that a second call changes nothing
 */
export function citeAt(
  analysis: NoteAnalysis,
  { at, group }: CitationPlace,
  keys: readonly string[],
  { syntax, sources, latexCommand }: CitingStyle,
): TextEdit[] {
  const lookups = lookupsOf(analysis, sources);
  const cited = group ? keysAround(analysis, group, lookups) : new Set();
  const missing = [...new Set(keys)].filter((key) => !cited.has(key));
  if (missing.length === 0) {
    return [];
  }
  const isCitation = group && resolveGroup(group, lookups) !== undefined;
  const ways = isCitation ? [group.syntax, syntax, 'pandoc' as const] : [syntax, 'pandoc' as const];
  for (const way of new Set(ways)) {
    const edits = citeIn(analysis, at, missing, {
      syntax: way,
      sources,
      latexCommand,
      extends: isCitation && group.syntax === way ? group : undefined,
    });
    if (edits) {
      return edits;
    }
  }
  return [];
}

/** The keys that a citation at a place has already, with those of adjacent citations. */
export function keysCitedAt(
  analysis: NoteAnalysis,
  { group }: CitationPlace,
  sources: ReferenceLookup,
): ReadonlySet<string> {
  return group ? keysAround(analysis, group, lookupsOf(analysis, sources)) : new Set();
}

/** Whether a source can be cited at a place in any of the syntaxes that {@link citeAt} tries. */
export function canCiteAt(
  { group }: CitationPlace,
  key: string,
  { syntax, sources }: CitingStyle,
): boolean {
  const ways = [...(group ? [group.syntax] : []), syntax, 'pandoc' as const];
  const data = { sources, numberOf: () => 1 };
  return ways.some((way) => writeCitation(plainCited([key]), way, data) !== undefined);
}

function lookupsOf(analysis: NoteAnalysis, sources: ReferenceLookup): CitationLookups {
  const { crossReferences } = analysis.frontMatter ?? {};
  return lookupsIn(sources, numbersIn(readReferenceList(analysis)), crossReferences);
}

function citeIn(
  analysis: NoteAnalysis,
  at: number,
  keys: readonly string[],
  style: CitingStyle & { readonly extends: CitationGroup | undefined },
): TextEdit[] | undefined {
  const definitions = citationDefinitions(analysis, { keys, ...style });
  if (!definitions) {
    return undefined;
  }
  const data = {
    sources: style.sources,
    numberOf: definitions.numberOf,
    ...(style.syntax === 'latex' ? { latex: latexStyleIn(analysis, style.latexCommand) } : {}),
  };
  const extension = style.extends && extendCitation(analysis.text, style.extends, keys, data);
  if (extension) {
    return [extension, ...definitions.edits];
  }
  const written = writeCitation(plainCited(keys), style.syntax, data);
  if (written === undefined) {
    return undefined;
  }
  const edit = { start: at, end: at, text: withBlanks(analysis.text, at, written) };
  const [first, ...others] = definitions.edits;
  if (first?.start !== at) {
    return [edit, ...definitions.edits];
  }
  // At the end of the note, the two are one edit, with a blank line in between.
  const lineEnd = lineEndOf(analysis.text);
  const gap = first.text.startsWith(lineEnd + lineEnd) ? '' : lineEnd;
  return [{ ...edit, text: edit.text + gap + first.text }, ...others];
}

/** A citation with the blanks that separate it from the text around it. */
function withBlanks(note: string, at: number, citation: string): string {
  const [before, after] = [note[at - 1] ?? '\n', note[at] ?? '\n'];
  const isFootnote = citation.startsWith('[^');
  const isApart = /\s/.test(before) || (isFootnote && /[\p{L}\p{N}.,;)"'”’%*]/u.test(before));
  // `[1](` is a link, and `[1]:` at the beginning of a line defines one.
  const isAtLineStart = /(?:^|[\r\n])[ \t>]*$/.test(note.slice(Math.max(0, at - 40), at));
  const goesOn =
    /[\p{L}\p{N}([{]/u.test(after) ||
    (isAtLineStart && after === ':') ||
    (after === '`' && citation.endsWith('`'));
  return `${isApart ? '' : ' '}${citation}${goesOn ? ' ' : ''}`;
}

/** The keys of a citation and of adjacent ones, with nothing in between. */
function keysAround(
  analysis: NoteAnalysis,
  group: CitationGroup,
  lookups: CitationLookups,
): Set<string> {
  const groups = blockAt(analysis, group.start)?.citations ?? [group];
  const index = groups.findIndex(({ start }) => start === group.start);
  const isNextTo = (first: CitationGroup, second: CitationGroup) =>
    /^\s*$/.test(analysis.text.slice(first.origin?.end ?? first.end, second.start));
  let [from, to] = [index, index];
  while (from > 0 && isNextTo(groups[from - 1] as CitationGroup, groups[from] as CitationGroup)) {
    from--;
  }
  while (
    to < groups.length - 1 &&
    isNextTo(groups[to] as CitationGroup, groups[to + 1] as CitationGroup)
  ) {
    to++;
  }
  return new Set(groups.slice(from, to + 1).flatMap((it) => resolveGroup(it, lookups) ?? []));
}

/**
 * Finds a list of references in a note that Cytonote does not manage, or the place for one:
 *
 *     # References {-}               a heading, in any of the five languages of Cytonote
 *
 *     ::: {#refs}                    the place that Pandoc and Quarto fill
 *     :::
 */

import type { NoteAnalysis } from '../note/noteAnalysis';
import { lineStartBefore } from '../text/lines';
import { PLACEHOLDER } from '../text/placeholder';
import type { Range } from '../text/range';

/**
 * The headings of papers and notes, by language. "Sources" is missing on purpose: in notes it is as often the heading
 * of something else, such as the origin of samples.
 */
const headings: Readonly<Record<'en' | 'de' | 'fr' | 'es' | 'ja', readonly string[]>> = {
  en: ['references', 'bibliography', 'literature', 'literature cited', 'works cited'],
  de: ['literatur', 'literaturverzeichnis', 'quellen', 'quellenverzeichnis', 'bibliographie'],
  fr: ['références', 'références bibliographiques', 'bibliographie'],
  es: ['referencias', 'referencias bibliográficas', 'bibliografía'],
  ja: ['参考文献', '引用文献', '文献'],
};

/** Text around the words of a heading: `4.1 References {#refs .unnumbered}`. In prose, attributes are placeholders. */
const aroundHeading = new RegExp(`^(?:[\\d.]+\\s+)?(.*?)\\s*(?:\\{[^{}]*\\}|${PLACEHOLDER}{3,})?$`);

/** Whether the text of a heading, without its `#`s, is that of a list of references. */
export function isReferenceHeading(text: string): boolean {
  const [, words = ''] = aroundHeading.exec(text.trim()) ?? [];
  const wanted = words.normalize('NFC').toLowerCase();
  return Object.values(headings).some((known) => known.includes(wanted));
}

/** Whether a note ends in a heading of a list of references, with nothing below it. */
export function endsInReferenceHeading({
  text,
  blocks,
  closed,
}: Pick<NoteAnalysis, 'text' | 'blocks' | 'closed'>): boolean {
  const last = blocks.at(-1);
  return (
    last?.kind === 'heading' &&
    isReferenceHeading(last.text) &&
    last.end >= (closed.at(-1)?.end ?? 0) &&
    // Not in a block quote or list item, which would not contain the list below it.
    /^ {0,3}(?:#+[ \t]+)?$/.test(text.slice(lineStartBefore(text, last.start), last.start)) &&
    // Text that may follow: closing `#`s, or the line that underlines a heading.
    /^#*\s*(?:=+|-+)?$/.test(text.slice(last.end).trim())
  );
}

/**
 * The div with the id `refs`, as `::: {#refs}` or `<div id="refs">`: Pandoc's citeproc adds the list of references
 * after the content of the div. A list of ours, in the div or elsewhere, would be a second one.
 *
 * @returns undefined if the note has none, or it is not closed
 */
export function findReferencesDiv({
  text,
  closed,
}: Pick<NoteAnalysis, 'text' | 'closed'>): Range | undefined {
  return findFencedDiv(text, closed) ?? findHtmlDiv(text, closed);
}

const refsId = /[{\s](?:#refs|id=["']?refs["']?)(?=[\s}>])/i;

/** The lines around a div are blocks without prose (`divFences.ts`). */
function findFencedDiv(text: string, closed: readonly Range[]): Range | undefined {
  let start: number | undefined;
  let depth = 0;
  for (const fence of closed) {
    const [line, attributes = ''] = /^:{3,}\s*(.*?)[\s:]*$/.exec(textOf(text, fence)) ?? [];
    const isRefs = attributes.startsWith('{') && refsId.test(attributes);
    if (line === undefined || (start === undefined && !isRefs)) {
      continue;
    }
    start ??= lineStartBefore(text, fence.start);
    depth += attributes === '' ? -1 : 1;
    if (depth === 0) {
      return { start, end: fence.end };
    }
  }
  return undefined;
}

/** The text of a block, if it is short enough to be a line of a div. */
function textOf(text: string, { start, end }: Range): string {
  return text[start] === ':' ? text.slice(start, end) : '';
}

function findHtmlDiv(text: string, closed: readonly Range[]): Range | undefined {
  for (const { index, 0: line } of text.matchAll(/^ {0,3}<div\b[^<>\r\n]*>/gim)) {
    const start = index + line.indexOf('<');
    if (!refsId.test(line) || !closed.some((it) => it.start === start)) {
      continue;
    }
    let depth = 0;
    for (const { index: at, 0: tag } of text.slice(start).matchAll(/<\/?div\b[^<>]*>/gi)) {
      depth += tag.startsWith('</') ? -1 : 1;
      if (depth === 0) {
        return { start, end: start + at + tag.length };
      }
    }
  }
  return undefined;
}

/**
 * The parts of a note that list references by hand or for Pandoc, by their start: sections under a heading, and the
 * div, which may be in one of them.
 */
export function referenceSections(note: Pick<NoteAnalysis, 'text' | 'blocks' | 'closed'>): Range[] {
  const sections: Range[] = [];
  let open: { readonly start: number; readonly depth: number } | undefined;
  for (const { kind, text, start, depth } of note.blocks) {
    if (kind === 'heading' && (!open || depth <= open.depth)) {
      if (open) {
        sections.push({ start: open.start, end: start });
      }
      open = isReferenceHeading(text) ? { start, depth } : undefined;
    }
  }
  const last = open ? [{ start: open.start, end: note.text.length }] : [];
  const div = findReferencesDiv(note);
  return [...sections, ...last, ...(div ? [div] : [])].sort((a, b) => a.start - b.start);
}

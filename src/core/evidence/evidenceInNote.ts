/**
 * The tables of evidence of a note. Each is between marks, by which a later run finds it:
 *
 *     <!-- cytonote: evidence-il-17a -->
 *
 *     | Publication | …
 *
 *     <!-- cytonote: end of evidence-il-17a -->
 */
import { plainCited } from '../citation/cited';
import { writeCitation } from '../citation/writeCitation';
import type { CitingStyle } from '../cite/citeAt';
import { citationDefinitions } from '../cite/definitions';
import { endsOpen } from '../cite/endOfNote';
import { latexStyleIn } from '../cite/noteCitations';
import type { CitationKey } from '../library/schema';
import type { PublicationId } from '../literature/publication';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { readNoteParts } from '../note/noteMarks';
import { findChange, type TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { EvidenceGroup } from './evidenceRows';
import { type EvidenceColumn, evidenceMarkdown } from './writeEvidence';

/** A table for a note. */
export interface NoteEvidence {
  /** The subject of the table, as its marks name it: an id of letters, digits and hyphens. */
  readonly subject: string;
  readonly groups: readonly EvidenceGroup[];
  readonly columns: readonly EvidenceColumn[];
  /** The key by which the note cites each publication; one without a key is not cited. */
  readonly keys: ReadonlyMap<PublicationId, CitationKey>;
}

/**
 * The edits that update the table of a subject, or add it below the block at a place.
 *
 * @param at UTF-16 units; used if the note has no such table
 * @returns an empty list if nothing changes; undefined if one of the table's two marks is missing, so that its extent
 *   is unknown, or if everything below the place is code or a comment
 */
export function evidenceEdits(
  note: NoteAnalysis,
  at: number,
  evidence: NoteEvidence,
  style: CitingStyle,
): TextEdit[] | undefined {
  const name = nameOf(evidence.subject);
  const { parts, unpaired } = readNoteParts(note);
  if (unpaired.some((mark) => mark.name === name)) {
    return undefined;
  }
  const lineEnd = lineEndOf(note.text);
  const { markdown, definitions } = write(note, evidence, style);
  const content = `\n\n${markdown}\n`.replaceAll('\n', lineEnd);
  const part = parts.find((it) => it.name === name);
  if (part) {
    const { start, end } = part.content;
    const { from, to, text } = findChange(note.text.slice(start, end), content);
    const isSame = from === to && text === '';
    return isSame ? definitions : [{ start: start + from, end: start + to, text }, ...definitions];
  }
  const place = endOfBlock(note, at);
  if (place === undefined) {
    return undefined;
  }
  const before = note.text.slice(0, place);
  const gap = before.trim() === '' ? '' : lineEnd.repeat(2);
  const table = `${gap}<!-- cytonote: ${name} -->${content}<!-- cytonote: end of ${name} -->`;
  return joined({ start: place, end: place, text: table }, definitions, note.text.length, lineEnd);
}

/** The name in the marks, of letters, digits and hyphens. */
function nameOf(subject: string): string {
  return `evidence-${subject.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function write(
  note: NoteAnalysis,
  { groups, columns, keys }: NoteEvidence,
  style: CitingStyle,
): { readonly markdown: string; readonly definitions: TextEdit[] } {
  const { sources, latexCommand } = style;
  const isCited = columns.includes('citation');
  const cited = isCited ? [...new Set(keys.values())] : [];
  const defined = citationDefinitions(note, { keys: cited, ...style });
  // If the syntax of the note cannot refer to all of them, use Pandoc's.
  const syntax = defined ? style.syntax : 'pandoc';
  const data = {
    sources,
    numberOf: defined?.numberOf ?? (() => undefined),
    ...(syntax === 'latex' ? { latex: latexStyleIn(note, latexCommand) } : {}),
  };
  const markdown = evidenceMarkdown(groups, columns, ({ publication }) => {
    const key = keys.get(publication.id);
    return key === undefined
      ? undefined
      : (writeCitation(plainCited([key]), syntax, data) ??
          writeCitation(plainCited([key]), 'pandoc', data));
  });
  return { markdown, definitions: [...(defined?.edits ?? [])] };
}

/** The end of the last line before the first blank line after a place that is not in code or a comment. */
function endOfBlock(note: NoteAnalysis, at: number): number | undefined {
  const { text, closed, frontMatter } = note;
  const from = Math.max(at, frontMatter?.end ?? 0);
  const isOpen = endsOpen(note);
  const blank = /(?=(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n|$))|$/g;
  blank.lastIndex = from;
  for (let found = blank.exec(text); found; found = blank.exec(text)) {
    const { index } = found;
    const isInside =
      closed.some(({ start, end }) => start < index && index < end) ||
      (isOpen && index > (closed.at(-1)?.start ?? 0));
    if (!isInside) {
      return index;
    }
    if (index >= text.length) {
      return undefined;
    }
    blank.lastIndex = index + 1;
  }
  return undefined;
}

/** Two edits at the end of a note become one, with a blank line in between. */
function joined(
  edit: TextEdit,
  definitions: readonly TextEdit[],
  end: number,
  lineEnd: string,
): TextEdit[] {
  const [first, ...others] = definitions;
  if (first?.start !== edit.start || edit.start !== end) {
    return [edit, ...definitions];
  }
  const gap = /^[\r\n]/.test(first.text) ? '' : lineEnd.repeat(2);
  return [{ ...edit, text: `${edit.text}${gap}${first.text}` }, ...others];
}

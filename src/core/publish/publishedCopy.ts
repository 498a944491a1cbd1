/**
 * The copy of a note for Pandoc or Quarto: every citation is in Pandoc's syntax, and text that only Cytonote's own
 * lists of references need is left out. The note itself does not change.
 *
 *     \citep[see][p. 3]{emilie1998}        →  [see @emilie1998, p. 3]
 *     {cite:t}`emilie1998`                 →  @emilie1998
 *     [@doi:10.3109/08830189809043015]     →  [@emilie1998]
 *     [Emilie et al., 1998](https://doi.org/10.3109/08830189809043015)   →  [@emilie1998]
 *     [the first trial](https://doi.org/10.3109/08830189809043015)       →  the link, and [@emilie1998] after it
 *     [^emilie1998], and its definition    →  [@emilie1998], and none
 *     [1], and the managed list            →  [@emilie1998], and the place that Pandoc fills: ::: {#refs}
 *     \nocite{trenova2016}                 →  nocite: in a block of metadata at the end
 *     @user, "@10 mg", which cite nothing  →  \@user, "\@10 mg"
 */
import type { CitationGroup } from '../citation/citation';
import { type Cited, citedBy } from '../citation/cited';
import { writePandoc } from '../citation/syntax/pandoc';
import { type Candidate, candidatesFor } from '../cite/conversionProof';
import { endsOpen } from '../cite/endOfNote';
import {
  keysIn,
  listsEverything,
  type NoteCitations,
  readNoteCitations,
} from '../cite/noteCitations';
import type { NoteLiterature } from '../cite/noteLiterature';
import { findReferencesDiv } from '../cite/referenceHeadings';
import { openListMark, type ReferenceList, writeReferenceItem } from '../cite/referenceList';
import { keysOfEverything } from '../cite/updateReferenceList';
import { applyEdits, type TextEdit } from '../text/edits';
import { lineEndOf } from '../text/lines';
import type { Range } from '../text/range';
import { blankLineEdits } from './blankLines';
import { hasRunnableCode } from './programArguments';
import { embeddedNotes, wikiEdits } from './wikiMarkup';

/** A stretch of the note that the copy has unchanged, or without a part of it. Offsets count in the note. */
export interface Unconverted extends Range {
  readonly why: 'notConverted' | 'withoutNotes' | 'embedded' | 'openList';
}

/** The text that a program publishes in place of the note. */
export interface PublishedCopy {
  readonly text: string;
  /** The edits that turn the note into the copy; empty if the note can be published unchanged. */
  readonly edits: readonly TextEdit[];
  /** The keys that are cited or listed, each once. */
  readonly keys: readonly string[];
  /** The citations of the note, to find the place of a key. */
  readonly citations: NoteCitations;
  readonly unconverted: readonly Unconverted[];
}

/**
 * Creates the copy, and pauses every few milliseconds. Reads the copy again, so that a citation which would get another
 * meaning stays unchanged.
 *
 * @param text of the note in the editor
 * @param literature by which its keys, labels, numbers and addresses are resolved
 * @param name of its file: Quarto's notes are Pandoc's, and need no blank lines
 */
export function* publishedCopy(
  text: string,
  literature: NoteLiterature,
  name: string,
): Generator<void, PublishedCopy> {
  const note = yield* readNoteCitations(text, literature);
  const converted = candidatesFor(note, 'pandoc', literature).map((it) => convert(note, it));
  const others = otherEdits(note, literature, name);
  const draft = [...converted.flatMap(({ edit }) => edit ?? []), ...others];
  const after = yield* readNoteCitations(applyEdits(text, draft), literature);
  const shifted = shiftedBy(draft);
  const right = converted.filter(({ candidate, edit }) => {
    const start = edit && shifted(edit) + blankBefore(text, candidate.group).length;
    const now = after.groups.find((group) => group.start === start);
    return now && after.keysOf(now)?.join() === candidate.keys.join();
  });
  const edits = [...right.flatMap(({ edit }) => edit ?? []), ...others];
  return {
    text: applyEdits(text, edits),
    edits,
    keys: [...new Set([...keysIn(note), ...keysOfEverything(note, literature)])],
    citations: note,
    unconverted: [
      ...[openListMark(note) ?? []].flat().map((mark) => ({ ...mark, why: 'openList' as const })),
      ...embeddedNotes(note).map(({ start, end }) => ({ start, end, why: 'embedded' as const })),
      ...converted.flatMap(({ candidate, edit, isWhole }): Unconverted[] => {
        const { start, end } = candidate.group;
        const isRight = right.some((it) => it.edit === edit);
        return !isRight
          ? [{ start, end, why: 'notConverted' }]
          : isWhole
            ? []
            : [{ start, end, why: 'withoutNotes' }];
      }),
    ],
  };
}

/** A citation with the edit that converts it, if there is one. */
interface Converted {
  readonly candidate: Candidate;
  readonly edit: TextEdit | undefined;
  /** Whether the edit expresses the whole citation. */
  readonly isWhole: boolean;
}

function convert(note: NoteCitations, candidate: Candidate): Converted {
  const { start, end, original, isTrue, group } = candidate;
  const cited = group.syntax === 'latex' ? withoutLatex(candidate.cited) : candidate.cited;
  const isKept = isTrue && original.syntax === 'pandoc';
  const form = isKept ? original.text : writePandoc(cited);
  if (form === undefined) {
    return { candidate, edit: undefined, isWhole: false };
  }
  const written = hasOwnWords(note.text, group) ? `${original.text} ${form}` : form;
  const edit = {
    start,
    end,
    text: blankBefore(note.text, group) + written + barrierAfter(note.text, end, written),
  };
  const isWhole =
    isKept || cited.items.every(({ prefix, suffix }) => !/[;@[\]]/.test(prefix + suffix));
  return { candidate, edit, isWhole };
}

/** The blank before a bracketed citation that replaces a footnote, since footnotes directly follow a word. */
function blankBefore(text: string, { syntax, start }: CitationGroup): string {
  return syntax === 'footnote' && /[^\s([{]/.test(text.charAt(start - 1)) ? ' ' : '';
}

/**
 * Whether the text of a link says more than a citation would, such as "Emilie et al., 1998", "1998" or "12". In
 * doubt, it does.
 */
function hasOwnWords(text: string, { syntax, citations }: CitationGroup): boolean {
  const isPrinted = /^\[(?:\s*|\d+[a-z]?|n\.d\.|\p{Lu}.*[\s(](?:\d{4}[a-z]?|n\.d\.)\)?)\]\(/su;
  return (
    syntax === 'link' &&
    !citations.every(({ start, end }) => isPrinted.test(text.slice(start, end)))
  );
}

/** A citation with LaTeX's blanks and escapes as plain characters, since Markdown would print them. */
function withoutLatex(cited: Cited): Cited {
  const plain = (text: string) => text.replace(/(?<!\\)~/g, '\u00a0').replace(/\\([ &%#_])/g, '$1');
  return {
    ...cited,
    items: cited.items.map((item) => ({
      ...item,
      prefix: plain(item.prefix),
      suffix: plain(item.suffix),
    })),
  };
}

/** An empty comment, if the next character would become part of the citation, or turn it into a link. */
function barrierAfter(text: string, end: number, written: string): string {
  const next = text.slice(end, end + 80);
  const isTaken = written.endsWith(']')
    ? /^[([{]/.test(next)
    : /^(?:[ \t]*(?:\r?\n[ \t>]*)?\[(?!\^)|[\p{L}\p{N}_]|[:.#$%&\-+?<>~/]+[\p{L}\p{N}_])/u.test(
        next,
      );
  return isTaken ? '<!-- -->' : '';
}

function otherEdits(note: NoteCitations, literature: NoteLiterature, name: string): TextEdit[] {
  const hidden = note.groups.filter((group) => group.form === 'hidden' && isCited(note, group));
  return [
    ...hidden.map(({ start, end }) => ({ start, end, text: '' })),
    ...note.groups.flatMap((group) => escapedIn(note, group)),
    ...literatureNoteEdits(note),
    ...wikiEdits(note).filter((edit) => !isInside(edit, note)),
    ...(hasRunnableCode(name) ? [] : blankLineEdits(note)).filter((edit) => !isInside(edit, note)),
    ...note.metadata.flatMap((group) => identifierEdit(note, group)),
    ...note.footnotes
      .filter(({ label }) => literature.isKey(label))
      .map(({ start, end }) => ({ start, end, text: '' })),
    ...(note.section ? [withoutList(note, note.section, literature)] : []),
    ...nociteEdit(note, hidden),
  ];
}

/** Whether an edit is inside a range that another one replaces: a citation, a removed definition, the managed list. */
function isInside(edit: Range, { groups, footnotes, section }: NoteCitations): boolean {
  return [...groups, ...footnotes, ...(section ? [section] : [])].some(
    ({ start, end }) => start < edit.end && edit.start < end,
  );
}

/** Whether a group cites a source; `\nocite{*}` does. */
function isCited(note: NoteCitations, group: CitationGroup): boolean {
  return (
    note.keysOf(group) !== undefined ||
    group.citations.some(({ looksLike }) => looksLike === 'everything')
  );
}

/** Escapes `@user` and "@10 mg", which Pandoc would read as citations of unknown keys. */
function escapedIn(note: NoteCitations, group: CitationGroup): TextEdit[] {
  const isNone =
    group.syntax === 'pandoc' &&
    group.citations.every(({ looksLike }) => looksLike === 'handle' || looksLike === 'amount');
  return isNone && note.keysOf(group) === undefined
    ? group.citations.map(({ start }) => {
        const at = note.text.indexOf('@', start);
        return { start: at, end: at, text: '\\' };
      })
    : [];
}

/** Replaces an identifier in the front matter, as in Manubot, by the key of its publication. */
function identifierEdit(note: NoteCitations, group: CitationGroup): TextEdit[] {
  const keys = group.citations.some(({ looksLike }) => looksLike === 'identifier')
    ? note.keysOf(group)
    : undefined;
  const text = keys && writePandoc(citedBy(group, keys));
  return text === undefined ? [] : [{ start: group.start, end: group.end, text }];
}

/** Removes the outer brackets of `[[@emilie1998]]`, a wikilink to a literature note: Pandoc would print them. */
function literatureNoteEdits({ text, groups }: NoteCitations): TextEdit[] {
  return groups.flatMap(({ syntax, form, start, end }) =>
    syntax === 'pandoc' && form === 'bracketed' && text[start - 1] === '[' && text[end] === ']'
      ? [
          { start: start - 1, end: start, text: '' },
          { start: end, end: end + 1, text: '' },
        ]
      : [],
  );
}

/**
 * Replaces the managed list by the place that Pandoc fills, so that its list has the same heading. Text that users
 * wrote between the marks stays, as do items of unknown sources.
 */
function withoutList(
  note: NoteCitations,
  { start, end, items, others, style }: ReferenceList,
  literature: NoteLiterature,
): TextEdit {
  const unknown = items
    .filter(({ key }) => !literature.isKey(key))
    .map((item) => writeReferenceItem(item, style));
  const blocks = [
    ...(findReferencesDiv(note) ? [] : ['::: {#refs}\n:::']),
    ...(unknown.length > 0 ? [unknown.join('\n')] : []),
    ...others,
  ];
  return { start, end, text: blocks.join('\n\n').replaceAll('\n', lineEndOf(note.text)) };
}

/**
 * Adds the sources that the note or its project only lists: a block of metadata at the end, which overrides that of the
 * front matter.
 *
 * @param hidden the groups that the text of the note only lists
 */
function nociteEdit(note: NoteCitations, hidden: readonly CitationGroup[]): TextEdit[] {
  const { listedByProject } = note;
  if (hidden.length + listedByProject.length === 0 || endsOpen(note)) {
    return [];
  }
  const inMetadata = note.metadata.filter(({ form }) => form === 'hidden');
  const listed = [...inMetadata, ...listedByProject, ...hidden];
  const keys = [...new Set(listed.flatMap((group) => note.keysOf(group) ?? []))];
  const all = listsEverything({ groups: hidden, metadata: inMetadata, listedByProject })
    ? ['@*']
    : [];
  const items = keys.map((key) => writePandoc(inText(key)) ?? '').filter(Boolean);
  const lineEnd = lineEndOf(note.text);
  const block = ['', '', '---', 'nocite: |', `  ${[...items, ...all].join(', ')}`, '---', ''];
  const at = note.text.length;
  return [{ start: at, end: at, text: block.join(lineEnd) }];
}

function inText(key: string): Cited {
  return { form: 'inText', items: [{ key, prefix: '', suffix: '', suppressAuthor: false }] };
}

/** Maps an edit to the offset of its text after all edits. */
function shiftedBy(edits: readonly TextEdit[]): (edit: TextEdit) => number {
  const starts = new Map<TextEdit, number>();
  let grown = 0;
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    starts.set(edit, edit.start + grown);
    grown += edit.text.length - (edit.end - edit.start);
  }
  return (edit) => starts.get(edit) as number;
}

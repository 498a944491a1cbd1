/**
 * What some syntaxes need elsewhere in the note: the definition of a footnote, the item of the
 * references section that a number refers to.
 */
import type { CitationSyntax } from '../note/citation';
import { normalizeLabel } from '../note/markdownParser';
import type { NoteAnalysis } from '../note/noteAnalysis';
import { guessDefinitions } from '../note/readInSlices';
import type { CitedSources } from './citedSources';
import { addBlocks, lineEndOf } from './endOfNote';
import {
  type ListedReference,
  numbersIn,
  readReferencesSection,
  writeReferencesItem,
  writeReferencesSection,
} from './referencesSection';
import { writeDefinition } from './syntax/writeFootnote';
import type { TextEdit } from './textEdit';

/** What is to be known of the note. */
type NoteText = Pick<NoteAnalysis, 'text' | 'closed'>;

/** Edits that make place for citations, and the numbers that these then have. */
export interface SupportingText {
  readonly edits: readonly TextEdit[];
  readonly numberOf: (key: string) => number | undefined;
}

/** What is to be cited, and how. */
export interface Wanted {
  readonly keys: readonly string[];
  readonly syntax: CitationSyntax;
  readonly sources: CitedSources;
  /** Whether converting back shall take the items of the references section out again. */
  readonly isAdded?: boolean;
}

/**
 * What citing sources in a syntax needs beside the citation.
 *
 * @returns undefined where the note cannot have it: a source has no reference, the note ends in
 *   unclosed code, or its list of references has no numbers
 */
export function supportingText(note: NoteText, wanted: Wanted): SupportingText | undefined {
  switch (wanted.syntax) {
    case 'footnote':
      return definitions(note, wanted);
    case 'numbered':
      return numbers(note, wanted);
    default:
      return { edits: [], numberOf: () => undefined };
  }
}

function definitions(note: NoteText, { keys, sources }: Wanted): SupportingText | undefined {
  const known = new Set(guessDefinitions(note.text).footnotes);
  const missing = [...new Set(keys)].filter((key) => !known.has(normalizeLabel(key)));
  const blocks = missing.map((key) => {
    const reference = sources.formatted(key);
    return reference === undefined ? undefined : writeDefinition(key, reference);
  });
  return blocks.every((block) => block !== undefined)
    ? withBlocks(note, blocks, () => undefined)
    : undefined;
}

function numbers(
  note: NoteText,
  { keys, sources, isAdded = false }: Wanted,
): SupportingText | undefined {
  const section = readReferencesSection(note);
  const { numberOf } = numbersIn(section);
  const missing = [...new Set(keys)].filter((key) => numberOf(key) === undefined);
  if (missing.length === 0) {
    return { edits: [], numberOf };
  }
  const highest = Math.max(0, ...(section?.items ?? []).map((item) => item.number ?? 0));
  const references = missing.map((key, index): ListedReference | undefined => {
    const text = sources.formatted(key);
    return text === undefined ? undefined : { key, text, number: highest + index + 1, isAdded };
  });
  if (!references.every((reference) => reference !== undefined) || section?.style === 'plain') {
    return undefined;
  }
  const numberOfAll = (key: string) =>
    numberOf(key) ?? references.find((reference) => reference.key === key)?.number;
  const lineEnd = lineEndOf(note.text);
  if (!section) {
    // Marks that are there all the same are not closed, or have not been read yet.
    const isMarked = note.text.includes('<!-- cytonote: references -->');
    const block = writeReferencesSection(references, 'numbered', lineEnd);
    return isMarked ? undefined : withBlocks(note, [block], numberOfAll);
  }
  const last = section.items.at(-1);
  const items = references.map((reference) => writeReferencesItem(reference, 'numbered'));
  const at = last?.end ?? section.content.start;
  const text = items.map((item) => lineEnd + item).join('');
  return {
    edits: [{ start: at, end: at, text: last ? text : lineEnd + text }],
    numberOf: numberOfAll,
  };
}

function withBlocks(
  note: NoteText,
  blocks: readonly string[],
  numberOf: SupportingText['numberOf'],
): SupportingText | undefined {
  const edit = blocks.length > 0 ? addBlocks(note, blocks) : undefined;
  return blocks.length > 0 && !edit ? undefined : { edits: edit ? [edit] : [], numberOf };
}

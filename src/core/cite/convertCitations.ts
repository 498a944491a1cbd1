/**
 * Converts the citations of a note from any syntax to another, so that converting back gives the original note.
 *
 * The parts that the new syntax cannot express are kept in a comment after the citation. Whether a comment is needed is
 * not computed but tested: the converted note is read again, and every citation in it must have the meaning that it was
 * written for, and must give its old text when it is written in its old syntax again. A citation that fails gets a
 * comment; one that fails even then stays as it is.
 */

import type { CitationGroup, CitationSyntax } from '../citation/citation';
import { originComment } from '../citation/citedText';
import type { ReferenceLookup } from '../citation/resolveCitation';
import type { LatexCommand } from '../citation/syntax/latex';
import { type WritingData, writeCitation } from '../citation/writeCitation';
import type { NoteAnalysis } from '../note/noteAnalysis';
import type { TextEdit } from '../text/edits';
import {
  type Attempt,
  type Candidate,
  type ConvertedForm,
  findCandidates,
  wronglyConverted,
} from './conversionProof';
import {
  citationDefinitions,
  dropDefinitions,
  dropReferences,
  hiddenDefinitions,
} from './definitions';
import { citationsOf, type NoteCitations } from './noteCitations';

/** The result of converting a note. */
export interface Conversion {
  /** They do not overlap; empty if there is nothing to convert. */
  readonly edits: readonly TextEdit[];
  /** How many citations are converted. */
  readonly converted: number;
  /** The keys of the citations that stay as they are, each once. */
  readonly left: readonly string[];
}

/**
 * Converts the citations of a whole note, and pauses every few milliseconds.
 *
 * @param latexCommand LaTeX's command for bracketed citations; by default, that of the note
 */
export function* convertCitations(
  analysis: NoteAnalysis,
  syntax: CitationSyntax,
  sources: ReferenceLookup,
  latexCommand?: LatexCommand,
): Generator<void, Conversion> {
  const note = citationsOf(analysis, sources);
  const candidates = yield* findCandidates(note, syntax, sources);
  const defined = labelsOf(note.footnotes);
  const ways = new Map<Candidate, ConvertedForm>(
    candidates.map((it) => [it, needsComment(it, syntax, defined) ? 'commented' : 'plain']),
  );
  for (;;) {
    const attempt = yield* attemptWith(note, ways, syntax, sources, latexCommand);
    const wrong = yield* wronglyConverted(note, attempt, ways, sources, latexCommand);
    if (wrong.size === 0) {
      const left = candidates.filter((it) => ways.get(it) === 'left').flatMap(({ keys }) => keys);
      return { edits: attempt.edits, converted: attempt.written.size, left: [...new Set(left)] };
    }
    for (const candidate of wrong) {
      const isPlain = ways.get(candidate) === 'plain' && attempt.written.has(candidate);
      ways.set(candidate, isPlain && candidate.original.syntax !== syntax ? 'commented' : 'left');
    }
  }
}

function labelsOf(definitions: readonly { readonly label: string }[]): ReadonlySet<string> {
  return new Set(definitions.map(({ label }) => label));
}

/** Whether a citation has a comment already, or is a footnote that converting back would define. */
function needsComment(
  { isKept, original, group, keys }: Candidate,
  syntax: CitationSyntax,
  defined: ReadonlySet<string>,
): boolean {
  const isUndefined = group.syntax === 'footnote' && keys.some((key) => !defined.has(key));
  return original.syntax !== syntax && (isKept || isUndefined);
}

function* attemptWith(
  note: NoteCitations,
  ways: ReadonlyMap<Candidate, ConvertedForm>,
  syntax: CitationSyntax,
  sources: ReferenceLookup,
  latexCommand: LatexCommand | undefined,
): Generator<void, Attempt> {
  const all = [...ways.keys()].filter((candidate) => ways.get(candidate) !== 'left');
  const hidden = syntax === 'footnote' ? hiddenDefinitions(note) : [];
  const labels = labelsOf([...hidden, ...note.footnotes]);
  const isDefinable = (key: string) =>
    sources.formatted(key) !== undefined || note.numberOf(key) !== undefined || labels.has(key);
  const needsText = syntax === 'footnote' || syntax === 'numbered';
  const wanted = all.filter(
    ({ group, keys }) =>
      (!needsText || keys.every(isDefinable)) && (syntax !== 'link' || !note.inLinks.has(group)),
  );
  const cited = new Set(wanted.flatMap(({ keys }) => keys));
  const unhidden = hidden.filter(({ label }) => cited.has(label));
  const shown = labelsOf(unhidden);
  const keys = wanted
    .filter((candidate) => !isRestored(candidate, syntax))
    .flatMap((candidate) => candidate.keys)
    .filter((key) => !shown.has(key));
  const { text, closed, groups } = note;
  const definitions = citationDefinitions(
    { text, closed, blocks: [{ citations: groups }] },
    { keys, syntax, sources, isAdded: true },
  );
  const written = new Map<Candidate, TextEdit>();
  const data: WritingData = {
    sources,
    numberOf: definitions?.numberOf ?? note.numberOf,
    latex: note.latexStyle(latexCommand),
  };
  for (const candidate of definitions ? wanted : []) {
    const { start, end } = candidate;
    const text = textOf(candidate, ways.get(candidate) === 'commented', syntax, data);
    if (text !== undefined) {
      written.set(candidate, { start, end, text });
    }
    yield;
  }
  const edits = [
    ...written.values(),
    ...(definitions?.edits ?? []),
    ...unhidden.map(({ edit }) => edit),
    ...(yield* droppedBy(note, written, ways, sources)),
  ];
  return { edits, written };
}

/** Whether a citation gets its original text from before it was converted. */
function isRestored({ original, isTrue }: Candidate, syntax: CitationSyntax): boolean {
  return isTrue && original.syntax === syntax;
}

function textOf(
  candidate: Candidate,
  isCommented: boolean,
  syntax: CitationSyntax,
  data: WritingData,
): string | undefined {
  const { cited, original } = candidate;
  if (isRestored(candidate, syntax)) {
    return original.text;
  }
  const text = writeCitation(cited, syntax, data);
  return text && isCommented ? text + originComment(original.text) : text;
}

/** The edits that remove definitions and items to which no other citation refers. */
function* droppedBy(
  note: NoteCitations,
  written: ReadonlyMap<Candidate, TextEdit>,
  ways: ReadonlyMap<Candidate, ConvertedForm>,
  sources: ReferenceLookup,
): Generator<void, TextEdit[]> {
  const converted = [...written.keys()];
  const gone = new Set(converted.map(({ group }) => group));
  const left = note.groups.filter((group) => !gone.has(group));
  const keysIn = (groups: readonly CitationGroup[], syntax: CitationSyntax) =>
    groups.filter((it) => it.syntax === syntax).flatMap((it) => note.keysOf(it) ?? []);
  const footnotesLeft = new Set(keysIn(left, 'footnote'));
  const footnotes = keysIn([...gone], 'footnote').filter((key) => !footnotesLeft.has(key));
  const hasNumbers = keysIn([...gone], 'numbered').length > 0;
  const restored = new Set(
    converted
      .filter((it) => ways.get(it) === 'commented' && it.original.syntax === 'footnote')
      .flatMap(({ keys }) => keys),
  );
  const dropped = [...new Set(footnotes)];
  const text = [...written.values()].map((edit) => edit.text).join('');
  return [
    ...(yield* dropDefinitions(note, dropped, { written: text, restored }, sources)),
    ...(hasNumbers && keysIn(left, 'numbered').length === 0 ? dropReferences(note) : []),
  ];
}
